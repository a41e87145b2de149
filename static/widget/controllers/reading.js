/*
 * K01: a message is read once it has been in view, with the panel open and the tab visible. A tall one counts when it
 * fills half of the view.
 */

/** @typedef {import("./message_list.js").MessageList} MessageList */

export class Reading {
  #list;
  #see;
  #attended;
  #observer;
  /** @type {Set<Element>} */
  #observed = new Set();
  /** @type {Set<Element>} */
  #inView = new Set();

  /**
   * @param {MessageList} list
   * @param {object} options
   * @param {() => boolean} options.attended whether the panel is open and the tab visible
   * @param {(conversation: number, upto: number) => void} options.see
   */
  constructor(list, { attended, see }) {
    this.#list = list;
    this.#see = see;
    this.#attended = attended;
    const threshold = Array.from({ length: 11 }, (_, tenth) => tenth / 10);
    this.#observer = new IntersectionObserver((entries) => this.#looked(entries), { root: list.scroller, threshold });
  }

  /**
   * Watches over the messages that are not read yet.
   * @param {ReadonlySet<string>} unread their keys
   */
  watch(unread) {
    const elements = new Set(this.#list.messages.flatMap(({ row, element }) => (unread.has(row.id) ? [element] : [])));
    for (const gone of this.#observed) if (!elements.has(/** @type {HTMLElement} */ (gone))) this.#forget(gone);
    for (const fresh of elements) if (!this.#observed.has(fresh)) this.#observer.observe(fresh);
    this.#observed = elements;
  }

  /** Tells of everything that is being looked at. */
  report() {
    if (!this.#attended()) return;
    const seen = this.#list.messages.filter(({ element }) => this.#inView.has(element)).at(-1)?.row;
    if (seen?.kind === "message") this.#see(seen.conversation, seen.number);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #looked(entries) {
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      const fills = intersectionRect.height >= (rootBounds?.height ?? Infinity) / 2;
      if (intersectionRatio >= 0.5 || fills) this.#inView.add(target);
      else this.#inView.delete(target);
    }
    this.report();
  }

  /** @param {Element} target */
  #forget(target) {
    this.#observer.unobserve(target);
    this.#inView.delete(target);
  }
}
