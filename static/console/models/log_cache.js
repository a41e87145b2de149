/*
 * The conversations that were opened, so that going back to one shows it at once while it is refreshed behind.
 */

import { ConversationLog } from "./conversation_log.js";

/** How many are remembered. */
const MOST = 60;

export class LogCache {
  /** The one used last is at the end. @type {Map<number, ConversationLog>} */
  #logs = new Map();

  /**
   * The log to show, made if need be.
   * @param {number} id
   */
  open(id) {
    const log = this.#logs.get(id) ?? new ConversationLog(id);
    this.#logs.delete(id);
    this.#logs.set(id, log);
    const [oldest] = this.#logs.keys();
    if (this.#logs.size > MOST) this.#logs.delete(oldest);
    return log;
  }

  /** @param {number} id */
  find(id) {
    return this.#logs.get(id);
  }

  /** @param {number} id */
  forget(id) {
    this.#logs.delete(id);
  }

  /**
   * What is held may be out of date as a whole.
   * @param {number | undefined} except the one on the screen, which is refreshed in place
   */
  clear(except) {
    for (const id of [...this.#logs.keys()]) {
      if (id !== except) this.#logs.delete(id);
    }
  }
}
