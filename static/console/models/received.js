/*
 * Which of one's own conversations a colleague brought and the person has not opened since. Until then its row stands out,
 * whether or not the notice was seen. Remembered in this browser, by when each of them came.
 */

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {Record<string, number>} Moments by conversation: since when it has been one's own */

const PLACE = "received";

export class Received {
  #desk;
  #storage;
  #isSeen;

  /**
   * @param {object} options
   * @param {import("./desk.js").Desk} options.desk
   * @param {import("./storage.js").JsonStorage} options.storage shared by all windows
   * @param {(conversation: number) => boolean} options.isSeen whether it is on the screen now
   */
  constructor({ desk, storage, isSeen }) {
    this.#desk = desk;
    this.#storage = storage;
    this.#isSeen = isSeen;
    desk.changes.add((change) => {
      if (change.kind === "arrival") this.#arrived(change.arrival);
      if (change.kind === "lists") this.look();
    });
  }

  /** @param {Summary} summary */
  isNew(summary) {
    const { id, state, last } = summary;
    if (state.kind !== "owned" || !this.#desk.isMine(summary)) return false;
    const { me } = this.#desk.roster;
    const { brought, opened } = this.#read();
    const isBrought = (state.sender !== null && state.sender !== me) || brought[id] === state.since;
    // Perhaps on another device: whoever has answered has read it.
    const isAnswered = last !== null && last.by === me && last.at >= state.since;
    return isBrought && !isAnswered && opened[id] !== state.since;
  }

  /** What is on the screen has been opened. */
  look() {
    const seen = this.#own().find((summary) => this.#isSeen(summary.id) && this.isNew(summary));
    if (!seen) return;
    this.#note("opened", seen);
    this.#desk.changes.notify({ kind: "lists" });
  }

  /**
   * What an administrator assigns says nothing of them afterwards.
   * @param {import("./news.js").Arrival} arrival
   */
  #arrived({ news, by, conversation }) {
    const summary = this.#own().find(({ id }) => id === conversation);
    if (news !== "assigned" || by === null || !summary) return;
    this.#note("brought", summary);
    this.#desk.changes.notify({ kind: "lists" });
  }

  /**
   * @param {"brought" | "opened"} what
   * @param {Summary} summary
   */
  #note(what, { id, state }) {
    const all = this.#read();
    const since = state.kind === "owned" ? state.since : 0;
    const held = this.#own().map((summary) => String(summary.id));
    const kept = Object.fromEntries(Object.entries(all[what]).filter(([key]) => held.includes(key)));
    this.#storage.write(PLACE, { ...all, [what]: { ...kept, [id]: since } });
  }

  #own() {
    return this.#desk.conversations.ownedBy(this.#desk.roster.me);
  }

  /** @returns {{brought: Moments, opened: Moments}} */
  #read() {
    return { brought: {}, opened: {}, ...this.#storage.read(PLACE, {}) };
  }
}
