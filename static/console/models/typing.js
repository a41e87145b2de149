/*
 * Who is typing where. Signals come every few seconds while it lasts and never say that it is over, so each is believed
 * for a while; ours go out no more often than needed.
 */

import { Listeners } from "./listeners.js";

/** How long a signal is believed, in milliseconds. */
export const BELIEVED = 6_000;
/** How often ours goes out, in milliseconds. */
export const EVERY = 3_000;

export class Typing {
  /** With the conversation where it began or ended. @type {Listeners<number>} */
  changed = new Listeners();
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #visitors = new Map();
  #send;
  #now;
  #said = { conversation: 0, at: 0 };

  /**
   * @param {(frame: {type: "typing", conversation: number}) => boolean} send
   * @param {() => number} now milliseconds
   */
  constructor(send, now = Date.now) {
    this.#send = send;
    this.#now = now;
  }

  /**
   * The visitor of this conversation is typing.
   * @param {number} conversation
   */
  noted(conversation) {
    const isNew = !this.#visitors.has(conversation);
    clearTimeout(this.#visitors.get(conversation));
    this.#visitors.set(
      conversation,
      setTimeout(() => this.over(conversation), BELIEVED),
    );
    if (isNew) this.changed.notify(conversation);
  }

  /**
   * The visitor has sent it, or stopped.
   * @param {number} conversation
   */
  over(conversation) {
    clearTimeout(this.#visitors.get(conversation));
    if (this.#visitors.delete(conversation)) this.changed.notify(conversation);
  }

  /** @param {number} conversation */
  isVisitorTyping(conversation) {
    return this.#visitors.has(conversation);
  }

  /**
   * The operator is typing here.
   * @param {number} conversation
   */
  say(conversation) {
    const isRecent = this.#said.conversation === conversation && this.#now() - this.#said.at < EVERY;
    if (!isRecent && this.#send({ type: "typing", conversation })) this.#said = { conversation, at: this.#now() };
  }

  /** The operator has sent it: the next letter is news again. */
  sent() {
    this.#said = { conversation: 0, at: 0 };
  }
}
