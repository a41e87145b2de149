/*
 * The colleagues and how each of them works just now.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";
import { initials, tint } from "../helpers/people.js";
import { statusName } from "../helpers/status_words.js";

/**
 * @param {object} options
 * @param {HTMLElement} options.panel
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachColleagues({ panel, desk, texts, times }) {
  function draw() {
    const colleagues = desk.roster.colleagues();
    panel.replaceChildren(element("h2", { class: "panel-title", text: texts("bar.colleagues") }));
    if (colleagues.length === 0) panel.append(element("p", { class: "panel-words", text: texts("colleagues.none") }));
    else panel.append(element("ul", { class: "colleagues" }, ...colleagues.map(row)));
  }

  /** @param {import("../../types/Colleague").Colleague} colleague */
  function row({ id, name, status, since }) {
    const lasts = times.waiting(Math.max(0, desk.clock.now() - since));
    return element(
      "li",
      { class: "colleague" },
      element("span", { class: "avatar " + tint(id), "aria-hidden": "true", text: initials(name) }),
      element("span", { class: "colleague-name", text: name }),
      element(
        "span",
        { class: "colleague-status" },
        element("span", { class: "status-sign status-" + status }, drawing(status)),
        statusName(status, texts),
      ),
      element("span", {
        class: "colleague-since",
        text: lasts,
        title: texts("colleagues.since", { time: times.moment(since) }),
      }),
    );
  }

  desk.changes.add(({ kind }) => kind === "roster" && draw());
  panel.previousElementSibling?.addEventListener("click", draw);
}
