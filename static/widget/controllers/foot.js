/*
 * The foot of the panel: puts the composer, the form or the notice there as things stand, and carries over what was
 * typed and where the visitor was. "Anna is typing" stands above the composer, and above everything, after the
 * end of a conversation, the question how it was.
 */

import { element } from "../../shared/dom.js";
import { joined } from "../helpers/characters.js";
import { footOf, waitsBehindButton } from "../helpers/foot.js";
import { OfflineFormView } from "./offline_form_view.js";
import { Rating } from "./rating.js";

/** @typedef {import("../helpers/foot.js").Place} Place */

export class Foot {
  /** @type {Place} */
  place;
  #session;
  #texts;
  #composer;
  #form;
  #rating;
  #dots = element("div", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
  #typing = element("span");
  #away = element("p");
  /** Opens the form. */
  #leave;
  /** Stands in its place while the question how it was does. */
  #behind;
  /** @type {Partial<Record<Place, HTMLElement>>} */
  #parts;

  /**
   * @param {object} options
   * @param {import("../models/session.js").Session} options.session
   * @param {import("../../shared/texts.js").Texts} options.texts
   * @param {import("./composer.js").Composer} options.composer
   * @param {HTMLElement} options.question what takes the composer's place for a moment
   * @param {boolean} options.online whether somebody was there when the page last heard of it
   */
  constructor({ session, texts, composer, question, online }) {
    this.#session = session;
    this.#texts = texts;
    this.#composer = composer;
    this.#form = new OfflineFormView(session, texts);
    this.#parts = {
      composer: element("div", {}, element("div", { class: "typing", role: "status" }, this.#dots, this.#typing), question, composer.form),
      form: this.#form.element,
      notice: element("div", { class: "question away" }, element("h3", { "data-text": "away.title" }), this.#away),
    };
    this.#rating = new Rating(session, texts);
    this.#leave = element("button", { type: "button", class: "button", "data-text": "form.title", onclick: () => this.#open() });
    this.#behind = element("div", { class: "question behind" }, element("p", { "data-text": "away.title" }), this.#leave);
    this.element = element("div", { class: "foot", tabindex: "-1" }, this.#rating.element, this.#behind, ...Object.values(this.#parts));
    this.place = online ? "composer" : "nothing";
    this.#turn(this.place);
  }

  /** @param {string} back when somebody is back, as a sentence */
  render(back) {
    const { online, form, isLeaving, operatorTyping } = this.#session;
    const place = footOf(this.place, this.#session);
    if (place === "composer" && online !== undefined && form.values.message) this.#composer.text = joined(this.#composer.text, form.give());
    if (place === "form" && !isLeaving && this.#composer.text) {
      form.take(this.#composer.text);
      this.#composer.text = "";
    }
    this.#form.render(back);
    const away = this.#texts("away.text") + " " + back;
    if (this.#away.textContent !== away) this.#away.textContent = away;
    this.#rating.render();
    this.#showTyping(operatorTyping.name);
    if (place !== this.place) this.#turn(place);
    else this.#arrange();
  }

  focus() {
    if (this.place === "composer") this.#composer.area.focus();
    else if (!this.#behind.hidden) this.#leave.focus();
    else if (this.place === "form") this.#form.focus();
    else this.element.focus();
  }

  /** @param {string | undefined} name of who is typing */
  #showTyping(name) {
    const sentence = name ? this.#texts("log.typing", { name }) : "";
    this.#dots.hidden = !name;
    if (this.#typing.textContent !== sentence) this.#typing.textContent = sentence;
  }

  /** @param {Place} place */
  #turn(place) {
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const isHere = this.element.contains(activeElement);
    this.place = place;
    this.#arrange();
    this.#composer.fit();
    if (isHere) this.focus();
  }

  #arrange() {
    const waits = waitsBehindButton(this.place, !this.#rating.element.hidden, this.#session);
    if (this.place === "form" && !waits && !this.#rating.element.hidden) this.#rating.putAside();
    this.#behind.hidden = !waits;
    for (const [name, part] of Object.entries(this.#parts)) part.hidden = name !== this.place || waits;
  }

  #open() {
    this.#rating.putAside();
    this.#arrange();
    this.#form.focus();
  }
}
