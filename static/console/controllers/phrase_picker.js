/*
 * The phrases above the answer: a list, and below it the field that narrows it down while one types. The focus stays in the
 * field; the arrow keys go through the list, Enter and Tab put a phrase into the answer. A slash at the beginning of an empty
 * answer opens it as well, and what was typed then goes back into the answer if nothing is chosen.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";
import { phraseOption } from "../helpers/phrase_option.js";
import { fillPhrase } from "../helpers/phrase_text.js";
import { PhraseChoice } from "../models/phrase_choice.js";

/**
 * @typedef {object} Tools
 * @property {import("../models/desk.js").Desk} desk
 * @property {import("../models/phrases.js").Phrases} phrases
 * @property {import("../../shared/texts.js").Texts} texts
 * @property {HTMLElement} opener the button that opens it
 * @property {() => boolean} canKeep whether something is written that could be kept
 * @property {() => void} onKeep what is written shall be kept as a phrase
 * @property {(text: string) => void} onChosen
 * @property {(typed: string) => void} onClosed by the person, with what they typed before it opened and in it
 */

export class PhrasePicker {
  element;
  #field;
  #list;
  #words = element("p", { class: "phrases-words", role: "status" });
  #keep;
  #choice = new PhraseChoice();
  #tools;
  #conversation = 0;
  /** What stood in the answer and is the first thing typed: a slash, or nothing. */
  #typed = "";

  /** @param {Tools} tools */
  constructor(tools) {
    const { texts, opener, phrases, onKeep } = tools;
    this.#tools = tools;
    this.#keep = element("button", {
      class: "link-button",
      type: "button",
      text: texts("phrases.keep"),
      onclick: () => {
        this.close();
        onKeep();
      },
    });
    this.#list = element("div", {
      class: "phrases-list",
      id: "phrases-list",
      role: "listbox",
      "aria-label": texts("phrases.label"),
      onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
      onclick: (/** @type {MouseEvent} */ event) => this.#click(event),
    });
    this.#field = element("input", {
      class: "phrases-field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: texts("phrases.find"),
      "aria-label": texts("phrases.find"),
      "aria-autocomplete": "list",
      "aria-controls": "phrases-list",
      "aria-expanded": "false",
      oninput: () => this.#find(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    const mine = element("a", { href: "/cabinet/phrases/mine", target: "_blank", text: texts("phrases.mine") });
    mine.append(element("span", { class: "visually-hidden", text: " " + texts("visitor.new_tab") }));
    // Where few lines fit, the list covers the button that opened it.
    const dismiss = element(
      "button",
      { class: "tool phrases-dismiss", type: "button", "aria-label": texts("phrases.dismiss"), onclick: () => this.#dismiss() },
      drawing("close"),
    );
    const head = element("div", { class: "phrases-head" }, this.#keep, mine, dismiss);
    this.element = element(
      "div",
      { class: "phrases", id: "phrases", role: "group", "aria-label": texts("phrases.label"), hidden: true },
      head,
      this.#words,
      this.#list,
      this.#field,
    );
    this.element.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.#holds(relatedTarget)) this.#leave();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.#holds(target)) this.#leave();
    });
    opener.setAttribute("aria-controls", "phrases");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", () => (this.isOpen ? this.#dismiss() : this.open(this.#conversation)));
    phrases.outdated.add(() => this.isOpen && void this.#refresh());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /**
   * Another conversation is answered.
   * @param {number} conversation
   */
  turn(conversation) {
    this.close();
    this.#conversation = conversation;
  }

  /**
   * @param {number} conversation
   * @param {string} [typed] what opened it
   */
  open(conversation, typed = "") {
    this.#conversation = conversation;
    this.#typed = typed;
    this.#field.value = "";
    this.#choice.find("");
    this.#show(true);
    this.#keep.hidden = !this.#tools.canKeep();
    this.#words.textContent = this.#tools.phrases.isLoaded ? "" : this.#tools.texts("phrases.loading");
    void this.#refresh();
    // A keyboard on the screen would cover the list before anybody has seen it.
    if (typed || !matchMedia("(pointer: coarse)").matches) this.#field.focus();
  }

  /** Nothing is chosen, and what was typed is no matter. */
  close() {
    this.#show(false);
  }

  async #refresh() {
    const { phrases, texts } = this.#tools;
    try {
      if (phrases.isLoaded) this.#draw();
      await phrases.refresh();
      this.#draw();
    } catch (error) {
      // What is known already is better than nothing.
      if (!phrases.isLoaded) this.#words.textContent = failureSentence(error, texts);
    }
  }

  /** @param {boolean} isShown */
  #show(isShown) {
    this.element.hidden = !isShown;
    this.#tools.opener.setAttribute("aria-expanded", String(isShown));
  }

  /** The person has turned to something else. */
  #leave() {
    if (!this.isOpen) return;
    this.close();
    if (this.#typed) this.#tools.onClosed(this.#typed + this.#field.value);
  }

  /** The person goes on writing. */
  #dismiss() {
    this.close();
    this.#tools.onClosed(this.#typed && this.#typed + this.#field.value);
  }

  /** @param {Node} node */
  #holds(node) {
    return this.element.contains(node) || this.#tools.opener.contains(node);
  }

  #find() {
    this.#choice.find(this.#field.value);
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (event.isComposing || event.keyCode === 229 || ctrlKey || altKey || metaKey) return;
    const { chosen } = this.#choice;
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.#choice.step(key === "ArrowDown" ? 1 : -1);
      this.#draw();
    } else if (key === "Enter" || (key === "Tab" && !shiftKey && chosen)) {
      if (chosen) this.#choose(chosen);
    } else if (key === "Escape") {
      event.stopPropagation();
      this.#dismiss();
    } else if (key === "Backspace" && this.#typed && this.#field.value === "") {
      this.#typed = "";
      this.#dismiss();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    const id = option instanceof HTMLElement ? Number(option.dataset.phrase) : 0;
    const phrase = this.#choice.shown.find((shown) => shown.id === id);
    if (phrase) this.#choose(phrase);
  }

  /** @param {import("../../types/Phrase").Phrase} phrase */
  #choose({ text }) {
    this.close();
    this.#tools.onChosen(fillPhrase(text, this.#values()));
  }

  /** @returns {import("../helpers/phrase_text.js").Values} */
  #values() {
    const { desk } = this.#tools;
    const summary = desk.summary(this.#conversation);
    return {
      visitor: summary?.visitor_name ?? "",
      operator: desk.roster.mine?.name ?? "",
      site: desk.sites.find(({ id }) => id === summary?.site)?.name ?? "",
      company: desk.company,
    };
  }

  #draw() {
    const { desk, phrases, texts } = this.#tools;
    const choice = this.#choice;
    const summary = desk.summary(this.#conversation);
    const language = desk.logs.find(this.#conversation)?.visitor?.language ?? "";
    choice.set(phrases.items, { site: summary?.site ?? 0, language });
    const values = this.#values();
    const { shown, found, at } = choice;
    const option = (/** @type {import("../../types/Phrase").Phrase} */ phrase) =>
      phraseOption(phrase, { filled: fillPhrase(phrase.text, values), isAt: phrase.id === at, texts });
    this.#list.replaceChildren(...shown.map(option));
    this.#list.hidden = shown.length === 0;
    this.#field.setAttribute("aria-expanded", String(shown.length > 0));
    if (at === undefined) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", "phrase-" + at);
    const more = found.length - shown.length;
    this.#words.classList.toggle("visually-hidden", shown.length > 0 && more === 0);
    this.#words.textContent = this.#sentence(shown.length, more);
    document.getElementById("phrase-" + at)?.scrollIntoView({ block: "nearest" });
  }

  /**
   * @param {number} shown
   * @param {number} more
   */
  #sentence(shown, more) {
    const { texts } = this.#tools;
    if (more > 0) return texts("phrases.more", { n: more });
    if (shown > 0) return texts("phrases.found", { n: shown });
    if (this.#choice.wanted.trim() === "") return texts("phrases.empty");
    return texts(this.#typed ? "phrases.none_typed" : "phrases.none");
  }
}
