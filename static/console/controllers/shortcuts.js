/*
 * The keyboard: single keys that work anywhere but in a text field, and the sheet that lists them. A person may switch
 * them off.
 */

import { element } from "../../shared/dom.js";
import { fillSheet } from "./sheet.js";

/** @typedef {{keys: string[], words: string, act?: () => void}} Shortcut without an act, it is done elsewhere and only listed */

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.sheet
 * @param {Iterable<HTMLElement>} options.openers
 * @param {import("../models/settings.js").Settings} options.settings
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {Shortcut[]} options.shortcuts
 */
export function attachShortcuts({ sheet, openers, settings, texts, shortcuts }) {
  const open = () => sheet.open || sheet.showModal();
  const rows = [...shortcuts, { keys: ["?"], words: texts("shortcuts.sheet"), act: open }];
  const list = element("dl", { class: "shortcuts" }, ...rows.map(row));
  fillSheet(sheet, texts("shortcuts.dismiss"), list).title.textContent = texts("shortcuts.title");
  for (const opener of openers) opener.addEventListener("click", open);

  /** @param {Shortcut} shortcut */
  function row({ keys, words }) {
    return element(
      "div",
      { class: "shortcut" },
      element("dt", {}, ...keys.map((key) => element("kbd", { text: key }))),
      element("dd", { text: words }),
    );
  }

  document.addEventListener("keydown", (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (isTyping || !isPlain || document.querySelector("dialog:modal") || !settings.choices.keys) return;
    const found = rows.find(({ keys, act }) => act && keys.includes(keyOf(event)));
    if (!found?.act) return;
    event.preventDefault();
    found.act();
  });
}

/**
 * The key by its place on a Latin keyboard where the layout is another, so that shortcuts work in Russian as well.
 * @param {KeyboardEvent} event
 */
function keyOf({ key, code }) {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && /^\P{ASCII}$/u.test(key)) return letter.toLowerCase();
  if (code === "Slash" && key === ".") return "/";
  return code === "Slash" && key === "," ? "?" : key;
}
