/*
 * A page that follows what happens: told that something has changed, it is fetched again and shown in place of the old
 * one, at most every few seconds, and never under the hands of somebody who uses it.
 */

/**
 * @typedef {"connecting" | "on" | "lost" | "held" | "ended"} State `held`: something new waits until the page is not in use
 */

/** However often something changes, the page is fetched no more often than this, in milliseconds. */
const AT_MOST_EVERY = 2_000;
/** Without any news it is fetched all the same: some things change by time alone. */
const AT_LEAST_EVERY = 60_000;

/** @template Page */
export class LivePage {
  #load;
  #show;
  #isInUse;
  #onState;
  #isOnline = false;
  #hasFailed = false;
  #isLoading = false;
  #isWanted = false;
  /** @type {Page | undefined} fetched, and not shown yet */
  #held;
  #hasEnded = false;
  /** @type {State} */
  #told = "connecting";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  /**
   * @param {object} options
   * @param {() => Promise<Page | undefined>} options.load undefined: the page is not to be had any more; throws without a connection
   * @param {(page: Page) => void} options.show
   * @param {() => boolean} options.isInUse
   * @param {(state: State) => void} options.onState
   */
  constructor({ load, show, isInUse, onState }) {
    this.#load = load;
    this.#show = show;
    this.#isInUse = isInUse;
    this.#onState = onState;
  }

  /** Something has changed. */
  changed() {
    if (this.#hasEnded) return;
    this.#isWanted = true;
    if (!this.#isLoading && this.#rest === undefined) void this.#fetch();
  }

  /** The connection is there: what happened before is not known. */
  connected() {
    this.#isOnline = true;
    this.changed();
    this.#tell();
  }

  /** The connection is gone. */
  lost() {
    this.#isOnline = false;
    this.#tell();
  }

  /** Nothing more will come. */
  end() {
    this.#hasEnded = true;
    this.#held = undefined;
    clearTimeout(this.#next);
    clearTimeout(this.#rest);
    this.#tell();
  }

  /** Whoever used the page has let go of it. */
  released() {
    const page = this.#held;
    if (page === undefined || this.#isInUse()) return;
    this.#held = undefined;
    this.#show(page);
    this.#tell();
  }

  async #fetch() {
    this.#isLoading = true;
    this.#isWanted = false;
    clearTimeout(this.#next);
    try {
      const page = await this.#load();
      this.#hasFailed = false;
      if (page === undefined) this.end();
      else if (!this.#hasEnded) this.#arrive(page);
    } catch {
      this.#hasFailed = true;
    }
    this.#isLoading = false;
    if (this.#hasEnded) return;
    this.#tell();
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      if (this.#isWanted) this.changed();
    }, AT_MOST_EVERY);
    this.#next = setTimeout(() => this.changed(), AT_LEAST_EVERY);
  }

  /** @param {Page} page */
  #arrive(page) {
    if (this.#isInUse()) {
      this.#held = page;
    } else {
      this.#held = undefined;
      this.#show(page);
    }
  }

  #tell() {
    const state = this.#state();
    if (state === this.#told) return;
    this.#told = state;
    this.#onState(state);
  }

  /** @returns {State} */
  #state() {
    if (this.#hasEnded) return "ended";
    if (!this.#isOnline || this.#hasFailed) return "lost";
    return this.#held === undefined ? "on" : "held";
  }
}
