/*
 * A note to whoever receives a conversation, for colleagues only. It is kept while it is being written, like an answer.
 */

import { element } from "../../shared/dom.js";
import { characterCount, sendable } from "../helpers/characters.js";
import { drawing } from "../helpers/icons.js";

/** The longest note, in Unicode scalar values. */
export const LONGEST_NOTE = 1_000;
/** The counter shows when no more characters than this are left. */
const NEAR_END = 150;

export class NoteField {
  element;
  #box;
  #counter = element("p", { class: "note-counter", id: "note-counter", role: "status", hidden: true });
  #tools;
  #conversation = 0;

  /**
   * @param {object} tools
   * @param {import("../models/drafts.js").Drafts} tools.notes
   * @param {import("../../shared/texts.js").Texts} tools.texts
   * @param {() => void} tools.onChange
   * @param {() => void} tools.onSend
   */
  constructor(tools) {
    const { texts } = tools;
    this.#tools = tools;
    this.#box = element("textarea", {
      class: "note-box",
      id: "note-box",
      rows: 2,
      dir: "auto",
      "aria-describedby": "note-hint note-counter",
      oninput: () => this.#typed(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.element = element(
      "div",
      { class: "note-field" },
      element("label", { class: "note-label", for: "note-box", text: texts("pass.note") }),
      element("p", { class: "note-hint", id: "note-hint" }, drawing("lock"), texts("pass.note_hint")),
      this.#box,
      this.#counter,
    );
    window.addEventListener("pagehide", () => this.store());
  }

  /**
   * @param {number} conversation
   * @param {boolean} isWanted whether a note can be sent at all
   */
  open(conversation, isWanted) {
    this.#conversation = conversation;
    this.element.hidden = !isWanted;
    this.#box.value = isWanted ? this.#tools.notes.read(conversation) : "";
    this.#measure();
  }

  /** Writes down what was typed. */
  store() {
    if (!this.element.hidden && this.#conversation !== 0) this.#tools.notes.write(this.#conversation, this.#box.value);
  }

  /** It has been sent. */
  clear() {
    this.#box.value = "";
    this.store();
  }

  get text() {
    return sendable(this.#box.value).trim();
  }

  get isTooLong() {
    return this.#left < 0;
  }

  get #left() {
    return LONGEST_NOTE - characterCount(this.text);
  }

  #typed() {
    this.store();
    this.#measure();
    this.#tools.onChange();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#tools.onSend();
  }

  #measure() {
    const left = this.#left;
    const { texts } = this.#tools;
    this.#counter.hidden = left > NEAR_END;
    this.#counter.textContent =
      left > NEAR_END ? "" : left < 0 ? texts("composer.over", { n: -left }) : texts("composer.left", { n: left });
    this.#counter.classList.toggle("note-over", left < 0);
    this.#box.setAttribute("aria-invalid", String(left < 0));
  }
}
