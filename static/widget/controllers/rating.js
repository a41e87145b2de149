/*
 * X16: five stars for a conversation that is over, and then a few words if the visitor likes. What was said can be
 * changed for as long as it can be said.
 */

import { element, icon } from "../../shared/dom.js";
import { CLOSE } from "../helpers/icons.js";

const STARS = [1, 2, 3, 4, 5];

export class Rating {
  #session;
  #texts;
  #stars;
  #comment;
  #form;
  #thanks = element("p", { role: "status" });
  /** The conversation about which the visitor does not want to be asked. @type {number | undefined} */
  #declined;
  /** The one that they put aside to leave a message. @type {number | undefined} */
  #aside;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {import("../models/session.js").Session} session
   * @param {import("../../shared/texts.js").Texts} texts
   */
  constructor(session, texts) {
    this.#session = session;
    this.#texts = texts;
    this.#stars = STARS.map((n) =>
      element("button", { type: "button", class: "tool", "aria-label": texts("rating.stars", { n }), onclick: () => session.rate(n, this.#comment.value) }),
    );
    const label = texts("rating.comment");
    this.#comment = element("textarea", { rows: "2", maxlength: "1000", placeholder: label, "aria-label": label });
    const send = element("button", { class: "button primary", text: texts("rating.send") });
    this.#form = element("form", { onsubmit: (/** @type {Event} */ event) => this.#say(event) }, this.#comment, send);
    this.element = element(
      "div",
      { class: "rating", role: "group", "aria-label": texts("rating.question"), hidden: true },
      element("button", { type: "button", class: "tool", "aria-label": texts("rating.decline"), onclick: () => this.#decline() }, icon(CLOSE)),
      element("strong", { text: texts("rating.question") }),
      element("div", { class: "stars" }, ...this.#stars),
      this.#thanks,
      this.#form,
    );
  }

  render() {
    const { log } = this.#session;
    const { ratable } = log;
    const chosen = ratable?.stars ?? 0;
    const thanks = chosen ? this.#texts("rating.thanks") : "";
    const { conversation } = log.conversation ?? {};
    this.element.hidden = !ratable || this.#declined === conversation || this.#aside === conversation;
    this.#form.hidden = !chosen || Boolean(ratable?.comment);
    if (this.#thanks.textContent !== thanks) this.#thanks.textContent = thanks;
    for (const [index, star] of this.#stars.entries()) {
      star.textContent = index < chosen ? "★" : "☆";
      star.setAttribute("aria-pressed", String(index + 1 === chosen));
    }
    clearTimeout(this.#timer);
    if (ratable) this.#timer = setTimeout(() => this.render(), log.ratableUntil - Date.now() + 1);
  }

  /** Something else is written first. */
  putAside() {
    this.#aside = this.#session.log.conversation?.conversation;
    this.render();
  }

  /** @param {Event} event */
  #say(event) {
    event.preventDefault();
    const stars = this.#session.log.ratable?.stars;
    if (stars && this.#comment.value.trim()) this.#session.rate(stars, this.#comment.value);
  }

  #decline() {
    this.#declined = this.#session.log.conversation?.conversation;
    this.render();
  }
}
