/*
 * Typing, both ways. News of it is not stored anywhere and gets lost easily, so it is repeated while it lasts and
 * forgotten when it is not repeated.
 */

/** The operator's console repeats itself more often than this. */
const FORGOTTEN_AFTER = 6_000;
const REPEATED_EVERY = 3_000;

/** Who types on the other side. */
export class TypingOperator {
  /** @type {string | undefined} their name */
  name;
  #onChange;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @param {string} name */
  heard(name) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stopped(), FORGOTTEN_AFTER);
    this.#become(name);
  }

  /** Their message has come, or they have gone. */
  stopped() {
    clearTimeout(this.#timer);
    this.#become(undefined);
  }

  /** @param {string | undefined} name */
  #become(name) {
    if (this.name === name) return;
    this.name = name;
    this.#onChange();
  }
}

/** That the visitor types. */
export class TypingVisitor {
  #send;
  #saidAt = -Infinity;

  /** @param {() => boolean} send false if it did not go out */
  constructor(send) {
    this.#send = send;
  }

  /** @param {number} now milliseconds */
  typed(now = Date.now()) {
    if (now - this.#saidAt >= REPEATED_EVERY && this.#send()) this.#saidAt = now;
  }

  /** The message is out: the next letter is news again. */
  stopped() {
    this.#saidAt = -Infinity;
  }
}
