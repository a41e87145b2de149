/*
 * The operator's desk: everything that is known from the server. Frames come in by `receive` and move the models; whoever
 * draws listens to `changes`. What the operator does is in `acts.js`. Knows nothing of sockets and nothing of the screen.
 * A little longer than most files: one model for one kind of frame after the other, which all move the same lists.
 */

import { ClosedList } from "./closed_list.js";
import { Confirmations } from "./confirmations.js";
import { Conversations } from "./conversations.js";
import { Listeners } from "./listeners.js";
import { LogCache } from "./log_cache.js";
import { arrivalOf, entryOf, lossOf, messageArrival, partingOf } from "./news.js";
import { PassedList } from "./passed_list.js";
import { Roster } from "./roster.js";
import { ServerClock } from "./server_clock.js";
import { Workplace } from "./workplace.js";

/** @typedef {import("../../types/ConsoleIn").ConsoleIn} ConsoleIn */
/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("../../types/ConsoleMessage").ConsoleMessage} ConsoleMessage */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("./news.js").Change} Change */

export class Desk {
  /** @type {Listeners<Change>} */
  changes = new Listeners();
  roster = new Roster();
  workplace = new Workplace(this.roster);
  conversations = new Conversations();
  closed = new ClosedList();
  passed = new PassedList();
  logs = new LogCache();
  clock = new ServerClock();
  /** @type {import("../../types/Site").Site[]} */
  sites = [];
  /** What conversations are marked with, in the order in which it is offered. @type {import("../../types/Tag").Tag[]} */
  tags = [];
  /** The name of the company. */
  company = "";
  /** Whether anything is known yet. */
  isReady = false;
  /** The number of the last event; none if nothing is held. @type {number | undefined} */
  event;
  /** Whether frames that were missed are being told. */
  isCatchingUp = false;
  /** The conversation on the screen. @type {number | undefined} */
  looking;
  #typing;
  #confirmations;

  /**
   * @param {(frame: ConsoleIn) => boolean} send false if there is no connection
   * @param {Pick<import("./typing.js").Typing, "noted" | "over">} typing
   */
  constructor(send, typing) {
    this.#typing = typing;
    this.#confirmations = new Confirmations(send, this.roster, this.workplace);
  }

  /** @param {Extract<ConsoleOut, {type: "welcome"}>} frame */
  #welcome(frame) {
    this.clock.set(frame.now);
    this.roster.reset(frame.me, frame.role, frame.operators);
    this.workplace.reset(frame.workplace);
    this.sites = frame.sites;
    this.tags = frame.tags;
    this.company = frame.company;
    this.isReady = true;
    this.isCatchingUp = frame.resumed;
    if (frame.resumed) {
      this.#confirmations.tellAgain();
    } else {
      this.event = frame.event;
      this.conversations.reset(frame.conversations);
      this.closed.reset();
      this.passed.reset();
      this.logs.clear(this.looking);
      this.#confirmations.startAnew(frame.conversations);
    }
    for (const kind of /** @type {const} */ (["welcome", "roster", "lists", "closed"])) this.changes.notify({ kind });
    if (this.looking !== undefined) this.#outdated(this.looking);
  }

  /** @param {ConsoleOut} frame */
  receive(frame) {
    const before = this.event ?? 0;
    if ("event" in frame && frame.type !== "welcome") this.event = Math.max(before, frame.event);
    switch (frame.type) {
      case "welcome":
        return this.#welcome(frame);
      case "caught_up":
        this.isCatchingUp = false;
        return this.changes.notify({ kind: "caught_up" });
      case "conversation":
        return this.#conversation(frame, frame.event > before);
      case "gone":
        return this.#gone(frame);
      case "message":
        return this.#message(frame.message, frame.event);
      case "tags":
        return this.#tagged(frame);
      case "blocked":
        this.logs.find(frame.conversation)?.block(frame.blocked);
        return this.#announce(frame.conversation);
      case "receipts":
        return this.#receipts(frame);
      case "typing":
        return frame.author.kind === "visitor" ? this.#typing.noted(frame.conversation) : undefined;
      case "status":
        return this.#status(frame);
      case "phrases_changed":
        return this.changes.notify({ kind: "phrases" });
      default:
        return undefined;
    }
  }

  /**
   * A conversation as it is now, wherever it is known from.
   * @param {number} id
   */
  summary(id) {
    const open = this.conversations.find(id) ?? this.logs.find(id)?.summary ?? this.passed.find(id);
    return open ?? this.closed.items.find((item) => item.id === id);
  }

  /** @param {Summary} summary */
  isMine(summary) {
    return this.workplace.owns(summary);
  }

  /**
   * Whose visitor the person may block: of one's own work, of a queue that one sees, as an administrator anybody.
   * @param {Summary} summary
   */
  mayBlock(summary) {
    return this.workplace.lists(summary) || this.roster.administers;
  }

  /**
   * One's own message is on disk.
   * @param {Extract<ConsoleOut, {type: "posted"}>} frame
   * @param {string} text
   */
  posted({ key, conversation, number, at, event }, text) {
    const { id, name } = this.roster.mine ?? { id: this.roster.me, name: "" };
    this.#message({ key, conversation, number, at, text, author: { kind: "operator", id, name } }, event);
  }

  /**
   * K02: the person has seen the visitor's messages up to this one. Never in a queue (K03), never in others' work (N01).
   * @param {number} conversation
   * @param {number} upto
   */
  read(conversation, upto) {
    const summary = this.summary(conversation);
    if (summary) this.#confirmations.read(summary, upto);
  }

  /**
   * The answer to a look.
   * @param {import("./conversation_log.js").ConversationLog} log
   * @param {Extract<ConsoleOut, {type: "opened"}>} answer
   */
  opened(log, answer) {
    log.opened(answer);
    if (this.conversations.find(log.id)) this.#place(answer.conversation);
    this.#announce(log.id);
  }

  /**
   * A conversation that may not be read; what was read before stays on the screen.
   * @param {import("./conversation_log.js").ConversationLog} log
   * @param {string} sentence
   */
  refusedToOpen(log, sentence) {
    if (!log.isLoaded) log.refusal = sentence;
    this.#announce(log.id);
  }

  /**
   * @param {import("./conversation_log.js").ConversationLog} log
   * @param {ConsoleMessage[]} messages
   * @param {boolean} hasEarlier
   */
  earlier(log, messages, hasEarlier) {
    log.prepend(messages, hasEarlier);
    this.#announce(log.id);
  }

  /**
   * The server says that a conversation is no longer ours to act on.
   * @param {number} id
   */
  lost(id) {
    this.conversations.remove(id);
    this.changes.notify({ kind: "lists" });
    if (this.looking === id) this.#outdated(id);
  }

  /**
   * @param {import("./news.js").ConversationFrame} frame
   * @param {boolean} isNews whether it has not been told before
   */
  #conversation(frame, isNews) {
    const summary = frame.conversation;
    const { id } = summary;
    const before = this.conversations.find(id);
    this.passed.moved(summary, before !== undefined && this.isMine(before), this.isMine(summary));
    this.#place(summary);
    this.#confirmations.arrived(summary);
    const arrival = arrivalOf(frame, before, this.roster.me);
    const loss = lossOf(frame, before, this.roster.me);
    if (isNews && arrival && this.conversations.find(id)) this.changes.notify({ kind: "arrival", arrival });
    if (isNews && loss) this.changes.notify({ kind: "loss", loss });
    this.logs.find(id)?.moved(summary, this.isCatchingUp ? undefined : entryOf(frame, this.clock.now()));
    this.#announce(id);
  }

  /**
   * Into the list where it belongs, and out of all others.
   * @param {Summary} summary
   */
  #place(summary) {
    if (summary.state.kind === "closed") this.#putAway(summary);
    else if (this.workplace.lists(summary)) this.conversations.put(summary);
    else this.conversations.remove(summary.id);
    this.changes.notify({ kind: "lists" });
  }

  /** @param {import("./news.js").Gone} frame */
  #gone(frame) {
    const { conversation: id, cause } = frame;
    const before = this.summary(id);
    this.conversations.remove(id);
    this.#typing.over(id);
    if (before) {
      const { state, entry } = partingOf(frame, before, this.clock.now());
      this.passed.moved({ ...before, state }, this.isMine(before), false);
      this.logs.find(id)?.moved({ ...before, state }, entry);
      if (cause === "closed" && (this.roster.administers || this.isMine(before))) this.#putAway({ ...before, state });
    }
    this.changes.notify({ kind: "lists" });
    this.#announce(id);
    if (this.looking === id) this.#outdated(id);
  }

  /**
   * From the open conversations to the closed ones.
   * @param {Summary} summary
   */
  #putAway(summary) {
    this.conversations.remove(summary.id);
    this.closed.put(summary);
    this.changes.notify({ kind: "closed" });
  }

  /**
   * @param {ConsoleMessage} message
   * @param {number} event
   */
  #message(message, event) {
    const { conversation, author, number, text } = message;
    const fromVisitor = author.kind === "visitor";
    const isNews = this.conversations.append(message);
    const log = this.logs.find(conversation);
    if (log?.isLoaded && !log.append(message)) {
      if (this.looking === conversation) this.#outdated(conversation);
      else this.logs.forget(conversation);
    }
    if (fromVisitor) this.#typing.over(conversation);
    this.changes.notify({ kind: "lists" });
    this.#announce(conversation);
    const summary = this.conversations.find(conversation);
    if (!summary || !isNews || !fromVisitor) return;
    this.#confirmations.delivered(conversation, number);
    if (this.isMine(summary)) this.changes.notify({ kind: "arrival", arrival: messageArrival(conversation, event, text) });
  }

  /** @param {Extract<ConsoleOut, {type: "tags"}>} frame */
  #tagged({ conversation, tags }) {
    for (const model of [this.conversations, this.closed]) model.tag(conversation, tags);
    this.logs.find(conversation)?.tag(tags);
    for (const kind of /** @type {const} */ (["lists", "closed"])) this.changes.notify({ kind });
    this.#announce(conversation);
  }

  /** @param {Extract<ConsoleOut, {type: "receipts"}>} frame */
  #receipts({ conversation, marks }) {
    const log = this.logs.find(conversation);
    this.conversations.mark(conversation, marks, log?.isLoaded ? log.fromVisitorAfter(marks.company.read) : undefined);
    log?.mark(marks);
    this.changes.notify({ kind: "lists" });
    this.#announce(conversation);
  }

  /** @param {Extract<ConsoleOut, {type: "status"}>} frame */
  #status(frame) {
    this.roster.apply(frame);
    this.changes.notify({ kind: "roster" });
    if (frame.operator === this.roster.me) this.changes.notify({ kind: "lists" });
  }

  /** What is held of it does not tell everything: it has to be fetched. @param {number} conversation */
  #outdated(conversation) {
    this.changes.notify({ kind: "outdated", conversation });
  }

  /** @param {number} conversation */
  #announce(conversation) {
    this.changes.notify({ kind: "log", conversation });
  }
}
