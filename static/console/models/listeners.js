/*
 * The one way in which a model tells others that something has changed. Whoever listens draws anew from the model;
 * what travels is the kind of the change, never the data.
 */

/** @template [News=void] */
export class Listeners {
  /** @type {Set<(news: News) => void>} */
  #listeners = new Set();

  /**
   * @param {(news: News) => void} listener
   * @returns {() => void} stops listening
   */
  add(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {News} news */
  notify(news) {
    for (const listener of this.#listeners) listener(news);
  }
}
