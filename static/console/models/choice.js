/*
 * Choosing from a list that changes while one chooses: what is looked for, and which option one is at. An option that
 * cannot be chosen can be gone to all the same, to learn why.
 */

import { matcher } from "../helpers/matching.js";

/** @typedef {{key: string, name: string, refusal: string}} Option `refusal` is empty for one that can be chosen */

/** @template {Option} T */
export class Choice {
  /** What is looked for. */
  wanted = "";
  /** The key of the option one is at. @type {string | undefined} */
  at;
  /** @type {readonly T[]} */
  #options = [];

  /**
   * How things stand now. One stays where one is, unless that is no longer there.
   * @param {readonly T[]} options
   */
  set(options) {
    this.#options = options;
    this.#settle();
  }

  /** Those that match what is looked for. */
  get shown() {
    const matches = matcher(this.wanted);
    return matches ? this.#options.filter(({ name }) => matches(name)) : this.#options;
  }

  /** The option one is at, if it can be chosen. */
  get chosen() {
    const option = this.shown.find(({ key }) => key === this.at);
    return option?.refusal === "" ? option : undefined;
  }

  /**
   * Looks for a name, and goes to the first that can be chosen.
   * @param {string} wanted
   */
  find(wanted) {
    this.wanted = wanted;
    if (wanted.trim() !== "" && !this.chosen) this.at = this.shown.find(({ refusal }) => refusal === "")?.key;
    this.#settle();
  }

  /** @param {string} key */
  go(key) {
    this.at = key;
    this.#settle();
  }

  /**
   * From one to the next, and round at the ends.
   * @param {1 | -1} direction
   */
  step(direction) {
    const { shown } = this;
    if (shown.length === 0) return;
    const from = shown.findIndex(({ key }) => key === this.at);
    const start = from < 0 && direction < 0 ? 0 : from;
    this.at = shown[(start + direction + shown.length) % shown.length].key;
  }

  #settle() {
    if (!this.shown.some(({ key }) => key === this.at)) this.at = undefined;
  }
}
