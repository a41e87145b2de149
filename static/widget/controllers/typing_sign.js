/* "Anna is typing", under the messages. */

import { element } from "../../shared/dom.js";

export class TypingSign {
  #texts;
  #sentence = element("span");

  /** @param {import("../../shared/texts.js").Texts} texts */
  constructor(texts) {
    this.#texts = texts;
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
    this.element = element("div", { class: "typing", role: "status" }, dots, this.#sentence);
    this.render(undefined);
  }

  /** @param {string | undefined} name of who is typing */
  render(name) {
    this.element.classList.toggle("active", Boolean(name));
    const text = name ? this.#texts("log.typing", { name }) : "";
    if (this.#sentence.textContent !== text) this.#sentence.textContent = text;
  }
}
