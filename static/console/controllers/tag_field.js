/*
 * What the conversation on the screen is marked with, and a field to add more by typing: a combobox over the company's
 * list, in which the focus stays while the arrow keys go through what fits.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";
import { renderKeyed } from "../helpers/keyed.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { mayTag, tagChip, tagsFor, tagsOn } from "../helpers/tags.js";
import { Choice } from "../models/choice.js";

/** @typedef {import("../../types/Tag").Tag} Tag */
/** @typedef {{key: string, name: string, refusal: string, tag: Tag}} Option */

/**
 * @param {object} options
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {(sentence: string) => void} options.announce
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachTagField({ desk, acts, navigation, announce, texts }) {
  /** @type {Choice<Option>} */
  const choice = new Choice();
  const chips = element("ul", { class: "tag-list", "aria-label": texts("tags.label") });
  const field = element("input", {
    class: "tag-box",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    placeholder: texts("tags.add"),
    "aria-label": texts("tags.add"),
    "aria-autocomplete": "list",
    "aria-controls": "tag-options",
    onfocus: () => open(true),
    onblur: () => open(false),
    onclick: () => open(true),
    oninput: find,
    onkeydown: key,
  });
  const options = element("div", {
    class: "tag-options",
    id: "tag-options",
    role: "listbox",
    "aria-label": texts("tags.offered"),
    // The focus stays in the field.
    onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
    onclick: pick,
  });
  const words = element("p", { class: "tag-words", role: "status" });
  const error = element("p", { class: "tag-error", role: "alert" });
  const adding = element("div", { class: "tag-adding" }, field, element("div", { class: "tag-popup" }, options, words));
  const empty = element(
    "p",
    { class: "tag-empty" },
    texts("tags.empty") + " ",
    element("a", { href: "/cabinet/tags", text: texts("tags.empty_link") }),
  );
  const heading = element("h3", { class: "tags-title", text: texts("tags.label") });
  const section = element("section", { class: "tags-section" }, heading, chips, adding, empty, error);
  let isOpen = false;
  let shown = 0;

  function current() {
    const id = navigation.conversation;
    return id === undefined ? undefined : desk.summary(id);
  }

  function draw() {
    const summary = current();
    const log = summary && desk.logs.find(summary.id);
    const may = summary !== undefined && log?.isLoaded === true && mayTag(summary, log, desk.roster);
    const carried = summary ? tagsOn(summary, desk.tags) : [];
    if (summary?.id !== shown) forget(summary?.id ?? 0);
    section.hidden = !log?.isLoaded || (carried.length === 0 && !(may && (desk.tags.length > 0 || desk.roster.administers)));
    chips.hidden = carried.length === 0;
    renderKeyed(
      chips,
      carried,
      ({ id, name, colour }) => [id, may, colour, name].join("-"),
      (tag, existing) => existing ?? chip(tag, may),
    );
    adding.hidden = !may || !desk.tags.some(({ retired }) => !retired);
    empty.hidden = !may || !adding.hidden || !desk.roster.administers;
    const offered = summary ? tagsFor(summary, desk.tags) : [];
    choice.set(offered.map((tag) => ({ key: String(tag.id), name: tag.name, refusal: "", tag })));
    drawOptions();
  }

  function drawOptions() {
    const found = choice.shown;
    const isShown = isOpen && found.length > 0;
    options.hidden = !isShown;
    renderKeyed(
      options,
      isShown ? found : [],
      ({ tag }) => [tag.id, tag.colour, tag.name].join("-"),
      (each, existing) => option(each, existing),
    );
    words.textContent = isOpen && found.length === 0 ? texts(choice.wanted.trim() === "" ? "tags.all" : "tags.none") : "";
    field.setAttribute("aria-expanded", String(isShown));
    if (isShown && choice.at !== undefined) field.setAttribute("aria-activedescendant", "tag-option-" + choice.at);
    else field.removeAttribute("aria-activedescendant");
  }

  /**
   * @param {Option} given
   * @param {HTMLElement | undefined} existing
   */
  function option({ key, tag }, existing) {
    const row =
      existing ?? element("div", { class: "tag-option", role: "option", id: "tag-option-" + key }, tagChip(tag));
    row.classList.toggle("tag-option-at", key === choice.at);
    row.setAttribute("aria-selected", String(key === choice.at));
    return row;
  }

  /**
   * @param {Tag} tag
   * @param {boolean} may whether it can be taken off
   */
  function chip(tag, may) {
    const words = texts("tags.remove", { name: tag.name });
    const remove = element(
      "button",
      { class: "tag-remove", type: "button", "aria-label": words, title: words, onclick: () => set(tag, false) },
      drawing("close"),
    );
    const name = element("span", { class: "tag-name", dir: "auto", text: tag.name });
    return element("li", { class: "tag tag-carried tag-" + tag.colour }, name, may && remove);
  }

  /**
   * @param {Tag} tag
   * @param {boolean} isOn
   */
  async function set(tag, isOn) {
    const summary = current();
    if (!summary) return;
    error.textContent = "";
    field.focus();
    if (isOn) clear();
    else open(false);
    try {
      await acts.setTag(summary.id, tag.id, isOn);
      announce(texts(isOn ? "tags.added" : "tags.removed", { name: tag.name }));
    } catch (problem) {
      error.textContent = failureSentence(problem, texts);
    }
  }

  /** @param {boolean} wanted */
  function open(wanted) {
    isOpen = wanted;
    if (!wanted) choice.at = undefined;
    drawOptions();
  }

  function clear() {
    field.value = "";
    choice.at = undefined;
    choice.find("");
    drawOptions();
  }

  /** Another conversation: what was typed was for the one before. @param {number} id */
  function forget(id) {
    shown = id;
    error.textContent = "";
    clear();
  }

  function find() {
    isOpen = true;
    choice.find(field.value);
    drawOptions();
    follow();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing;
    if (!isPlain || !["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") return escape(event);
    if (event.key === "Enter") return choice.chosen && void set(choice.chosen.tag, true);
    isOpen = true;
    choice.step(event.key === "ArrowDown" ? 1 : -1);
    drawOptions();
    follow();
  }

  /** First the list goes, then what was typed, then the focus. @param {KeyboardEvent} event */
  function escape(event) {
    event.stopPropagation();
    if (isOpen && (!options.hidden || words.textContent !== "")) open(false);
    else if (field.value !== "") clear();
    else field.blur();
  }

  /** @param {MouseEvent} event */
  function pick({ target }) {
    const row = target instanceof Element ? target.closest("[role=option]") : null;
    const found = choice.shown.find(({ key }) => row?.id === "tag-option-" + key);
    if (found) void set(found.tag, true);
  }

  function follow() {
    options.querySelector(".tag-option-at")?.scrollIntoView({ block: "nearest" });
  }

  /** Goes to the field, on the visitor's card where that has a screen of its own. */
  function focus() {
    const summary = current();
    if (!summary || section.hidden || adding.hidden) return;
    if (!section.checkVisibility()) navigation.go({ conversation: summary.id, card: true });
    field.focus();
  }

  const drawSoon = onceAFrame(draw);
  desk.changes.add((change) => {
    if (change.kind === "log" ? change.conversation === navigation.conversation : change.kind !== "arrival") drawSoon();
  });
  navigation.changed.add(draw);
  draw();

  return { element: section, focus };
}
