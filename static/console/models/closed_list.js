/*
 * Closed conversations, latest first, a page at a time.
 */

/** @typedef {import("../../types/Summary").Summary} Summary */

export class ClosedList {
  /** @type {Summary[]} */
  #items = [];
  /** Whether there are more than these. */
  hasMore = true;
  /** @type {"untouched" | "loading" | "loaded" | "failed"} */
  state = "untouched";

  /** @returns {readonly Summary[]} */
  get items() {
    return this.#items;
  }

  /** The place to go on from; none for the first page. */
  get place() {
    const last = this.#items[this.#items.length - 1];
    return last && { at: closedAt(last), conversation: last.id };
  }

  /** Everything may have changed: begin anew. */
  reset() {
    this.#items = [];
    this.hasMore = true;
    this.state = "untouched";
  }

  /** A page is asked for. Answers whether there is anything to ask. */
  begin() {
    if (this.state === "loading" || !this.hasMore) return false;
    this.state = "loading";
    return true;
  }

  /** The page did not come. */
  failed() {
    this.state = "failed";
  }

  /**
   * @param {readonly Summary[]} conversations the next page
   * @param {boolean} hasMore
   */
  add(conversations, hasMore) {
    const fresh = new Set(conversations.map(({ id }) => id));
    this.#items = [...this.#items.filter(({ id }) => !fresh.has(id)), ...conversations];
    this.hasMore = hasMore;
    this.state = "loaded";
  }

  /**
   * What one of them is marked with now.
   * @param {number} conversation
   * @param {number[]} tags
   */
  tag(conversation, tags) {
    this.#items = this.#items.map((item) => (item.id === conversation ? { ...item, tags } : item));
  }

  /**
   * One was closed just now, or something is new about one that was.
   * @param {Summary} summary
   */
  put(summary) {
    if (this.state !== "loaded") return;
    const isHere = this.#items.some(({ id }) => id === summary.id);
    this.#items = isHere ? this.#items.map((item) => (item.id === summary.id ? summary : item)) : [summary, ...this.#items];
  }
}

/** @param {Summary} summary */
export function closedAt({ state, opened_at }) {
  return state.kind === "closed" ? state.at : opened_at;
}
