/*
 * The field and the list of receivers below it, as one combobox: the arrow keys go through the list and typing narrows it
 * while the focus stays in the field. Whoever cannot be chosen is in the list with the reason, and can be reached.
 */

import { element } from "../../shared/dom.js";
import { renderKeyed } from "../helpers/keyed.js";
import { receiverOption } from "../helpers/receiver_option.js";

/** @typedef {import("../helpers/receiver_options.js").Option} Option */

export class ReceiverList {
  elements;
  #field;
  #people = element("div", { role: "presentation" });
  #queues = element("div", { role: "presentation" });
  #list;
  #words = element("p", { class: "receivers-words", role: "status" });
  #tools;
  /** @type {readonly Option[]} */
  #options = [];

  /**
   * @param {object} tools
   * @param {import("../models/choice.js").Choice<Option>} tools.choice
   * @param {import("../../shared/texts.js").Texts} tools.texts
   * @param {() => void} tools.onChange another one was gone to
   * @param {() => void} tools.onEnter the one gone to is wanted
   */
  constructor(tools) {
    const { texts } = tools;
    this.#tools = tools;
    this.#field = element("input", {
      class: "receivers-field",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "next",
      "aria-autocomplete": "list",
      "aria-controls": "receivers",
      oninput: () => this.#find(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.#list = element(
      "div",
      {
        class: "receivers",
        id: "receivers",
        role: "listbox",
        "aria-label": texts("pass.receivers"),
        onclick: (/** @type {MouseEvent} */ event) => this.#click(event),
      },
      group("receivers-people", texts("pass.colleagues"), this.#people),
      group("receivers-queues", texts("pass.queues"), this.#queues),
    );
    this.elements = [this.#field, this.#list, this.#words];
  }

  /** @param {import("../helpers/receiver_options.js").Act} act */
  open(act) {
    const { choice, texts } = this.#tools;
    const words = texts(act === "assign" ? "pass.find_colleague" : "pass.find");
    this.#field.placeholder = words;
    this.#field.setAttribute("aria-label", words);
    this.#field.value = choice.wanted = "";
    choice.at = undefined;
    this.set([]);
    this.#words.textContent = texts("pass.loading");
  }

  focus() {
    this.#field.focus();
  }

  /** @param {readonly Option[]} options as things stand now */
  set(options) {
    this.#options = options;
    this.#tools.choice.set(options);
    this.#draw();
  }

  /**
   * It could not be asked.
   * @param {string} sentence
   */
  failed(sentence) {
    this.#words.textContent = sentence;
  }

  /**
   * Why one cannot be chosen any more; empty if it is not there at all.
   * @param {string} key
   */
  refusalOf(key) {
    return this.#options.find((option) => option.key === key)?.refusal ?? "";
  }

  #find() {
    this.#tools.choice.find(this.#field.value);
    this.#draw();
    this.#follow();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { choice, onEnter } = this.#tools;
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!isPlain || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Enter") return choice.chosen && onEnter();
    choice.step(event.key === "ArrowDown" ? 1 : -1);
    this.#draw();
    this.#follow();
  }

  /** @param {MouseEvent} event */
  #click({ target }) {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (!(option instanceof HTMLElement)) return;
    this.#tools.choice.go(option.dataset.key ?? "");
    this.#draw();
    this.#tools.onChange();
  }

  #draw() {
    const { choice, texts } = this.#tools;
    const { shown, at } = choice;
    const isPerson = (/** @type {Option} */ { kind }) => kind === "colleague";
    this.#fill(this.#people, shown.filter(isPerson));
    this.#fill(
      this.#queues,
      shown.filter((option) => !isPerson(option)),
    );
    const hasOptions = this.#options.length > 0;
    this.#words.textContent = shown.length > 0 ? "" : texts(hasOptions ? "pass.none" : "pass.nobody");
    this.#list.hidden = shown.length === 0;
    this.#field.setAttribute("aria-expanded", String(shown.length > 0));
    if (at === undefined) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", "receiver-" + at);
  }

  /**
   * @param {HTMLElement} place in its group, which is not shown empty
   * @param {readonly Option[]} options
   */
  #fill(place, options) {
    const { choice, texts } = this.#tools;
    const keyOf = (/** @type {Option} */ { key }) => key;
    renderKeyed(place, options, keyOf, (option, existing) =>
      receiverOption(option, existing, option.key === choice.at, texts),
    );
    if (place.parentElement) place.parentElement.hidden = options.length === 0;
  }

  /** Brings the option one is at into view, where one went to it by the keyboard. */
  #follow() {
    const { at } = this.#tools.choice;
    if (at !== undefined) document.getElementById("receiver-" + at)?.scrollIntoView({ block: "nearest" });
    this.#tools.onChange();
  }
}

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} options
 */
function group(id, label, options) {
  const heading = element("p", { class: "receivers-heading", id, role: "presentation", text: label });
  return element("div", { role: "group", "aria-labelledby": id }, heading, options);
}
