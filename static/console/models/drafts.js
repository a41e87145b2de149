/*
 * What has been typed and not sent, per conversation. Each draft is stored by itself, so that two windows do not
 * overwrite each other's.
 */

/** Where answers are kept, and notes to whoever a conversation is passed on to. */
const ANSWERS = "draft.";
export const NOTES = "note.";
/** A draft that nobody came back to for so long is forgotten, in milliseconds. */
const KEPT = 90 * 24 * 60 * 60_000;

/** @typedef {{text: string, at: number}} Draft */

export class Drafts {
  #storage;
  #now;
  #place;

  /**
   * @param {import("./storage.js").JsonStorage} storage
   * @param {() => number} now milliseconds since 1970
   * @param {string} place what the names of these drafts begin with
   */
  constructor(storage, now = Date.now, place = ANSWERS) {
    this.#storage = storage;
    this.#now = now;
    this.#place = place;
    for (const name of storage.names(place)) {
      if (now() - storage.read(name, { text: "", at: 0 }).at > KEPT) storage.remove(name);
    }
  }

  /**
   * @param {number} conversation
   * @returns {string} empty if there is none
   */
  read(conversation) {
    return this.#storage.read(this.#place + conversation, { text: "", at: 0 }).text;
  }

  /**
   * @param {number} conversation
   * @param {string} text
   */
  write(conversation, text) {
    if (text.trim() === "") this.#storage.remove(this.#place + conversation);
    else this.#storage.write(this.#place + conversation, { text, at: this.#now() });
  }
}
