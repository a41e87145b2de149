/*
 * The phrases that the person may use. They are asked for when they are first wanted, and again when they are wanted after
 * they have changed: most of the day nobody looks at them.
 */

import { Listeners } from "./listeners.js";

/** @typedef {import("../../types/Phrase").Phrase} Phrase */

export class Phrases {
  /** By group and title. @type {readonly Phrase[]} */
  items = [];
  /** Whether they have been told at least once. */
  isLoaded = false;
  /** What is held is perhaps out of date. */
  outdated = new Listeners();
  #acts;
  #isOutdated = true;

  /**
   * @param {Pick<import("./desk.js").Desk, "changes">} desk
   * @param {Pick<import("./acts.js").Acts, "phrases">} acts
   */
  constructor(desk, acts) {
    this.#acts = acts;
    desk.changes.add(({ kind }) => {
      if (kind !== "phrases" && kind !== "welcome") return;
      this.#isOutdated = true;
      this.outdated.notify();
    });
  }

  /** Brings them up to date, if they are not. What comes in the meantime counts for the next time. */
  async refresh() {
    if (!this.#isOutdated) return;
    this.#isOutdated = false;
    try {
      this.items = await this.#acts.phrases();
      this.isLoaded = true;
    } catch (error) {
      this.#isOutdated = true;
      throw error;
    }
  }
}
