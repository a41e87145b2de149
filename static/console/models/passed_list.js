/*
 * Open conversations that were the person's and that somebody else, or a queue, has now (F07). The server does not tell
 * former owners of every move, so it is asked when the list is shown.
 */

/** @typedef {import("../../types/Summary").Summary} Summary */

export class PassedList {
  /** Latest first. @type {readonly Summary[]} */
  items = [];

  /** @param {readonly Summary[]} conversations everything there is */
  reset(conversations = []) {
    this.items = conversations;
  }

  /** @param {number} id */
  find(id) {
    return this.items.find((item) => item.id === id);
  }

  /**
   * A conversation has moved: out of the person's hands, or from one of the others to another.
   * @param {Summary} summary as it is now
   * @param {boolean} wasMine
   * @param {boolean} isMine
   */
  moved(summary, wasMine, isMine) {
    const isHeld = this.find(summary.id) !== undefined;
    const others = this.items.filter(({ id }) => id !== summary.id);
    const belongs = !isMine && summary.state.kind !== "closed" && (wasMine || isHeld);
    if (isHeld || belongs) this.items = belongs ? [summary, ...others] : others;
  }
}
