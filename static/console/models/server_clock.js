/*
 * The server's clock as seen from here. Waiting times are counted by it, because the clock of an operator's computer
 * may be wrong by minutes.
 */

export class ServerClock {
  #offset = 0;
  #local;

  /** @param {() => number} local this computer's clock, in milliseconds since 1970 */
  constructor(local = Date.now) {
    this.#local = local;
  }

  /** @param {number} now what the server's clock shows, in milliseconds since 1970 */
  set(now) {
    this.#offset = now - this.#local();
  }

  /** In milliseconds since 1970. */
  now() {
    return this.#local() + this.#offset;
  }
}
