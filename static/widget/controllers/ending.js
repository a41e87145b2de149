/*
 * Ending the conversation: an entry in a small menu, and a question in place of the composer before it is done (I7).
 */

import { element, icon } from "../../shared/dom.js";
import { MORE } from "../helpers/icons.js";

export class Ending {
  #composer;
  #onDone;
  #menu;

  /**
   * @param {object} options
   * @param {import("../../shared/texts.js").Texts} options.texts
   * @param {HTMLElement} options.composer what the question takes the place of
   * @param {() => void} options.onConfirm
   * @param {() => void} options.onDone the question is gone again
   */
  constructor({ texts, composer, onConfirm, onDone }) {
    this.#composer = composer;
    this.#onDone = onDone;
    const ask = () => this.#ask();
    this.#menu = element("div", { class: "menu", hidden: true }, button("menu-entry", texts("end.action"), ask));
    const label = texts("panel.more");
    const toggle = () => this.#show(this.#menu.hidden);
    this.button = element("button", { type: "button", class: "tool", "aria-label": label, "aria-expanded": "false", onclick: toggle }, icon(MORE));
    this.element = element("div", { class: "more", hidden: true, onfocusout: (/** @type {FocusEvent} */ event) => this.#left(event) }, this.button, this.#menu);
    this.cancel = button("button", texts("end.cancel"), () => this.#dismiss());
    this.question = element(
      "div",
      { class: "question", role: "alertdialog", "aria-labelledby": "end-question", "aria-describedby": "end-explanation", hidden: true },
      element("strong", { id: "end-question", text: texts("end.question") }),
      element("p", { id: "end-explanation", text: texts("end.explanation") }),
      element("div", { class: "buttons" }, button("button primary", texts("end.confirm"), () => this.#confirm(onConfirm)), this.cancel),
    );
  }

  /** @param {boolean} possible whether there is a conversation to end, and a connection to end it by */
  render(possible) {
    this.element.hidden = !possible;
    if (possible) return;
    this.#show(false);
    if (!this.question.hidden) this.#dismiss();
  }

  /** Esc: answers whether there was anything to step back from. */
  stepBack() {
    if (!this.#menu.hidden) {
      this.#show(false);
      this.button.focus();
      return true;
    }
    if (this.question.hidden) return false;
    this.#dismiss();
    return true;
  }

  /** @param {boolean} open */
  #show(open) {
    this.#menu.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  #ask() {
    this.#show(false);
    this.#composer.hidden = true;
    this.question.hidden = false;
    this.cancel.focus();
  }

  #dismiss() {
    this.question.hidden = true;
    this.#composer.hidden = false;
    this.#onDone();
  }

  /** @param {() => void} onConfirm */
  #confirm(onConfirm) {
    onConfirm();
    this.#dismiss();
  }

  /** @param {FocusEvent} event */
  #left({ relatedTarget }) {
    if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.#show(false);
  }
}

/**
 * @param {string} name its class
 * @param {string} text
 * @param {() => void} onclick
 */
function button(name, text, onclick) {
  return element("button", { type: "button", class: name, text, onclick });
}
