/*
 * A phrase to choose from a list: what it is called, and how it would read here.
 */

import { element } from "../../shared/dom.js";

/** @typedef {import("../../types/Phrase").Phrase} Phrase */

/**
 * @param {Phrase} phrase
 * @param {object} view
 * @param {string} view.filled its text, filled in
 * @param {boolean} view.isAt
 * @param {import("../../shared/texts.js").Texts} view.texts
 */
export function phraseOption({ id, title, group, personal }, { filled, isAt, texts }) {
  const place = [personal && texts("phrases.personal"), group].filter(Boolean).join(" · ");
  return element(
    "div",
    {
      class: isAt ? "phrase-option phrase-at" : "phrase-option",
      id: "phrase-" + id,
      role: "option",
      "aria-selected": String(isAt),
      "data-phrase": id,
    },
    element("span", { class: "phrase-title", dir: "auto", text: title }),
    place && element("span", { class: "phrase-place", dir: "auto", text: place }),
    element("span", { class: "phrase-line", dir: "auto", text: filled.replaceAll("\n", " ") }),
  );
}
