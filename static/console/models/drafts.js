/*
 * What has been typed and not sent, per conversation. Each draft is stored by itself, so that two windows do not
 * overwrite each other's.
 */

const PLACE = "draft.";
/** A draft that nobody came back to for so long is forgotten, in milliseconds. */
const KEPT = 90 * 24 * 60 * 60_000;

/** @typedef {{text: string, at: number}} Draft */

export class Drafts {
  #storage;
  #now;

  /**
   * @param {import("./storage.js").JsonStorage} storage
   * @param {() => number} now milliseconds since 1970
   */
  constructor(storage, now = Date.now) {
    this.#storage = storage;
    this.#now = now;
    for (const name of storage.names(PLACE)) {
      if (now() - storage.read(name, { text: "", at: 0 }).at > KEPT) storage.remove(name);
    }
  }

  /**
   * @param {number} conversation
   * @returns {string} empty if there is none
   */
  read(conversation) {
    return this.#storage.read(PLACE + conversation, { text: "", at: 0 }).text;
  }

  /**
   * @param {number} conversation
   * @param {string} text
   */
  write(conversation, text) {
    if (text.trim() === "") this.#storage.remove(PLACE + conversation);
    else this.#storage.write(PLACE + conversation, { text, at: this.#now() });
  }
}
