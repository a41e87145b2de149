/*
 * What a person has switched on and off on this device.
 */

import { Listeners } from "./listeners.js";

const PLACE = "settings";

const DEFAULTS = {
  /** A sound for a new conversation in the queue. */
  soundQueue: true,
  /** A sound for a new message in one's own conversations. */
  soundMine: true,
  /** Notifications of the operating system. */
  desktop: false,
  /** Shortcuts of a single key (WCAG 2.1.4: there is a way to turn them off). */
  keys: true,
};

/** @typedef {typeof DEFAULTS} Choices */

export class Settings {
  changed = new Listeners();
  #storage;

  /** @param {import("./storage.js").JsonStorage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @returns {Choices} */
  get choices() {
    return { ...DEFAULTS, ...this.#storage.read(PLACE, {}) };
  }

  /**
   * @param {keyof Choices} name
   * @param {boolean} value
   */
  choose(name, value) {
    this.#storage.write(PLACE, { ...this.choices, [name]: value });
    this.changed.notify();
  }
}
