/*
 * Where the operator writes. What is typed is kept as a draft at every pause, so a reload, a crash or another
 * conversation in between loses nothing.
 */

import { element } from "../../shared/dom.js";
import { characterCount, isVisible, LONGEST_MESSAGE, sendable } from "../helpers/characters.js";
import { drawing } from "../helpers/icons.js";
import { PhrasePicker } from "./phrase_picker.js";

/** A space before what is put in, unless it begins the text or a word of its own. */
const ENDS_A_WORD = /(^|\s)$/;
/** A draft is stored when the typing pauses for so long, in milliseconds. */
const PAUSE = 300;
/** The counter shows when no more characters than this are left. */
const NEAR_END = 400;

export class Composer {
  element;
  #box;
  #picker;
  #counter = element("p", { class: "composer-counter", role: "status", hidden: true });
  #send;
  #tools;
  #conversation = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} tools
   * @param {import("../models/session.js").Session} tools.session
   * @param {import("../models/drafts.js").Drafts} tools.drafts
   * @param {import("../models/phrases.js").Phrases} tools.phrases
   * @param {ReturnType<typeof import("./keep_phrase_sheet.js").attachKeepPhraseSheet>} tools.keepPhraseSheet
   * @param {import("../../shared/texts.js").Texts} tools.texts
   * @param {() => void} tools.onSent
   */
  constructor(tools) {
    const { texts, session, phrases } = tools;
    this.#tools = tools;
    this.#box = element("textarea", {
      class: "composer-box",
      rows: 1,
      dir: "auto",
      enterkeyhint: "send",
      "aria-label": texts("composer.label"),
      placeholder: texts("composer.label"),
      "aria-describedby": "composer-hint",
    });
    this.#send = element(
      "button",
      { class: "button button-primary composer-send", title: texts("composer.send") },
      element("span", { class: "composer-send-words", text: texts("composer.send") }),
      drawing("send"),
    );
    const hint = element("p", { class: "composer-hint", id: "composer-hint", text: texts("composer.hint") });
    const opener = element(
      "button",
      { class: "tool composer-phrases", type: "button", title: texts("phrases.open"), "aria-label": texts("phrases.open") },
      drawing("phrases"),
    );
    const foot = element("div", { class: "composer-foot" }, opener, hint, this.#counter, this.#send);
    const form = element("form", { class: "composer-frame" }, this.#box, foot);
    this.#picker = new PhrasePicker({
      desk: session.desk,
      phrases,
      texts,
      opener,
      canKeep: () => isVisible(this.#box.value),
      onKeep: () => this.#keep(),
      onChosen: (text) => this.#insert(text),
      onClosed: (typed) => this.#goOn(typed),
    });
    this.element = element("div", { class: "composer" }, this.#picker.element, form);
    form.addEventListener("submit", (event) => this.#submit(event));
    this.#box.addEventListener("input", (event) => this.#typed(event));
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    window.addEventListener("pagehide", () => this.store());
    document.addEventListener("visibilitychange", () => this.store());
  }

  /** @param {number} conversation */
  open(conversation) {
    if (conversation === this.#conversation) return;
    this.store();
    this.#conversation = conversation;
    this.#picker.turn(conversation);
    this.#box.value = this.#tools.drafts.read(conversation);
    this.#measure();
  }

  /** Writes the draft down. */
  store() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#conversation !== 0) this.#tools.drafts.write(this.#conversation, this.#box.value);
  }

  /** One cannot answer here any more. */
  rest() {
    this.#picker.close();
    this.store();
  }

  focus() {
    this.#box.focus();
  }

  /** @param {Event} [event] */
  #typed(event) {
    if (event instanceof InputEvent && event.inputType === "insertText" && this.#box.value === "/") {
      this.#box.value = "";
      return this.#picker.open(this.#conversation, "/");
    }
    this.#measure();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.store(), PAUSE);
    if (isVisible(this.#box.value)) this.#tools.session.typing.say(this.#conversation);
  }

  /**
   * Puts a phrase where the caret is, or in place of what is selected.
   * @param {string} text
   */
  #insert(text) {
    const { value, selectionStart, selectionEnd } = this.#box;
    const space = ENDS_A_WORD.test(value.slice(0, selectionStart)) ? "" : " ";
    this.#box.setRangeText(space + text, selectionStart, selectionEnd, "end");
    this.#typed();
    this.#box.focus();
  }

  /**
   * No phrase was chosen: one goes on with what was typed.
   * @param {string} typed
   */
  #goOn(typed) {
    if (typed) {
      this.#box.value = typed + this.#box.value;
      this.#typed();
    }
    if (document.activeElement === document.body || this.element.contains(document.activeElement)) this.#box.focus();
  }

  #keep() {
    this.#tools.keepPhraseSheet.open(sendable(this.#box.value), () => this.focus());
  }

  /**
   * Enter sends; with Shift it begins a line; while an input method composes, it belongs to the method. Safari ends a
   * composition with a key of the code 229.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey && !isComposing) this.#submit(event);
    if (event.key === "Escape" && !isComposing) this.#box.blur();
    if (event.code === "Slash" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      this.#picker.open(this.#conversation);
    }
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const text = sendable(this.#box.value);
    if (!isVisible(text) || characterCount(text) > LONGEST_MESSAGE) return;
    this.#tools.session.post(this.#conversation, text);
    this.#box.value = "";
    this.store();
    this.#measure();
    this.#box.focus();
    this.#tools.onSent();
  }

  #measure() {
    const text = sendable(this.#box.value);
    const left = text.length > LONGEST_MESSAGE - NEAR_END ? LONGEST_MESSAGE - characterCount(text) : LONGEST_MESSAGE;
    const { texts } = this.#tools;
    this.#counter.hidden = left > NEAR_END;
    this.#counter.textContent =
      left > NEAR_END ? "" : left < 0 ? texts("composer.over", { n: -left }) : texts("composer.left", { n: left });
    this.#counter.classList.toggle("composer-over", left < 0);
    this.#send.disabled = !isVisible(text) || left < 0;
    if (!CSS.supports("field-sizing", "content")) this.#grow();
  }

  #grow() {
    this.#box.style.height = "auto";
    this.#box.style.height = this.#box.scrollHeight + "px";
  }
}
