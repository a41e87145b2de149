/*
 * The panel itself: what stands where, opening and closing, the keyboard, and the whole screen on a phone.
 */

import { element, icon } from "../../shared/dom.js";
import { CLOSE } from "../helpers/icons.js";

/** The same as in the style sheet. */
const PHONE = matchMedia("(max-width: 480px), (max-height: 420px)");

export class Panel {
  #onChange;
  #onClose;
  #stepBack;
  #focus;
  #title = element("h2");
  #texts;
  #presence = element("p", { role: "status" });
  #middle;

  /**
   * @param {object} options
   * @param {import("../chat.js").ChatOptions} options.site
   * @param {import("../../shared/texts.js").Texts} options.texts
   * @param {{notices: HTMLElement, scroller: HTMLElement, jump: HTMLElement, more: HTMLElement, foot: HTMLElement}} options.parts
   * @param {() => boolean} options.stepBack Esc, before it closes the panel: true if there was something else to close
   * @param {() => void} options.focus puts the focus to where the visitor writes
   * @param {() => void} options.onClose the visitor wants it closed
   * @param {() => void} options.onChange opened or closed
   */
  constructor({ site, texts, parts, stepBack, focus, onClose, onChange }) {
    this.#focus = focus;
    this.#stepBack = stepBack;
    this.#onClose = onClose;
    this.#onChange = onChange;
    this.#texts = texts;
    this.#middle = element("div", { class: "middle" }, parts.scroller, parts.jump);
    const close = element("button", { type: "button", class: "tool", "aria-label": texts("panel.close"), onclick: onClose }, icon(CLOSE));
    this.element = element(
      "section",
      {
        class: "panel",
        role: "dialog",
        lang: site.language,
        dir: "ltr",
        hidden: true,
        onkeydown: (/** @type {KeyboardEvent} */ event) => this.#pressed(event),
      },
      element("div", { class: "head" }, element("div", { class: "who" }, this.#title, this.#presence), parts.more, close),
      parts.notices,
      this.#middle,
      parts.foot,
    );
    /* What is typed here is no shortcut of the page. */
    for (const kind of ["keydown", "keyup", "keypress"]) this.element.addEventListener(kind, (event) => event.stopPropagation());
    for (const kind of ["resize", "scroll"]) window.visualViewport?.addEventListener(kind, () => this.#fit());
  }

  /** Says what it says now: what the company has words of its own for is marked with its key. */
  speak() {
    this.#title.textContent = this.#texts("panel.title");
    this.element.setAttribute("aria-label", this.#texts("panel.label", { name: this.#title.textContent }));
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-text]"))) {
      each.textContent = this.#texts(each.dataset.text ?? "");
    }
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Open, and the tab is the one that is looked at. */
  get isAttended() {
    return this.isOpen && document.visibilityState === "visible";
  }

  open() {
    this.element.hidden = false;
    this.#fit();
    this.#onChange();
    this.#focus();
  }

  close() {
    this.element.hidden = true;
    this.#onChange();
  }

  /**
   * @param {string} sentence who is there
   * @param {boolean} isThere whether somebody is
   */
  showPresence(sentence, isThere) {
    if (this.#presence.textContent !== sentence) this.#presence.textContent = this.#presence.title = sentence;
    this.#presence.className = isThere ? "presence there" : "presence";
  }

  /** @param {boolean} has whether what stands at the foot has the whole panel */
  set footHasAll(has) {
    this.#middle.hidden = has;
  }

  /** On a phone the panel fills what the keyboard leaves visible. */
  #fit() {
    const { style } = this.element;
    const viewport = window.visualViewport;
    const fills = PHONE.matches && viewport;
    this.element.setAttribute("aria-modal", String(Boolean(fills)));
    style.height = fills ? viewport.height + "px" : "";
    style.top = fills ? viewport.offsetTop + "px" : "";
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Escape" && !event.isComposing && !this.#stepBack()) this.#onClose();
    if (event.key === "Tab" && PHONE.matches) this.#keepFocus(event);
  }

  /**
   * While it fills the screen, nothing behind it can be reached.
   * @param {KeyboardEvent} event
   */
  #keepFocus(event) {
    const all = [.../** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll('button, a, input, textarea, [tabindex="0"]'))];
    const reachable = all.filter((candidate) => candidate.checkVisibility?.() ?? candidate.offsetParent);
    const [first, last] = [reachable[0], reachable.at(-1)];
    const active = /** @type {ShadowRoot} */ (this.element.getRootNode()).activeElement;
    if (active !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
