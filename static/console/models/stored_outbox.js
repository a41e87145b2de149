/*
 * Where the outbox of this window is kept. Each window has its own place, because two windows that share one would
 * overwrite each other's; what a closed window left unsent, the next one to look takes over (sending twice is harmless).
 */

const PLACE = "outbox.";

/** @typedef {{conversation: number, at: number}} Extra where a message goes and when it was written */
/** @typedef {import("../../shared/outbox.js").Item & Extra} Unsent */

export class StoredOutbox {
  #storage;
  #window;

  /**
   * @param {import("./storage.js").JsonStorage} storage
   * @param {Pick<import("./console_window.js").ConsoleWindow, "id" | "others">} window
   */
  constructor(storage, window) {
    this.#storage = storage;
    this.#window = window;
  }

  /** What this window had before it was reloaded, and what closed windows left. @returns {Unsent[]} */
  load() {
    const own = this.#storage.read(PLACE + this.#window.id, /** @type {Unsent[]} */ ([]));
    return [...own, ...this.adopt()].sort((one, other) => one.at - other.at);
  }

  /** @param {readonly Unsent[]} items */
  save(items) {
    if (items.length === 0) this.#storage.remove(PLACE + this.#window.id);
    else this.#storage.write(PLACE + this.#window.id, items);
  }

  /** Takes over what windows that are no longer open have left. @returns {Unsent[]} */
  adopt() {
    const open = new Set([this.#window.id, ...this.#window.others()].map((id) => PLACE + id));
    const orphans = this.#storage.names(PLACE).filter((name) => !open.has(name));
    const items = orphans.flatMap((name) => this.#storage.read(name, /** @type {Unsent[]} */ ([])));
    for (const name of orphans) this.#storage.remove(name);
    return items.sort((one, other) => one.at - other.at);
  }
}
