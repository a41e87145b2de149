/*
 * Keeping what is written as a phrase of one's own: it is given a title, and from then on it is found by that.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { fillSheet } from "./sheet.js";

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.dialog
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {import("./notices.js").Notices} options.notices
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachKeepPhraseSheet({ dialog, acts, notices, texts }) {
  const field = element("input", {
    class: "keep-title",
    id: "keep-title",
    type: "text",
    autocomplete: "off",
    maxlength: 100,
    "aria-describedby": "keep-hint",
    oninput: () => draw(),
  });
  const words = element("blockquote", { class: "keep-text", dir: "auto" });
  const error = element("p", { class: "sheet-error", role: "alert" });
  const submit = element("button", { class: "button button-primary", text: texts("phrases.keep_submit") });
  const cancel = element("button", {
    class: "button",
    type: "button",
    text: texts("phrases.keep_cancel"),
    onclick: () => dialog.close(),
  });
  const form = element(
    "form",
    { class: "keep", onsubmit: (/** @type {Event} */ event) => void send(event) },
    words,
    element("label", { class: "keep-label", for: "keep-title", text: texts("phrases.keep_title") }),
    field,
    element("p", { class: "keep-hint", id: "keep-hint", text: texts("phrases.keep_hint") }),
    error,
    element("div", { class: "pass-actions" }, cancel, submit),
  );
  fillSheet(dialog, texts("phrases.keep_cancel"), form).title.textContent = texts("phrases.keep_heading");
  let text = "";
  let isSending = false;
  /** @type {() => void} */
  let onClosed = () => undefined;

  /**
   * @param {string} written
   * @param {() => void} closed kept or not
   */
  function open(written, closed) {
    text = written;
    onClosed = closed;
    words.textContent = written;
    field.value = error.textContent = "";
    draw();
    dialog.showModal();
    field.focus();
  }

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    if (isSending || field.value.trim() === "") return;
    isSending = true;
    draw();
    try {
      await acts.savePhrase(field.value, text);
      dialog.close();
      notices.notice(texts("phrases.kept"));
    } catch (problem) {
      error.replaceChildren(element("span", { text: failureSentence(problem, texts) }));
    } finally {
      isSending = false;
      draw();
    }
  }

  function draw() {
    submit.disabled = isSending || field.value.trim() === "";
  }

  dialog.addEventListener("close", () => onClosed());
  return { open, close: () => dialog.close() };
}
