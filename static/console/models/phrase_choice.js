/*
 * Choosing a phrase for a conversation: those for its site, the visitor's language before others, and of what is looked for
 * the titles before the texts.
 */

import { matcher } from "../helpers/matching.js";

/** @typedef {import("../../types/Phrase").Phrase} Phrase */

/** More than this nobody reads: typing narrows them down. */
export const MOST = 50;

export class PhraseChoice {
  /** What is looked for. */
  wanted = "";
  /** The number of the phrase one is at. @type {number | undefined} */
  at;
  /** Those that match, the likeliest first. @type {readonly Phrase[]} */
  found = [];
  /** @type {readonly Phrase[]} */
  #phrases = [];

  /**
   * @param {readonly Phrase[]} phrases by group and title
   * @param {{site: number, language: string}} conversation the visitor's language as browsers name it; empty if it is not known
   */
  set(phrases, { site, language }) {
    const code = language.split("-")[0].toLowerCase();
    const isForeign = (/** @type {Phrase} */ { language: own }) => Number(code !== "" && own !== null && own !== code);
    const here = phrases.filter(({ sites }) => sites === null || sites.includes(site));
    this.#phrases = here.sort((one, other) => isForeign(one) - isForeign(other));
    this.#look();
  }

  /** Those that are shown. */
  get shown() {
    return this.found.slice(0, MOST);
  }

  /** The phrase one is at. */
  get chosen() {
    return this.shown.find(({ id }) => id === this.at);
  }

  /**
   * Looks for words, and goes to the first that has them.
   * @param {string} wanted
   */
  find(wanted) {
    this.wanted = wanted;
    this.at = undefined;
    this.#look();
  }

  /**
   * From one to the next, and round at the ends.
   * @param {1 | -1} direction
   */
  step(direction) {
    const { shown } = this;
    if (shown.length === 0) return;
    const from = shown.findIndex(({ id }) => id === this.at);
    this.at = shown[(from + direction + shown.length) % shown.length].id;
  }

  #look() {
    const matches = matcher(this.wanted);
    const has = (/** @type {Phrase} */ { title, text, group }) => !matches || matches(title, text, group ?? "");
    const inText = (/** @type {Phrase} */ { title }) => Number(matches !== undefined && !matches(title));
    this.found = this.#phrases.filter(has).sort((one, other) => inText(one) - inText(other));
    if (!this.chosen) this.at = this.shown[0]?.id;
  }
}
