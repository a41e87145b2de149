/*
 * Which news deserves a sound or a notification: what arrived while nobody looked, was not read elsewhere in the
 * meantime, and was not told by another window of this browser. News that comes together is told together.
 */

/** @typedef {import("./news.js").Arrival} Arrival */

const PLACE = "told";
/** How long to wait for more news, and for word that it has been read elsewhere, in milliseconds. */
export const GATHERING = 350;

export class Arrivals {
  /** @type {Arrival[]} */
  #gathered = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #desk;
  #storage;
  #isSeen;
  #tell;

  /**
   * @param {object} options
   * @param {import("./desk.js").Desk} options.desk
   * @param {import("./storage.js").JsonStorage} options.storage shared by all windows
   * @param {(conversation: number) => boolean} options.isSeen whether a person looks at this conversation now
   * @param {(news: Arrival[]) => void} options.tell at least one
   */
  constructor({ desk, storage, isSeen, tell }) {
    this.#desk = desk;
    this.#storage = storage;
    this.#isSeen = isSeen;
    this.#tell = tell;
    desk.changes.add((change) => {
      if (change.kind === "arrival") this.#gathered.push(change.arrival);
      if (change.kind === "arrival" || change.kind === "caught_up") this.#later();
      if (change.kind === "welcome") this.#begin();
    });
  }

  /** A server that was set up anew counts from the beginning. */
  #begin() {
    const told = this.#storage.read(PLACE, 0);
    if (this.#desk.event !== undefined && told > this.#desk.event) this.#storage.write(PLACE, this.#desk.event);
  }

  #later() {
    if (this.#desk.isCatchingUp || this.#gathered.length === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const news = this.#gathered.filter((arrival) => this.#deserves(arrival));
      this.#gathered = [];
      if (news.length > 0) this.#claim(news);
    }, GATHERING);
  }

  /** @param {Arrival} arrival */
  #deserves({ place, news, conversation, event }) {
    const summary = this.#desk.conversations.find(conversation);
    if (!summary || this.#isSeen(conversation) || event <= this.#storage.read(PLACE, 0)) return false;
    if (place === "queue") return summary.state.kind === "queued";
    return news === "message" ? summary.unread > 0 : this.#desk.isMine(summary);
  }

  /** @param {Arrival[]} news */
  #claim(news) {
    this.#storage.write(PLACE, Math.max(...news.map(({ event }) => event)));
    this.#tell(news);
  }
}
