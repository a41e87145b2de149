/*
 * Where the visitor writes. What stands here is kept at every keystroke; text past the limit stays too, and only the
 * sending waits until it fits.
 */

import { element, icon } from "../../shared/dom.js";
import { countCharacters, isVisible, LONGEST_MESSAGE } from "../helpers/characters.js";
import { SEND } from "../helpers/icons.js";

/** From here on the remaining characters are counted down. */
const COUNTED_FROM = LONGEST_MESSAGE - 200;

export class Composer {
  #texts;
  #onSend;
  #onInput;
  #counter = element("div", { class: "counter", id: "counter", role: "status" });
  #button;

  /**
   * @param {object} options
   * @param {import("../../shared/texts.js").Texts} options.texts
   * @param {string} options.draft
   * @param {(text: string) => void} options.onSend
   * @param {(text: string) => void} options.onInput every change of what stands here
   */
  constructor({ texts, draft, onSend, onInput }) {
    this.#texts = texts;
    this.#onSend = onSend;
    this.#onInput = onInput;
    const label = texts("composer.label");
    this.area = element("textarea", {
      rows: 1,
      dir: "auto",
      "aria-label": label,
      "aria-describedby": "counter",
      enterkeyhint: "send",
      oninput: () => this.#changed(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#pressed(event),
    });
    this.#button = element("button", { type: "submit", class: "send", "aria-label": texts("composer.send") }, icon(SEND));
    const field = element("div", { class: "field" }, this.area, this.#button);
    this.form = element("form", { class: "composer", onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, this.#counter, field);
    this.area.value = draft;
    this.#show();
  }

  /** The company may have words of its own for an empty field. */
  speak() {
    this.area.placeholder = this.#texts("composer.placeholder");
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    this.area.value = text;
    this.#changed();
  }

  /** Once it can be seen: its height is that of its text. */
  fit() {
    this.area.style.height = "auto";
    if (this.area.scrollHeight) this.area.style.height = this.area.scrollHeight + "px";
  }

  #changed() {
    this.#onInput(this.area.value);
    this.#show();
  }

  #show() {
    const length = countCharacters(this.area.value.trimEnd());
    const left = LONGEST_MESSAGE - length;
    this.#counter.classList.toggle("over", left < 0);
    if (left < 0) this.#counter.textContent = this.#texts("composer.over", { n: -left });
    else this.#counter.textContent = length > COUNTED_FROM ? this.#texts("composer.left", { n: left }) : "";
    this.#button.setAttribute("aria-disabled", String(!this.#sendable));
    this.fit();
  }

  get #sendable() {
    const text = this.area.value.trimEnd();
    return isVisible(text) && countCharacters(text) <= LONGEST_MESSAGE;
  }

  /**
   * Enter sends and Shift with Enter begins a line, but Enter also ends the spelling of a word in many scripts: key code
   * 229 is how Safari tells the latter.
   * @param {KeyboardEvent} event
   */
  #pressed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.area.focus();
    if (!this.#sendable) return;
    const text = this.area.value.trimEnd();
    this.text = "";
    this.#onSend(text);
  }
}
