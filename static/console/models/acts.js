/*
 * What an operator does: looks into a conversation, takes it, passes it on, closes it, changes the work status. Each act
 * asks the server and lets the desk show what came of it; a refusal is thrown on, with the server's sentence, to whoever
 * asked.
 */

import { Refused, Requests, Unanswered } from "./requests.js";

/** @typedef {import("./conversation_log.js").ConversationLog} ConversationLog */
/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("../../types/TransferTo").TransferTo} TransferTo */
/** @typedef {Extract<ConsoleOut, {type: "receivers"}>} Receivers */
/** @typedef {Extract<ConsoleOut, {type: "explained"}>} Explained */

/** Refusals that mean that the conversation is no longer in any list of ours. */
const GONE = ["conversation_taken", "conversation_closed", "conversation_unknown"];

export class Acts {
  #desk;
  #send;
  #requests;
  /** The question about earlier messages that is under way. @type {Promise<void> | undefined} */
  #earlier;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {(frame: import("../../types/ConsoleIn").ConsoleIn) => boolean} send false if there is no connection
   */
  constructor(desk, send) {
    this.#desk = desk;
    this.#send = send;
    this.#requests = new Requests(send);
    desk.changes.add((change) => change.kind === "outdated" && void this.look(change.conversation));
  }

  /** @param {ConsoleOut} frame */
  receive(frame) {
    if (frame.type === "refused") this.#requests.refuse(frame);
    else if ("re" in frame) this.#requests.answer(frame);
  }

  /** The connection is gone: what was asked stays unanswered. */
  disconnected() {
    this.#requests.abandon();
  }

  /**
   * Shows a conversation, or brings the one shown up to date.
   * @param {number} id
   */
  async look(id) {
    const desk = this.#desk;
    if (desk.looking !== id) this.leave();
    desk.looking = id;
    const log = desk.logs.open(id);
    try {
      const answer = await this.#requests.ask({ type: "open", conversation: id });
      if (answer.type === "opened") desk.opened(log, answer);
    } catch (error) {
      if (error instanceof Refused) desk.refusedToOpen(log, error.message);
      else if (!(error instanceof Unanswered)) throw error;
    }
  }

  /** Looks away from the conversation on the screen. */
  leave() {
    const { looking, logs } = this.#desk;
    if (looking === undefined) return;
    this.#send({ type: "leave", conversation: looking });
    logs.find(looking)?.rest();
    this.#desk.looking = undefined;
  }

  /** Fetches what was before the oldest message on the screen. Asking again while it comes changes nothing. */
  earlier() {
    const { looking, logs } = this.#desk;
    const log = looking === undefined ? undefined : logs.find(looking);
    if (!log?.oldest || !log.hasEarlier) return Promise.resolve();
    this.#earlier ??= this.#fetchEarlier(log, log.oldest).finally(() => (this.#earlier = undefined));
    return this.#earlier;
  }

  /**
   * M06: takes a conversation from the queue. X17: if somebody was first, its row goes.
   * @param {number} conversation
   */
  take(conversation) {
    return this.#orForget(conversation, this.#requests.ask({ type: "take", conversation }));
  }

  /**
   * F01 to F06: passes one of one's own on.
   * @param {number} conversation
   * @param {TransferTo} to
   * @param {string} [note] only colleagues see it
   */
  transfer(conversation, to, note) {
    return this.#orForget(conversation, this.#requests.ask({ type: "transfer", conversation, to, note }));
  }

  /**
   * N02: an administrator gives it to somebody.
   * @param {number} conversation
   * @param {number} to
   */
  assign(conversation, to) {
    return this.#orForget(conversation, this.#requests.ask({ type: "assign", conversation, to }));
  }

  /**
   * Who could receive it, as things stand.
   * @param {number} conversation
   * @returns {Promise<Receivers>}
   */
  async receivers(conversation) {
    return /** @type {Receivers} */ (await this.#requests.ask({ type: "receivers", conversation }));
  }

  /**
   * Why it is where it is.
   * @param {number} conversation
   * @returns {Promise<Explained>}
   */
  async explain(conversation) {
    return /** @type {Explained} */ (await this.#requests.ask({ type: "explain", conversation }));
  }

  /**
   * M14, N04: closes one of one's own, or as an administrator any.
   * @param {number} conversation
   */
  close(conversation) {
    return this.#orForget(conversation, this.#requests.ask({ type: "close", conversation }));
  }

  /**
   * Blocks the visitor of a conversation, or everybody from their address.
   * @param {number} conversation
   * @param {{address: boolean, term: import("../../types/Term").Term, reason: string, close: boolean}} how
   */
  async block(conversation, { address, term, reason, close }) {
    await this.#requests.ask({ type: "block", conversation, address, term, reason, close });
  }

  /**
   * Puts a tag on a conversation, or takes it off.
   * @param {number} conversation
   * @param {number} tag
   * @param {boolean} isOn whether it is to be on it
   */
  async setTag(conversation, tag, isOn) {
    await this.#requests.ask({ type: isOn ? "tag" : "untag", conversation, tag });
  }

  /**
   * The phrases that the person may use.
   * @returns {Promise<readonly import("../../types/Phrase").Phrase[]>}
   */
  async phrases() {
    const answer = await this.#requests.ask({ type: "phrases" });
    return answer.type === "phrases" ? answer.phrases : [];
  }

  /**
   * Keeps a phrase of one's own.
   * @param {string} title
   * @param {string} text
   */
  async savePhrase(title, text) {
    await this.#requests.ask({ type: "save_phrase", title, text });
  }

  /** @param {import("../../types/WorkStatus").WorkStatus} status */
  async setStatus(status) {
    await this.#requests.ask({ type: "set_status", status });
  }

  /** Fetches what others have now and was the person's. What is known stays if no answer comes. */
  async listPassed() {
    try {
      const answer = await this.#requests.ask({ type: "list_passed" });
      if (answer.type !== "passed_list") return;
      this.#desk.passed.reset(answer.conversations);
      this.#desk.changes.notify({ kind: "lists" });
    } catch (error) {
      if (!(error instanceof Unanswered || error instanceof Refused)) throw error;
    }
  }

  /** Fetches the next page of closed conversations. */
  async moreClosed() {
    const { closed } = this.#desk;
    if (!closed.begin()) return;
    this.#desk.changes.notify({ kind: "closed" });
    try {
      const answer = await this.#requests.ask({ type: "list_closed", before: closed.place });
      if (answer.type === "closed_list") closed.add(answer.conversations, answer.has_more);
    } catch {
      closed.failed();
    }
    this.#desk.changes.notify({ kind: "closed" });
  }

  /**
   * @param {ConversationLog} log
   * @param {import("../../types/ConsoleMessage").ConsoleMessage} oldest
   */
  async #fetchEarlier(log, { conversation, number }) {
    try {
      const before = { conversation, number };
      const answer = await this.#requests.ask({ type: "history", conversation: log.id, before });
      if (answer.type === "history") this.#desk.earlier(log, answer.messages, answer.has_earlier);
    } catch (error) {
      if (!(error instanceof Unanswered || error instanceof Refused)) throw error;
    }
  }

  /**
   * @param {number} conversation
   * @param {Promise<unknown>} request
   */
  async #orForget(conversation, request) {
    try {
      await request;
    } catch (error) {
      if (error instanceof Refused && GONE.includes(error.code)) this.#desk.lost(conversation);
      throw error;
    }
  }
}
