/*
 * The desk on a connection: says hello with what the desk holds, hands frames to it, and sends what waits in the outbox.
 */

import { Connection } from "../../shared/connection.js";
import { newKey } from "../../shared/keys.js";
import { Outbox } from "../../shared/outbox.js";
import { Acts } from "./acts.js";
import { Desk } from "./desk.js";
import { Listeners } from "./listeners.js";
import { Typing } from "./typing.js";

/** The protocol that this console speaks. */
const VERSION = 1;

/** @typedef {import("../../types/ConsoleIn").ConsoleIn} ConsoleIn */
/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("./stored_outbox.js").Unsent} Unsent */

export class Session {
  /** @type {Listeners<import("../../shared/connection.js").State>} */
  stateChanged = new Listeners();
  /** What waits to be sent has changed. */
  outboxChanged = new Listeners();
  /** A message was refused for good. @type {Listeners<Unsent>} */
  messageFailed = new Listeners();
  #window;
  #started;
  #random;
  /** Whether everything has to be asked for anew. */
  #isOutdated = false;

  /**
   * @param {object} options
   * @param {string | (() => string)} options.url
   * @param {() => string} options.window the name of this window (X06)
   * @param {boolean} options.started X05: whether the console was opened by a deliberate start
   * @param {import("./stored_outbox.js").StoredOutbox} options.storedOutbox
   * @param {() => number} [options.random] from 0 to below 1
   */
  constructor({ url, window, started, storedOutbox, random = Math.random }) {
    this.#window = window;
    this.#started = started;
    this.#random = random;
    const send = (/** @type {ConsoleIn} */ frame) => this.connection.send(frame);
    this.typing = new Typing(send);
    this.desk = new Desk(send, this.typing);
    this.acts = new Acts(this.desk, send);
    this.outbox = new Outbox({
      load: () => storedOutbox.load(),
      save: (items) => storedOutbox.save(items),
      send: ({ key, conversation, text }) => send({ type: "post", key, conversation, text }),
      onChange: () => this.outboxChanged.notify(),
    });
    /** @type {Connection<ConsoleOut>} */
    this.connection = new Connection({
      url,
      hello: () => this.#hello(),
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => this.#onState(state),
    });
  }

  /** @returns {import("../../shared/connection.js").State} */
  get state() {
    return this.connection.state;
  }

  /**
   * X05: the window has come back from the browser's cache as if it were opened anew.
   * @param {boolean} started
   */
  restart(started) {
    this.#started ||= started;
  }

  /**
   * Sends a message, now or as soon as there is a connection.
   * @param {number} conversation
   * @param {string} text
   */
  post(conversation, text) {
    this.outbox.add({ key: newKey(), conversation, text, at: this.desk.clock.now() });
    this.typing.sent();
  }

  /**
   * Sends what a closed window left unsent.
   * @param {readonly Unsent[]} items
   */
  adopt(items) {
    for (const { key, conversation, text, at } of items) this.outbox.add({ key, conversation, text, at });
  }

  /** @returns {ConsoleIn} */
  #hello() {
    const resume = this.#isOutdated ? undefined : this.desk.event;
    return { type: "hello", version: VERSION, resume, started: this.#started, window: this.#window() };
  }

  /** @param {ConsoleOut} frame */
  #receive(frame) {
    if (frame.type === "resync") return this.#outdated(frame.within_ms ?? 0);
    if (frame.type === "welcome") this.#started = this.#isOutdated = false;
    if (frame.type === "posted") this.#posted(frame);
    if (frame.type === "refused" && frame.key) this.#refused(frame.key, frame);
    this.desk.receive(frame);
    this.acts.receive(frame);
    if (frame.type === "message") this.outbox.settle(frame.message.key);
  }

  /** @param {Extract<ConsoleOut, {type: "posted"}>} frame */
  #posted(frame) {
    const item = this.outbox.items.find(({ key }) => key === frame.key);
    if (item) this.desk.posted(frame, item.text);
    this.outbox.settle(frame.key);
  }

  /**
   * @param {string} key
   * @param {Extract<ConsoleOut, {type: "refused"}>} frame
   */
  #refused(key, frame) {
    this.outbox.refuse(key, frame);
    const failed = this.outbox.items.find((item) => item.key === key && item.state === "failed");
    if (failed) this.messageFailed.notify(failed);
  }

  /**
   * What this person sees has changed as a whole: everything is asked for anew, on the same connection. Where everybody
   * was told, each at a moment of their own.
   * @param {number} within milliseconds
   */
  #outdated(within) {
    if (this.#isOutdated) return;
    this.#isOutdated = true;
    if (within > 0) setTimeout(() => this.#askAnew(), this.#random() * within);
    else this.#askAnew();
  }

  #askAnew() {
    if (this.#isOutdated) this.connection.send(this.#hello());
  }

  /** @param {import("../../shared/connection.js").State} state */
  #onState(state) {
    if (state.kind === "online") this.outbox.flush();
    else this.acts.disconnected();
    this.stateChanged.notify(state);
  }
}
