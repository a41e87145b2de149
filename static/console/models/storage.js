/*
 * What this browser remembers for one person. A browser may forbid storage, fill it up or hold what somebody else
 * wrote there: then everything works as before, only not beyond a reload.
 */

export class JsonStorage {
  #place;
  #prefix;
  /** @type {Map<string, unknown>} what could not be stored */
  #unstored = new Map();

  /**
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | undefined} place
   * @param {string} prefix keeps people who share a browser apart
   */
  constructor(place, prefix) {
    this.#place = place;
    this.#prefix = prefix;
  }

  /**
   * @template Value
   * @param {string} name
   * @param {Value} otherwise what there is if nothing was stored; also the type of what is
   * @returns {Value}
   */
  read(name, otherwise) {
    if (this.#unstored.has(name)) return /** @type {Value} */ (this.#unstored.get(name));
    try {
      const text = this.#place?.getItem(this.#prefix + name);
      return text ? JSON.parse(text) : otherwise;
    } catch {
      return otherwise;
    }
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  write(name, value) {
    try {
      if (!this.#place) throw new TypeError("no storage");
      this.#place.setItem(this.#prefix + name, JSON.stringify(value));
      this.#unstored.delete(name);
    } catch {
      this.#unstored.set(name, value);
    }
  }

  /** @param {string} name */
  remove(name) {
    this.#unstored.delete(name);
    try {
      this.#place?.removeItem(this.#prefix + name);
    } catch {
      // A storage that cannot be written holds nothing of ours.
    }
  }

  /**
   * The names that begin so.
   * @param {string} beginning
   * @returns {string[]}
   */
  names(beginning) {
    const names = new Set([...this.#unstored.keys()].filter((name) => name.startsWith(beginning)));
    const whole = this.#prefix + beginning;
    for (let index = 0; index < (this.#place?.length ?? 0); index += 1) {
      const name = this.#place?.key(index);
      if (name?.startsWith(whole)) names.add(name.slice(this.#prefix.length));
    }
    return [...names];
  }
}

/**
 * A storage of the browser; none where reading its name alone is forbidden.
 * @param {"localStorage" | "sessionStorage"} name
 */
export function browserStorage(name) {
  try {
    return window[name];
  } catch {
    return undefined;
  }
}
