/*
 * The lines of a conversation as elements: messages, and what stands between them.
 */

import { element } from "../../shared/dom.js";
import { eventLine } from "./event_line.js";
import { drawing } from "./icons.js";
import { messageText } from "./message_text.js";

/** @typedef {import("./log_entries.js").Entry} Entry */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../models/stored_outbox.js").Unsent} Unsent */
/**
 * @typedef {object} Around
 * @property {import("../../shared/texts.js").Texts} texts
 * @property {import("../../shared/times.js").Times} times
 * @property {number} now on the server's clock
 * @property {number} me
 * @property {string} visitor how the visitor is called
 * @property {(operator: number) => string} nameOf
 * @property {(department: number) => string} departmentOf
 * @property {() => void} onWhy asks why the conversation is whose it is
 * @property {() => void} onEarlier
 * @property {(key: string) => void} onRetry
 * @property {(key: string) => void} onDiscard
 */

/** What each element shows at the moment, so that one that has not changed is left alone. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

const TICKS = { sent: "message.sent", delivered: "message.delivered", read: "message.read" };

/**
 * @param {Entry} entry
 * @param {HTMLElement | undefined} existing
 * @param {Around} around
 * @returns {HTMLElement}
 */
export function logElement(entry, existing, around) {
  const signature = JSON.stringify(entry) + (entry.kind === "day" ? around.times.day(entry.at, around.now) : "");
  if (existing && shown.get(existing) === signature) return existing;
  const made = existing ?? element("li");
  shown.set(made, signature);
  made.className = "line line-" + entry.kind;
  made.replaceChildren(...contents(entry, made, around));
  return made;
}

/**
 * @param {Entry} entry
 * @param {HTMLElement} line
 * @param {Around} around
 * @returns {(Node | string)[]}
 */
function contents(entry, line, around) {
  const { texts, times, now } = around;
  switch (entry.kind) {
    case "top":
      return entry.hasEarlier
        ? [
            element("button", {
              class: "button button-quiet",
              type: "button",
              text: texts("log.earlier"),
              onclick: around.onEarlier,
            }),
          ]
        : [element("p", { text: texts("log.beginning") })];
    case "day":
      return [element("h3", { class: "line-label", text: times.day(entry.at, now) })];
    case "new":
      return [element("h3", { class: "line-label", text: texts("log.new") })];
    case "conversation":
      return [
        element("h3", {
          class: "line-label",
          text: texts(entry.isEarlier ? "log.conversation_earlier" : "log.conversation_this"),
        }),
      ];
    case "event":
      return eventLine(entry, around);
    case "message":
      return message(entry, line, around);
    case "unsent":
      return unsent(entry, line, around);
  }
}

/**
 * @param {Extract<Entry, {kind: "message"}>} entry
 * @param {HTMLElement} line
 * @param {Around} around
 */
function message(
  { message: { author, text, at, number, conversation }, opensGroup, tick },
  line,
  { texts, times, me, visitor },
) {
  const isVisitor = author.kind === "visitor";
  line.classList.add(isVisitor ? "line-them" : "line-us");
  line.classList.toggle("line-opens", opensGroup);
  line.dataset.place = conversation + ":" + number;
  const name = isVisitor ? visitor : author.id === me ? texts("message.me") : author.name;
  const sign =
    tick &&
    element(
      "span",
      { class: "tick tick-" + tick, title: texts(TICKS[tick]) },
      drawing(tick === "sent" ? "sent" : "delivered"),
      element("span", { class: "visually-hidden", text: texts(TICKS[tick]) }),
    );
  const foot = element(
    "span",
    { class: "message-foot" },
    element("time", { text: times.clock(at), title: times.moment(at) }),
    sign,
  );
  return bubble(name, opensGroup, text, foot);
}

/**
 * @param {Extract<Entry, {kind: "unsent"}>} entry
 * @param {HTMLElement} line
 * @param {Around} around
 */
function unsent({ item: { key, text, state, reason }, opensGroup }, line, { texts, onRetry, onDiscard }) {
  const hasFailed = state === "failed";
  line.classList.add("line-us");
  line.classList.toggle("line-opens", opensGroup);
  line.classList.toggle("line-failed", hasFailed);
  const words = texts(hasFailed ? "message.failed" : "message.sending");
  const sign = element(
    "span",
    { class: "tick", title: words },
    drawing(hasFailed ? "failed" : "waiting"),
    element("span", { class: "visually-hidden", text: words }),
  );
  const parts = bubble(texts("message.me"), opensGroup, text, element("span", { class: "message-foot" }, sign));
  if (!hasFailed) return parts;
  return [
    ...parts,
    element(
      "div",
      { class: "failure" },
      element("p", { class: "failure-words", text: reason ?? words }),
      element("button", { class: "link-button", type: "button", text: texts("message.retry"), onclick: () => onRetry(key) }),
      element("button", {
        class: "link-button",
        type: "button",
        text: texts("message.discard"),
        onclick: () => onDiscard(key),
      }),
    ),
  ];
}

/**
 * Only the first of a group shows who wrote it; a screen reader is told of each.
 * @param {string} name
 * @param {boolean} opensGroup
 * @param {string} text
 * @param {HTMLElement} foot
 */
function bubble(name, opensGroup, text, foot) {
  const author = element("p", { class: opensGroup ? "message-author" : "visually-hidden", dir: "auto", text: name });
  return [
    author,
    element("div", { class: "bubble" }, element("span", { class: "message-text", dir: "auto" }, ...messageText(text)), foot),
  ];
}
