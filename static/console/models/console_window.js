/*
 * This window among the person's console windows in this browser: whether it was started deliberately (X05), and which
 * windows are gone and have left something behind.
 *
 * A window writes down now and then that it is there. When it goes it strikes itself out and leaves a note in its own
 * session, by which a reload is known from a new start. A duplicated tab copies the session but finds no such note,
 * because the original has not gone: so it is a window of its own.
 */

/** How long after going a return still counts as a reload, in milliseconds. */
export const GRACE = 60_000;
/** A window that has said nothing for so long is gone, in milliseconds. Browsers let hidden windows speak once a minute. */
export const SILENCE = 150_000;
/** How often a window says that it is there, in milliseconds. */
export const BEAT = 30_000;

const NOTE = "window";
const SIGN = "window.";

/** @typedef {import("./storage.js").JsonStorage} JsonStorage */

export class ConsoleWindow {
  /** The name of this window, the same after a reload. */
  id = "";
  #session;
  #shared;
  #now;
  #newId;
  #present = false;

  /**
   * @param {object} options
   * @param {JsonStorage} options.session what belongs to this window alone
   * @param {JsonStorage} options.shared what all windows of this person see
   * @param {() => number} options.now milliseconds since 1970
   * @param {() => string} options.newId
   */
  constructor({ session, shared, now, newId }) {
    this.#session = session;
    this.#shared = shared;
    this.#now = now;
    this.#newId = newId;
  }

  /**
   * Takes this window's place.
   * @returns {boolean} whether this is a deliberate start: no reload, and no other window of this person is open (X05)
   */
  arrive() {
    const note = this.#session.read(NOTE, { id: "", left: 0 });
    const returns = note.left > 0 && this.#now() - note.left <= GRACE;
    this.id = note.left > 0 ? note.id : this.#newId();
    this.#session.write(NOTE, { id: this.id, left: 0 });
    this.#forgetSilent();
    const alone = this.others().length === 0;
    this.#present = true;
    this.beat();
    return alone && !returns;
  }

  /** Says that it is there. */
  beat() {
    if (this.#present) this.#shared.write(SIGN + this.id, this.#now());
  }

  /** The window closes, reloads or goes to another page. */
  leave() {
    if (!this.#present) return;
    this.#present = false;
    this.#shared.remove(SIGN + this.id);
    this.#session.write(NOTE, { id: this.id, left: this.#now() });
  }

  /** The person signs out: whatever opens next is a deliberate start. */
  signOut() {
    this.#present = false;
    this.#shared.remove(SIGN + this.id);
    this.#session.remove(NOTE);
  }

  /** The names of the other windows that are open now. */
  others() {
    const open = this.#shared.names(SIGN).filter((name) => !this.#isSilent(name));
    return open.map((name) => name.slice(SIGN.length)).filter((id) => id !== this.id);
  }

  /** Strikes out windows that could not do it themselves. */
  #forgetSilent() {
    for (const name of this.#shared.names(SIGN)) if (this.#isSilent(name)) this.#shared.remove(name);
  }

  /** @param {string} name */
  #isSilent(name) {
    return this.#now() - this.#shared.read(name, 0) >= SILENCE;
  }
}
