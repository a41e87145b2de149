/*
 * From what was said to what stands in the list: messages in groups, a line where a day begins, where a conversation
 * was closed and where the new messages begin. Rows are plain values, so that equal rows need no new elements.
 */

import { sameDay } from "../../shared/times.js";

/** @typedef {import("../models/conversation_log.js").ConversationLog} ConversationLog */
/** @typedef {import("../models/storage.js").PendingMessage} PendingMessage */

/**
 * @typedef {object} MessageRow
 * @property {"message"} kind
 * @property {string} id the message's key
 * @property {string | undefined} name of the operator; none for the visitor's own
 * @property {string} text
 * @property {number} at
 * @property {number} conversation 0 while it is not on the server
 * @property {number} number
 * @property {"sending" | "failed" | import("../models/conversation_log.js").Status | undefined} status
 * @property {string | undefined} reason why it failed
 * @property {boolean} starts a group
 * @property {boolean} ends a group
 * @property {boolean} last of all and the visitor's own: its status is said in words
 */

/**
 * @typedef {MessageRow
 *   | {kind: "day", id: string, at: number}
 *   | {kind: "closed", id: string, at: number | undefined, byVisitor: boolean}
 *   | {kind: "divider", id: string}
 *   | {kind: "waiting", id: string, word: "waiting" | "nobody" | "thanks", back: string}} Row
 */

/** Messages of one person further apart than this are not one group. */
const GROUP = 5 * 60_000;

/**
 * @param {object} said
 * @param {ConversationLog} said.log
 * @param {readonly PendingMessage[]} said.pending
 * @param {string} [said.divider] the key of the message that it stands above
 * @param {boolean} [said.online] whether somebody is there to answer
 * @param {string} [said.left] the key of a message that was left in the form
 * @param {string} [said.back] when somebody is back, as a sentence
 * @returns {Row[]}
 */
export function rowsOf({ log, pending, divider, online, left, back = "" }) {
  const messages = [...log.messages.map((message) => settledRow(log, message)), ...pending.map(pendingRow)];
  /** @type {Row[]} */
  const rows = [];
  messages.forEach((row, index) => {
    const before = messages[index - 1];
    if (before && isClosedBetween(log, before, row)) rows.push(closedRow(log, before.conversation));
    if (!before || !sameDay(before.at, row.at)) rows.push({ kind: "day", id: "day:" + row.id, at: row.at });
    if (row.id === divider) rows.push({ kind: "divider", id: "divider" });
    row.starts = rows.at(-1)?.kind !== "message" || !isOneGroup(before, row);
    if (before) before.ends = row.starts;
    rows.push(row);
  });
  const last = messages.at(-1);
  if (last) last.last = last.name === undefined;
  const { conversation } = log;
  if (conversation && !pending.length) {
    if (!log.isOpen) rows.push(closedRow(log, conversation.conversation));
    else if (online !== undefined && conversation.state.kind === "queued") {
      const thanks = left !== undefined && last?.id === left;
      rows.push({ kind: "waiting", id: "waiting", word: online ? "waiting" : thanks ? "thanks" : "nobody", back });
    }
  }
  return rows;
}

/**
 * @param {ConversationLog} log
 * @param {import("../../types/VisitorMessage").VisitorMessage} message
 * @returns {MessageRow}
 */
function settledRow(log, message) {
  const { key, author, text, at, conversation, number } = message;
  const mine = author.kind === "visitor";
  const name = mine ? undefined : author.name;
  const status = mine ? log.statusOf(message) : undefined;
  return { ...ungrouped, id: key, name, text, at, conversation, number, status };
}

/**
 * @param {PendingMessage} item
 * @returns {MessageRow}
 */
function pendingRow({ key, text, at, state, reason }) {
  return { ...ungrouped, id: key, text, at, status: state === "failed" ? "failed" : "sending", reason };
}

/** @type {Omit<MessageRow, "id" | "text" | "at">} */
const ungrouped = {
  kind: "message",
  name: undefined,
  conversation: 0,
  number: 0,
  status: undefined,
  reason: undefined,
  starts: true,
  ends: true,
  last: false,
};

/**
 * What is not on the server yet belongs to the latest conversation while it is open, and begins the next otherwise.
 * @param {ConversationLog} log
 * @param {MessageRow} before
 * @param {MessageRow} row
 */
function isClosedBetween(log, before, row) {
  if (!before.conversation) return false;
  return row.conversation ? row.conversation !== before.conversation : !log.isOpen;
}

/**
 * @param {ConversationLog} log
 * @param {number} conversation
 * @returns {Row}
 */
function closedRow(log, conversation) {
  const closing = log.closing(conversation);
  return { kind: "closed", id: "closed:" + conversation, at: closing?.at, byVisitor: closing?.by_visitor ?? false };
}

/**
 * @param {MessageRow} one
 * @param {MessageRow} next
 */
function isOneGroup(one, next) {
  return one.name === next.name && next.at - one.at < GROUP && one.status !== "failed";
}
