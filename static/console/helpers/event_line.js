/*
 * What happened to a conversation, as a line between its messages: when, the way to the reasons, and what a colleague
 * wrote for colleagues.
 */

import { element } from "../../shared/dom.js";
import { eventWords } from "./event_words.js";
import { drawing } from "./icons.js";
import { messageText } from "./message_text.js";

/**
 * @param {Extract<import("./log_entries.js").Entry, {kind: "event"}>} entry
 * @param {import("./log_element.js").Around} around
 * @returns {HTMLElement[]}
 */
export function eventLine({ entry, hasReasons }, around) {
  const { texts, times, onWhy } = around;
  const line = element(
    "p",
    {},
    eventWords(entry, around),
    " ",
    element("time", { text: times.clock(entry.at), title: times.moment(entry.at) }),
    hasReasons && " ",
    hasReasons &&
      element("button", { class: "link-button why-link", type: "button", text: texts("why.short"), onclick: onWhy }),
  );
  return entry.note === null ? [line] : [line, note(entry.note, texts)];
}

/**
 * @param {string} text
 * @param {import("../../shared/texts.js").Texts} texts
 */
function note(text, texts) {
  return element(
    "div",
    { class: "note" },
    element("p", { class: "note-title" }, drawing("lock"), texts("log.note")),
    element("p", { class: "note-text", dir: "auto" }, ...messageText(text)),
  );
}
