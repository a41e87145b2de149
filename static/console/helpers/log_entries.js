/*
 * What a conversation looks like from top to bottom: messages with the lines between them that say when, which
 * conversation, what happened, and where the new ones begin.
 */

import { sameDay } from "../../shared/times.js";
import { automaticAssignment } from "./timeline.js";

/** @typedef {import("../../types/ConsoleMessage").ConsoleMessage} ConsoleMessage */
/** @typedef {import("../../types/TimelineEntry").TimelineEntry} TimelineEntry */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../models/stored_outbox.js").Unsent} Unsent */
/** @typedef {"sent" | "delivered" | "read"} Tick how far a message of the company has got */
/**
 * @typedef {{kind: "top", key: string, hasEarlier: boolean}
 *   | {kind: "day", key: string, at: number}
 *   | {kind: "conversation", key: string, summary: Summary | undefined, isEarlier: boolean}
 *   | {kind: "event", key: string, entry: TimelineEntry, hasReasons: boolean}
 *   | {kind: "new", key: string}
 *   | {kind: "message", key: string, message: ConsoleMessage, opensGroup: boolean, tick: Tick | undefined}
 *   | {kind: "unsent", key: string, item: Unsent, opensGroup: boolean}} Entry
 */

/** Messages of one person that follow each other sooner than this make one group, in milliseconds. */
const TOGETHER = 5 * 60_000;

/**
 * @param {object} view
 * @param {Summary} view.summary the conversation
 * @param {readonly ConsoleMessage[]} view.messages oldest first, those of earlier conversations above
 * @param {readonly TimelineEntry[]} view.timeline of the conversation itself
 * @param {readonly Summary[]} view.earlier the visitor's other conversations, as far as they are known
 * @param {readonly Unsent[]} view.unsent what this person has written and the server has not yet on disk
 * @param {number} view.me
 * @param {boolean} view.hasEarlier whether there is more to fetch
 * @param {number | undefined} view.seen the last message of this conversation that was not new; none if nothing is new
 * @returns {Entry[]}
 */
export function logEntries({ summary, messages, timeline, earlier, unsent, me, hasEarlier, seen }) {
  const list = new EntryList(hasEarlier, automaticAssignment(timeline, summary.state));
  const known = new Map([...earlier, summary].map((each) => [each.id, each]));
  const hasSeveral = messages.some(({ conversation }) => conversation !== summary.id);
  const events = [...timeline].sort((one, other) => one.at - other.at);
  let conversation = 0;
  for (const message of messages) {
    const isCurrent = message.conversation === summary.id;
    if (message.conversation !== conversation) {
      list.closing(known.get(conversation));
      conversation = message.conversation;
      if (hasSeveral) list.conversation(message.at, known.get(conversation), conversation, !isCurrent);
    }
    while (isCurrent && events.length > 0 && comesBefore(events[0], message))
      list.event(/** @type {TimelineEntry} */ (events.shift()));
    if (isCurrent && seen !== undefined && message.number > seen && message.author.kind === "visitor") {
      list.new();
      seen = undefined;
    }
    list.message(message, tickOf(message, known.get(conversation)));
  }
  if (conversation !== summary.id) list.closing(known.get(conversation));
  for (const entry of events) list.event(entry);
  for (const item of unsent) list.unsent(item, me);
  return list.entries;
}

/**
 * The opening stands above the message that it happened by; the end below everything written in the same moment.
 * @param {TimelineEntry} entry
 * @param {ConsoleMessage} message
 */
function comesBefore({ at, cause }, message) {
  if (cause === "opened" && message.number === 1) return true;
  return cause === "closed" ? at < message.at : at <= message.at;
}

/**
 * How far a message of the company has got. Unknown where the conversation is too old for its marks to be at hand.
 * @param {ConsoleMessage} message
 * @param {Summary | undefined} summary
 * @returns {Tick | undefined}
 */
function tickOf({ author, number }, summary) {
  if (author.kind === "visitor" || !summary) return undefined;
  const { delivered, read } = summary.marks.visitor;
  return number <= read ? "read" : number <= delivered ? "delivered" : "sent";
}

class EntryList {
  /** @type {Entry[]} */
  entries = [];
  #at = 0;
  #author = "";
  #explained;

  /**
   * @param {boolean} hasEarlier
   * @param {TimelineEntry | undefined} explained the entry that reasons are kept for
   */
  constructor(hasEarlier, explained) {
    this.#explained = explained;
    this.entries.push({ kind: "top", key: "top", hasEarlier });
  }

  /**
   * @param {number} at
   * @param {Summary | undefined} summary
   * @param {number} id
   * @param {boolean} isEarlier
   */
  conversation(at, summary, id, isEarlier) {
    this.#day(at);
    this.#interrupt();
    this.entries.push({ kind: "conversation", key: "conversation-" + id, summary, isEarlier });
  }

  /**
   * How an earlier conversation ended, if that is known.
   * @param {Summary | undefined} summary
   */
  closing(summary) {
    if (summary?.state.kind !== "closed") return;
    const { at, by } = summary.state;
    this.event({ cause: "closed", at, by, to: null, department: null, note: null }, summary.id);
  }

  /**
   * @param {TimelineEntry} entry
   * @param {number} conversation
   */
  event(entry, conversation = 0) {
    this.#day(entry.at);
    this.#interrupt();
    const key = ["event", conversation, entry.cause, entry.at].join("-");
    this.entries.push({ kind: "event", key, entry, hasReasons: entry === this.#explained });
  }

  new() {
    this.#interrupt();
    this.entries.push({ kind: "new", key: "new" });
  }

  /**
   * @param {ConsoleMessage} message
   * @param {Tick | undefined} tick
   */
  message(message, tick) {
    this.#day(message.at);
    const author = message.author.kind === "visitor" ? "visitor" : "operator-" + message.author.id;
    this.entries.push({ kind: "message", key: message.key, message, opensGroup: this.#opensGroup(author, message.at), tick });
  }

  /**
   * @param {Unsent} item
   * @param {number} me
   */
  unsent(item, me) {
    this.#day(item.at);
    this.entries.push({ kind: "unsent", key: item.key, item, opensGroup: this.#opensGroup("operator-" + me, item.at) });
  }

  /** @param {number} at */
  #day(at) {
    if (this.#at === 0 || !sameDay(this.#at, at)) {
      this.#interrupt();
      this.entries.push({ kind: "day", key: "day-" + at, at });
    }
    this.#at = at;
  }

  #interrupt() {
    this.#author = "";
  }

  /**
   * @param {string} author
   * @param {number} at
   */
  #opensGroup(author, at) {
    const previous = this.entries[this.entries.length - 1];
    const before = previous?.kind === "message" ? previous.message.at : previous?.kind === "unsent" ? previous.item.at : 0;
    const opens = this.#author !== author || at - before > TOGETHER;
    this.#author = author;
    return opens;
  }
}
