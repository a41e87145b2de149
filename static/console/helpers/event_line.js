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
  if (entry.note === null) return [line];
  return [line, entry.cause === "rated" ? comment(entry.note, texts) : note(entry.note, texts)];
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

/**
 * X16: what the visitor wrote with their rating.
 * @param {string} text
 * @param {import("../../shared/texts.js").Texts} texts
 */
function comment(text, texts) {
  return element(
    "div",
    { class: "note note-visitor" },
    element("p", { class: "note-title", text: texts("log.rated_comment") }),
    element("p", { class: "note-text", dir: "auto" }, ...messageText(text)),
  );
}
