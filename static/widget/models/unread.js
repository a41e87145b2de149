/*
 * What the visitor has not seen yet, and where it begins. The divider stays where it was put while they read past it,
 * until they answer or close the panel.
 */

/** @typedef {import("../../types/VisitorMessage").VisitorMessage} VisitorMessage */

export class Unread {
  #log;
  /** @type {string | undefined} the key of the first message that was new when the visitor came back */
  divider;

  /** @param {import("./conversation_log.js").ConversationLog} log */
  constructor(log) {
    this.#log = log;
  }

  get count() {
    return this.#log.unread.length;
  }

  /** Messages came that nobody was looking at. */
  missed() {
    this.divider ??= this.#log.unread[0]?.key;
  }

  /** The visitor has dealt with them. */
  dealtWith() {
    this.divider = undefined;
  }
}
