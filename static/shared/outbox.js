/*
 * What the person has sent and the server has not yet put on disk. Nothing typed is lost: it survives a reload through
 * `load` and `save`, goes out again after a reconnect, and stays with its reason if it is refused. Sending twice is
 * harmless, because a key is one message (I6).
 */

/**
 * @typedef {object} Item
 * @property {string} key
 * @property {string} text
 * @property {"waiting" | "sent" | "failed"} state `sent` is on its way and not acknowledged
 * @property {string} [code] why it failed, for the program
 * @property {string} [reason] why it failed, for the person
 */

/** @typedef {{code: string, text: string, retry_after_ms?: number}} Refusal */

/** More than this many unanswered messages would only lengthen the way back after a refusal. */
const MOST_IN_FLIGHT = 10;

/** @template {object} [Extra={}] what the client keeps with each message, such as its conversation and its time */
export class Outbox {
  /** @type {(Item & Extra)[]} */
  #items;
  #save;
  #send;
  #onChange;
  #now;
  #online = false;
  #heldUntil = 0;
  /** After a refusal for now: the next might be taken where this one is refused again, and pass it. */
  #oneByOne = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} options
   * @param {() => (Item & Extra)[]} options.load what an earlier page left behind
   * @param {(items: readonly (Item & Extra)[]) => void} options.save called at every change
   * @param {(item: Item & Extra) => boolean} options.send false if there is no connection
   * @param {(items: readonly (Item & Extra)[]) => void} options.onChange
   * @param {() => number} [options.now] milliseconds since 1970
   */
  constructor({ load, save, send, onChange, now = Date.now }) {
    this.#save = save;
    this.#send = send;
    this.#onChange = onChange;
    this.#now = now;
    this.#items = load().map((item) => (item.state === "sent" ? { ...item, state: "waiting" } : item));
  }

  /** Oldest first. @returns {readonly (Item & Extra)[]} */
  get items() {
    return this.#items;
  }

  /** @param {{key: string, text: string} & Extra} item */
  add(item) {
    this.#items = [...this.#items, { ...item, state: "waiting" }];
    this.#changed();
    this.#pump();
  }

  /** The server has it on disk. @param {string} key */
  settle(key) {
    if (!this.#find(key)) return;
    this.#items = this.#items.filter((item) => item.key !== key);
    this.#oneByOne &&= this.#items.some((item) => item.state !== "failed");
    this.#changed();
    this.#pump();
  }

  /**
   * The server did not take it. With a time to come back, everything waits until then, so that the order holds; without
   * one it has failed, and the person decides.
   * @param {string} key
   * @param {Refusal} refusal
   */
  refuse(key, { code, text, retry_after_ms }) {
    if (!this.#find(key)) return;
    if (retry_after_ms === undefined) {
      this.#update(key, { state: "failed", code, reason: text });
    } else {
      this.#oneByOne = true;
      this.#heldUntil = Math.max(this.#heldUntil, this.#now() + retry_after_ms);
      this.#update(key, { state: "waiting" });
    }
    this.#pump();
  }

  /** The person wants a failed one sent again. @param {string} key */
  retry(key) {
    if (this.#find(key)?.state !== "failed") return;
    this.#update(key, { state: "waiting", code: undefined, reason: undefined });
    this.#pump();
  }

  /** The person lets go of a failed one. Answers with it, so that its text can be given back. @param {string} key */
  discard(key) {
    const item = this.#find(key);
    if (item?.state !== "failed") return undefined;
    this.settle(key);
    return item;
  }

  /** A connection is there: everything that was not acknowledged goes out, in order. */
  flush() {
    this.#online = true;
    this.#items = this.#items.map((item) => (item.state === "sent" ? { ...item, state: "waiting" } : item));
    this.#pump();
  }

  #pump() {
    clearTimeout(this.#timer);
    const hold = this.#heldUntil - this.#now();
    if (hold > 0) {
      this.#timer = setTimeout(() => this.#pump(), hold);
      return;
    }
    const most = this.#oneByOne ? 1 : MOST_IN_FLIGHT;
    let inFlight = this.#items.filter((item) => item.state === "sent").length;
    for (const item of this.#items.filter(({ state }) => state === "waiting")) {
      if (!this.#online || inFlight >= most) return;
      this.#online = this.#send(item);
      if (!this.#online) return;
      inFlight += 1;
      this.#update(item.key, { state: "sent" });
    }
  }

  /** @param {string} key */
  #find(key) {
    return this.#items.find((item) => item.key === key);
  }

  /**
   * @param {string} key
   * @param {Partial<Item>} news
   */
  #update(key, news) {
    this.#items = this.#items.map((item) => (item.key === key ? { ...item, ...news } : item));
    this.#changed();
  }

  #changed() {
    this.#save(this.#items);
    this.#onChange(this.#items);
  }
}
