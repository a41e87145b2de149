/*
 * The list of messages: keeps its elements in step with the rows, stays at the latest message while the visitor is
 * there, stays where they read otherwise, and asks for earlier history before they get to its end.
 */

import { element, icon } from "../../shared/dom.js";
import { sameDay } from "../../shared/times.js";
import { DOWN } from "../helpers/icons.js";
import { MessageRow } from "./message_row.js";

/** @typedef {import("../helpers/rows.js").Row} Row */

/**
 * @typedef {object} Surroundings
 * @property {import("../../shared/texts.js").Texts} texts
 * @property {import("../../shared/times.js").Times} times
 * @property {(key: string) => void} retry
 * @property {(key: string) => void} discard
 * @property {() => void} loadEarlier
 */

/** @typedef {{element: HTMLElement, update?: (row: any) => void, row: Row, signature: string}} Shown */

/** Nearer to the end than this is at the end, in pixels. */
const AT_END = 48;

export class MessageList {
  /** @type {Map<string, Shown>} by row id */
  #shown = new Map();
  #surroundings;
  #atEnd = true;
  #height = 0;
  #unread = 0;
  #earlier;
  #rows = element("div", { class: "rows" });
  #top = element("div", { class: "top" });
  #intro = element("div", { class: "intro", hidden: true });

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    const { texts, loadEarlier } = surroundings;
    this.#intro.append(element("h3", { "data-text": "greeting.title" }), element("p", { "data-text": "greeting.text" }));
    this.scroller = element(
      "div",
      { class: "log", role: "log", tabindex: "0", "aria-label": texts("log.label"), "aria-relevant": "additions" },
      this.#top,
      this.#intro,
      this.#rows,
    );
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.jump = element("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toLatest() });
    new ResizeObserver(() => this.#resized()).observe(this.scroller);
    this.#earlier = new IntersectionObserver(([entry]) => entry.isIntersecting && loadEarlier(), {
      root: this.scroller,
      rootMargin: "400px 0px 0px",
    });
  }

  /**
   * @param {readonly Row[]} rows
   * @param {object} state
   * @param {boolean} state.hasEarlier
   * @param {boolean} state.loading
   * @param {boolean} state.isBeginning whether the first row is the first there ever was
   * @param {number} state.unread
   */
  render(rows, { hasEarlier, loading, isBeginning, unread }) {
    const [atEnd, fromEnd] = [this.#atEnd, this.scroller.scrollHeight - this.scroller.scrollTop];
    const first = this.#rows.firstElementChild;
    const newDivider = !this.#shown.has("divider");
    this.#unread = unread;
    this.#intro.hidden = !isBeginning;
    this.#top.textContent = loading ? this.#surroundings.texts("log.earlier") : "";
    this.#arrange(rows);
    const divider = this.#shown.get("divider")?.element;
    if (atEnd && divider && newDivider) this.#scrollTo(divider.offsetTop - 12);
    else if (atEnd) this.toLatest();
    else if (first && first !== this.#rows.firstElementChild) this.#scrollTo(this.scroller.scrollHeight - fromEnd);
    this.#earlier.unobserve(this.#top);
    if (hasEarlier && !loading) this.#earlier.observe(this.#top);
    this.#showJump();
  }

  /** The panel has been opened: to what is new, or else to the end. */
  opened() {
    const divider = this.#shown.get("divider")?.element;
    if (divider) this.#scrollTo(divider.offsetTop - 12);
    else if (this.#atEnd) this.toLatest();
  }

  toLatest() {
    this.#scrollTo(this.scroller.scrollHeight);
  }

  /** The elements of messages with their rows. */
  get messages() {
    return [...this.#shown.values()].filter(({ row }) => row.kind === "message");
  }

  /** @param {readonly Row[]} rows */
  #arrange(rows) {
    const before = this.#shown;
    this.#shown = new Map(rows.map((row) => [row.id, this.#shownAs(row, before.get(row.id))]));
    for (const [id, { element }] of before) if (!this.#shown.has(id)) element.remove();
    let next = this.#rows.firstElementChild;
    for (const { element } of this.#shown.values()) {
      if (element === next) next = next.nextElementSibling;
      else this.#rows.insertBefore(element, next);
    }
  }

  /**
   * @param {Row} row
   * @param {Shown | undefined} shown
   * @returns {Shown}
   */
  #shownAs(row, shown) {
    const signature = JSON.stringify(row);
    if (shown?.signature === signature) return shown;
    if (row.kind !== "message") {
      const made = element("div", { class: "separator " + row.kind, text: this.#sentence(row) });
      shown?.element.replaceWith(made);
      return { element: made, row, signature };
    }
    const view = shown?.update ? shown : new MessageRow(row, this.#surroundings);
    const update = shown?.update ?? ((/** @type {any} */ news) => /** @type {MessageRow} */ (view).update(news));
    update(row);
    return { element: view.element, update, row, signature };
  }

  /** @param {Exclude<Row, {kind: "message"}>} row */
  #sentence(row) {
    const { texts, times } = this.#surroundings;
    if (row.kind === "day") return times.day(row.at);
    if (row.kind === "divider") return texts("log.new");
    if (row.kind === "waiting") return texts("log." + row.word) + " " + row.back;
    if (row.at === undefined) return texts("log.closed");
    const time = sameDay(row.at, Date.now()) ? times.clock(row.at) : times.moment(row.at);
    return texts(row.byVisitor ? "log.closed_by_you" : "log.closed_at", { time });
  }

  /** @param {number} top */
  #scrollTo(top) {
    this.scroller.scrollTop = top;
    this.#scrolled();
  }

  /** Scrolling that comes from a change of size is not the visitor's doing. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight !== this.#height) return;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < AT_END;
    this.#showJump();
  }

  #resized() {
    this.#height = this.scroller.clientHeight;
    if (this.#atEnd) this.toLatest();
  }

  #showJump() {
    const { texts } = this.#surroundings;
    this.jump.hidden = this.#atEnd;
    const label = this.#unread ? texts("log.unread", { n: this.#unread }) : texts("log.latest");
    if (this.jump.getAttribute("aria-label") === label) return;
    this.jump.setAttribute("aria-label", label);
    this.jump.replaceChildren(icon(DOWN), ...(this.#unread ? [element("span", { text: label })] : []));
  }
}
