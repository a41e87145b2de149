/*
 * What the widget keeps in the page's own storage, once the visitor has acted: who they are, what they were writing,
 * and what is not yet on the server. Where storage is refused or full it lives in memory, for as long as the page does.
 */

/** @typedef {import("./offline_form.js").Values} Values */
/** @typedef {{at: number, form?: Omit<Values, "message">}} Kept with `form`, the message is that of the form of W02 */
/** @typedef {import("../../shared/outbox.js").Item & Kept} PendingMessage */

export class SiteStorage {
  #prefix;
  /** @type {Map<string, string>} what could not be stored */
  #memory = new Map();
  /** @type {Set<string>} the outbox entries that this window has written */
  #written = new Set();

  /** @param {string} site the site's key */
  constructor(site) {
    this.#prefix = "besedka:" + site + ":";
  }

  /** Names the visitor to the server. */
  get token() {
    return this.#read("token");
  }

  set token(token) {
    this.#write("token", token);
  }

  /** What stands in the composer. */
  get draft() {
    return this.#read("draft") ?? "";
  }

  set draft(text) {
    this.#write("draft", text || undefined);
  }

  /**
   * What stands in the form of W02, and the key that it will be sent under.
   * @returns {Partial<{key: string} & Values> | undefined}
   */
  get form() {
    return parsed(this.#read("form"));
  }

  set form(draft) {
    this.#write("form", draft && JSON.stringify(draft));
  }

  /** Whether a conversation is going on: the loader looks for this entry on the visitor's next page. @param {boolean} going */
  set isGoingOn(going) {
    if (going !== (this.#read("going") !== undefined)) this.#write("going", going ? "1" : undefined);
  }

  /**
   * Messages that are not yet on the server, oldest first: their keys sort by time.
   * @returns {PendingMessage[]}
   */
  loadOutbox() {
    return this.#names("outbox:").flatMap((name) => {
      this.#written.add(name);
      return parsed(this.#read(name)) ?? [];
    });
  }

  /**
   * Each message is an entry of its own, so that two windows never overwrite what the other is sending.
   * @param {readonly PendingMessage[]} items
   */
  saveOutbox(items) {
    const kept = new Map(items.map((item) => ["outbox:" + item.key, JSON.stringify(item)]));
    for (const name of this.#written) if (!kept.has(name)) this.#write(name, undefined);
    for (const [name, value] of kept) this.#write(name, value);
    this.#written = new Set(kept.keys());
  }

  /** @param {string} beginning */
  #names(beginning) {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(this.#prefix + beginning));
      return names.map((name) => name.slice(this.#prefix.length)).sort();
    } catch {
      return [];
    }
  }

  /** @param {string} name */
  #read(name) {
    if (this.#memory.has(name)) return this.#memory.get(name);
    try {
      return localStorage.getItem(this.#prefix + name) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} name
   * @param {string | undefined} value none removes the entry
   */
  #write(name, value) {
    this.#memory.delete(name);
    try {
      if (value === undefined) localStorage.removeItem(this.#prefix + name);
      else localStorage.setItem(this.#prefix + name, value);
    } catch {
      if (value !== undefined) this.#memory.set(name, value);
    }
  }
}

/** What cannot be read is as good as not there. @param {string | undefined} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
