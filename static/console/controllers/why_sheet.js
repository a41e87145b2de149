/*
 * Why a conversation is whose it is, or why it still waits: in a sentence, and with everybody who was considered. What is
 * so now is asked for anew when somebody's status changes.
 */

import { element } from "../../shared/dom.js";
import { explanationRows, explanationSentence } from "../helpers/explanation.js";
import { failureSentence } from "../helpers/failure.js";
import { oneAtATime } from "../helpers/one_at_a_time.js";
import { fillSheet } from "./sheet.js";

/** @typedef {import("../../types/Explanation").Explanation} Explanation */
/** @typedef {import("../helpers/explanation.js").Row} Row */
/** @typedef {import("../helpers/explanation.js").Tense} Tense */

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.dialog
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {(operator: number) => string} options.nameOf
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachWhySheet({ dialog, desk, acts, nameOf, texts, times }) {
  const language = document.documentElement.lang;
  const body = element("div", { class: "why", "aria-live": "polite" });
  const { title } = fillSheet(dialog, texts("why.dismiss"), body);
  let conversation = 0;
  let shown = "";

  /**
   * @param {number} id
   * @param {string} question as the person asked it
   */
  function open(id, question) {
    conversation = id;
    shown = "";
    title.textContent = question;
    body.replaceChildren(element("p", { class: "why-words", text: texts("why.loading") }));
    dialog.showModal();
    title.focus();
    void refresh();
  }

  const refresh = oneAtATime(async () => {
    const asked = conversation;
    try {
      const { decision, now } = await acts.explain(asked);
      if (asked === conversation) show(decision, now);
    } catch (problem) {
      if (asked === conversation && shown === "")
        body.replaceChildren(element("p", { class: "why-words", text: failureSentence(problem, texts) }));
    }
  });

  /**
   * @param {Explanation | null} decision
   * @param {Explanation | null} now
   */
  function show(decision, now) {
    const signature = JSON.stringify([decision, now && { ...now, at: 0 }]);
    if (signature === shown) return;
    shown = signature;
    const hasBoth = decision !== null && now !== null;
    const parts = [
      ...(decision ? part(decision, "then", hasBoth ? texts("why.then", { time: moment(decision.at) }) : "") : []),
      ...(now ? part(now, "now", hasBoth ? texts("why.now") : "") : []),
    ];
    if (parts.length === 0) parts.push(element("p", { class: "why-words", text: texts("why.by_hand") }));
    body.replaceChildren(...parts);
  }

  /**
   * @param {Explanation} explanation
   * @param {Tense} tense
   * @param {string} heading empty where it is the only part
   * @returns {HTMLElement[]}
   */
  function part(explanation, tense, heading) {
    const around = { tense, nameOf, language, texts };
    const rows = explanationRows(explanation, around);
    const words = element("p", { class: "why-words", text: explanationSentence(explanation, around) });
    const head = heading ? [element("h3", { class: "why-heading", text: heading })] : [];
    return rows.length > 0 ? [...head, words, table(rows)] : [...head, words];
  }

  /** @param {Row[]} rows */
  function table(rows) {
    const names = [texts("why.who"), texts("why.verdict"), texts("why.in_work"), texts("why.last_assigned")];
    return element(
      "table",
      { class: "why-table", "aria-label": texts("why.considered") },
      element("thead", {}, element("tr", {}, ...names.map((text) => element("th", { scope: "col", text })))),
      element("tbody", {}, ...rows.map((each) => row(each, names))),
    );
  }

  /**
   * @param {Row} row
   * @param {string[]} names of the columns, for screens where they do not stand above
   */
  function row({ name, verdict, isChosen, load, lastAssigned }, names) {
    const never = load ? texts("why.never") : "";
    const last = lastAssigned === null ? never : moment(lastAssigned);
    const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
      element("td", { class: text ? "" : "why-unknown", "data-column": names[column], text: text || "–" });
    return element(
      "tr",
      { class: isChosen ? "why-chosen" : "" },
      element("th", { scope: "row", dir: "auto", text: name }),
      cell(verdict, 1),
      cell(load, 2),
      cell(last, 3),
    );
  }

  /** @param {number} at */
  function moment(at) {
    return times.day(at, desk.clock.now()) + ", " + times.clock(at);
  }

  desk.changes.add((change) => {
    if (!dialog.open) return;
    if (change.kind === "roster" || (change.kind === "log" && change.conversation === conversation)) void refresh();
  });

  return { open, close: () => dialog.close() };
}
