/*
 * Blocking the visitor of a conversation, or everybody from their address: for how long, why, and whether the conversation
 * is closed with it. A block moves nothing by itself.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { visitorName } from "../helpers/people.js";
import { fillSheet } from "./sheet.js";

/** @typedef {import("../../types/Term").Term} Term */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/VisitorCard").VisitorCard} VisitorCard */

/** With what each is called, the shortest first. @type {readonly [Term, string][]} */
const TERMS = [
  ["hour", "block.term_hour"],
  ["day", "block.term_day"],
  ["week", "block.term_week"],
  ["month", "block.term_month"],
  ["for_good", "block.term_for_good"],
];

/** The longest reason, in UTF-16 units: never more than the characters that the server takes. */
const LONGEST = 300;

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.dialog
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {(sentence: string) => void} options.announce
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachBlockSheet({ dialog, desk, acts, announce, texts }) {
  const person = radio("visitor", texts("block.visitor"));
  const address = radio("address", "");
  const shared = element("p", { class: "block-hint", id: "block-shared", text: texts("block.shared") });
  address.input.setAttribute("aria-describedby", "block-shared");
  const what = element(
    "fieldset",
    { class: "block-what" },
    element("legend", { text: texts("block.what") }),
    person.row,
    address.row,
    shared,
  );
  const term = element(
    "select",
    { class: "block-box", id: "block-term" },
    ...TERMS.map(([value, words]) => element("option", { value, text: texts(words) })),
  );
  const reason = element("input", {
    class: "block-box",
    id: "block-reason",
    type: "text",
    maxlength: LONGEST,
    autocomplete: "off",
    "aria-describedby": "block-hint",
  });
  const close = element("input", { type: "checkbox", id: "block-close" });
  const closing = element("p", { class: "block-check" }, close, label("block-close", texts("block.close")));
  const error = element("p", { class: "sheet-error", role: "alert" });
  const submit = element("button", { class: "button button-danger", text: texts("block.submit") });
  const cancel = element("button", {
    class: "button",
    type: "button",
    text: texts("block.cancel"),
    onclick: () => dialog.close(),
  });
  const form = element(
    "form",
    { class: "block", onsubmit: (/** @type {Event} */ event) => void send(event) },
    element("p", { class: "block-words", text: texts("block.means") }),
    what,
    element("div", { class: "block-field" }, label("block-term", texts("block.term_label")), term),
    element(
      "div",
      { class: "block-field" },
      label("block-reason", texts("block.reason")),
      reason,
      element("p", { class: "block-hint", id: "block-hint", text: texts("block.reason_hint") }),
    ),
    closing,
    error,
    element("div", { class: "pass-actions" }, cancel, submit),
  );
  const { title } = fillSheet(dialog, texts("block.cancel"), form);
  let conversation = 0;
  let isSending = false;

  /**
   * @param {Summary} summary
   * @param {VisitorCard} visitor
   */
  function open(summary, visitor) {
    if (conversation !== summary.id) {
      reason.value = "";
      term.value = "day";
    }
    conversation = summary.id;
    title.textContent = texts("block.title", { name: visitorName(summary, texts) });
    error.textContent = "";
    person.input.checked = true;
    address.words.textContent = texts("block.address", { address: visitor.address });
    address.row.hidden = shared.hidden = visitor.address === "";
    close.checked = false;
    closing.hidden = summary.state.kind === "closed";
    dialog.showModal();
    title.focus();
  }

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    error.textContent = "";
    try {
      await acts.block(conversation, {
        address: address.input.checked,
        term: /** @type {Term} */ (term.value),
        reason: reason.value,
        close: close.checked,
      });
      reason.value = "";
      dialog.close();
      announce(texts("block.done"));
    } catch (problem) {
      error.replaceChildren(element("span", { text: failureSentence(problem, texts) }));
    } finally {
      isSending = false;
    }
  }

  /** Another conversation on the screen: the sheet was about the one before. */
  desk.changes.add((change) => {
    if (dialog.open && change.kind === "lists" && !desk.summary(conversation)) dialog.close();
  });

  return { open, close: () => dialog.close() };
}

/**
 * @param {string} word
 * @param {string} text
 */
function radio(word, text) {
  const input = element("input", { type: "radio", name: "block-what", id: "block-" + word, value: word });
  const words = label("block-" + word, text);
  return { input, words, row: element("p", { class: "block-check" }, input, words) };
}

/**
 * @param {string} id
 * @param {string} text
 */
function label(id, text) {
  return element("label", { for: id, text });
}
