/*
 * The operator's desk: everything that is known from the server. Frames come in by `receive` and move the models; whoever
 * draws listens to `changes`. What the operator does is in `acts.js`. Knows nothing of sockets and nothing of the screen.
 */

import { Acknowledgements } from "../../shared/acknowledgements.js";
import { ClosedList } from "./closed_list.js";
import { Conversations } from "./conversations.js";
import { Listeners } from "./listeners.js";
import { LogCache } from "./log_cache.js";
import { Roster } from "./roster.js";
import { ServerClock } from "./server_clock.js";

/** @typedef {import("../../types/ConsoleIn").ConsoleIn} ConsoleIn */
/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("../../types/ConsoleMessage").ConsoleMessage} ConsoleMessage */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */
/** @typedef {{place: "queue" | "mine", conversation: number, event: number, text: string}} Arrival what may deserve a sound */
/**
 * @typedef {{kind: "welcome"} | {kind: "lists"} | {kind: "closed"} | {kind: "roster"} | {kind: "caught_up"}
 *   | {kind: "log" | "outdated", conversation: number} | {kind: "arrival", arrival: Arrival}} Change
 */
/** @typedef {Extract<ConsoleOut, {type: "welcome"}>} Welcome */
/** @typedef {Extract<ConsoleOut, {type: "gone"}>} Gone */

export class Desk {
  /** @type {Listeners<Change>} */
  changes = new Listeners();
  roster = new Roster();
  conversations = new Conversations();
  closed = new ClosedList();
  logs = new LogCache();
  clock = new ServerClock();
  /** @type {import("../../types/Site").Site[]} */
  sites = [];
  company = "";
  /** Whether anything is known yet. */
  isReady = false;
  /** The number of the last event; none if nothing is held. @type {number | undefined} */
  event;
  /** Whether frames that were missed are being told. */
  isCatchingUp = false;
  /** The conversation on the screen. @type {number | undefined} */
  looking;
  #send;
  #typing;
  #acknowledgements;

  /**
   * @param {(frame: ConsoleIn) => boolean} send false if there is no connection
   * @param {Pick<import("./typing.js").Typing, "noted" | "over">} typing
   */
  constructor(send, typing) {
    this.#send = send;
    this.#typing = typing;
    this.#acknowledgements = new Acknowledgements({ send });
  }

  /** @param {Welcome} frame */
  #welcome(frame) {
    this.clock.set(frame.now);
    this.roster.reset(frame.me, frame.role, frame.operators);
    this.sites = frame.sites;
    this.company = frame.company;
    this.isReady = true;
    this.isCatchingUp = frame.resumed;
    if (frame.resumed) {
      this.#acknowledgements.reset();
    } else {
      this.event = frame.event;
      this.conversations.reset(frame.conversations);
      this.closed.reset();
      this.logs.clear(this.looking);
      this.#acknowledgements = new Acknowledgements({ send: this.#send });
      for (const summary of frame.conversations) this.#confirm(summary);
    }
    for (const kind of /** @type {const} */ (["welcome", "roster", "lists", "closed"])) this.changes.notify({ kind });
    if (this.looking !== undefined) this.#outdated(this.looking);
  }

  /** @param {ConsoleOut} frame */
  receive(frame) {
    if ("event" in frame && frame.type !== "welcome") this.event = Math.max(this.event ?? 0, frame.event);
    switch (frame.type) {
      case "welcome":
        return this.#welcome(frame);
      case "caught_up":
        return this.#caughtUp();
      case "conversation":
        return this.#conversation(frame);
      case "gone":
        return this.#gone(frame);
      case "message":
        return this.#message(frame.message, frame.event);
      case "receipts":
        return this.#receipts(frame);
      case "typing":
        return frame.author.kind === "visitor" ? this.#typing.noted(frame.conversation) : undefined;
      case "status":
        return this.#status(frame);
      default:
        return undefined;
    }
  }

  /**
   * A conversation as it is now, wherever it is known from.
   * @param {number} id
   */
  summary(id) {
    return this.conversations.find(id) ?? this.logs.find(id)?.summary ?? this.closed.items.find((item) => item.id === id);
  }

  /** @param {Summary} summary */
  isMine({ state }) {
    return state.kind === "owned" && state.operator === this.roster.me;
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
    if (!summary || upto <= summary.marks.company.read) return;
    const wasMine = summary.state.kind === "closed" && summary.state.owner === this.roster.me;
    if (this.isMine(summary) || wasMine) this.#acknowledgements.read(conversation, upto);
  }

  /**
   * The answer to a look.
   * @param {import("./conversation_log.js").ConversationLog} log
   * @param {Extract<ConsoleOut, {type: "opened"}>} answer
   */
  opened(log, answer) {
    log.opened(answer);
    if (this.conversations.find(log.id)) {
      this.conversations.put(answer.conversation);
      this.changes.notify({ kind: "lists" });
    }
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

  #caughtUp() {
    this.isCatchingUp = false;
    this.changes.notify({ kind: "caught_up" });
  }

  /** @param {Extract<ConsoleOut, {type: "conversation"}>} frame */
  #conversation({ cause, conversation: summary, event }) {
    const { id, state } = summary;
    const isNew = !this.conversations.find(id);
    if (state.kind === "closed") this.#putAway(summary);
    else this.conversations.put(summary);
    this.#confirm(summary);
    this.changes.notify({ kind: "lists" });
    if (cause === "opened" && isNew && state.kind === "queued") {
      const arrival = /** @type {Arrival} */ ({ place: "queue", conversation: id, event, text: summary.last?.text ?? "" });
      this.changes.notify({ kind: "arrival", arrival });
    }
    const by = state.kind === "owned" ? state.operator : state.kind === "closed" ? state.by : null;
    const at = state.kind === "closed" ? state.at : state.since;
    this.logs.find(id)?.moved(state, { cause, at, by });
    this.#announce(id);
  }

  /** @param {Gone} frame */
  #gone({ conversation: id, cause, by }) {
    const before = this.summary(id);
    const owner = before?.state.kind === "owned" ? before.state.operator : null;
    const at = this.clock.now();
    this.conversations.remove(id);
    this.#typing.over(id);
    if (before) {
      /** @type {Summary["state"]} */
      const state = cause === "closed" ? { kind: "closed", at, by, owner } : { kind: "owned", operator: by ?? 0, since: at };
      this.logs.find(id)?.moved(state, { cause, at, by });
      if (cause === "closed" && (this.roster.administers || owner === this.roster.me)) this.#putAway({ ...before, state });
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
    this.closed.prepend(summary);
    this.changes.notify({ kind: "closed" });
  }

  /**
   * @param {ConsoleMessage} message
   * @param {number} event
   */
  #message(message, event) {
    const { conversation, author, number, text } = message;
    const fromVisitor = author.kind === "visitor";
    const isNews = this.conversations.append(message, fromVisitor);
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
    this.#acknowledgements.delivered(conversation, number);
    if (this.isMine(summary)) this.changes.notify({ kind: "arrival", arrival: { place: "mine", conversation, event, text } });
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

  /**
   * K02, K03: this console holds what the visitor wrote. Only what is our own or rests in a queue that we see comes here.
   * @param {Summary} summary
   */
  #confirm({ id, state, last_from_visitor, marks }) {
    if (state.kind !== "closed" && last_from_visitor > marks.company.delivered)
      this.#acknowledgements.delivered(id, last_from_visitor);
  }

  /**
   * What is held of it does not tell everything: it has to be fetched.
   * @param {number} conversation
   */
  #outdated(conversation) {
    this.changes.notify({ kind: "outdated", conversation });
  }

  /** @param {number} conversation */
  #announce(conversation) {
    this.changes.notify({ kind: "log", conversation });
  }
}
