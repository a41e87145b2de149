/*
 * The messages of the conversation on the screen: drawn from the log, fetched backwards as one scrolls up, held at the
 * end as one reads along, with a line where the new ones begin. Reports what has been seen.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";
import { lastInView } from "../helpers/in_view.js";
import { renderKeyed } from "../helpers/keyed.js";
import { logElement } from "../helpers/log_element.js";
import { logEntries } from "../helpers/log_entries.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { departmentName, visitorName } from "../helpers/people.js";

/** @typedef {import("../models/conversation_log.js").ConversationLog} ConversationLog */
/** @typedef {import("../../types/Summary").Summary} Summary */

/** How near to the end, in pixels, counts as being there. */
const AT_END = 80;
/** How near to the beginning, in pixels, fetches what was before. */
const NEAR = 600;
/** How far below the top the line stands where the new messages begin, in pixels. */
const FROM_TOP = 24;

export class MessageLog {
  /** @type {HTMLElement} */
  element;
  #list = element("ol", { class: "lines" });
  #typing = element("p", { class: "typing", hidden: true });
  #latest;
  #scroller;
  #tools;
  #conversation = 0;
  /** The last message that was not new when the person looked away or came; none if nothing is new. @type {number | undefined} */
  #seen;
  #isAtEnd = true;
  /** How tall the view was when it was last measured, in pixels. */
  #height = 0;
  #arrived = 0;
  /** @type {Set<string>} */
  #keys = new Set();

  /**
   * @param {object} tools
   * @param {import("../models/session.js").Session} tools.session
   * @param {(operator: number) => string} tools.nameOf
   * @param {import("../../shared/texts.js").Texts} tools.texts
   * @param {import("../../shared/times.js").Times} tools.times
   * @param {(sentence: string) => void} tools.announce
   * @param {() => void} tools.onWhy
   */
  constructor(tools) {
    const { session, texts } = tools;
    this.#tools = tools;
    this.#scroller = element(
      "div",
      { class: "log-scroller", role: "log", "aria-live": "off", "aria-label": texts("log.label"), tabindex: "0" },
      this.#list,
      this.#typing,
    );
    this.#latest = element(
      "button",
      { class: "latest", type: "button", hidden: true, "aria-label": texts("log.latest"), onclick: () => this.toEnd() },
      drawing("latest"),
      element("span", { class: "latest-count" }),
    );
    this.element = element("div", { class: "log" }, this.#scroller, this.#latest);
    const look = onceAFrame(() => this.#looked());
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#scroller.addEventListener("scroll", look, { passive: true });
    for (const act of ["focus", "resize"]) window.addEventListener(act, look);
    document.addEventListener("visibilitychange", look);
    new ResizeObserver(() => this.#resized()).observe(this.#scroller);
    session.typing.changed.add((conversation) => conversation === this.#conversation && this.#drawTyping());
  }

  /**
   * Shows a conversation from where the new messages begin, or at its end.
   * @param {ConversationLog} log
   * @param {Summary} summary
   */
  open(log, summary) {
    this.#conversation = log.id;
    this.#list.replaceChildren();
    this.#keys = new Set(log.messages.map(({ key }) => key));
    this.#arrived = 0;
    const { read } = summary.marks.company;
    this.#seen = summary.unread > 0 && read > 0 ? read : undefined;
    this.#isAtEnd = true;
    this.draw(log, summary);
    const first = this.#list.querySelector(".line-new");
    if (first instanceof HTMLElement) this.#scroller.scrollTop = first.offsetTop - FROM_TOP;
    this.#height = this.#scroller.clientHeight;
    this.#scrolled();
    this.#looked();
  }

  /**
   * @param {ConversationLog} log
   * @param {Summary} summary
   */
  draw(log, summary) {
    const { session, nameOf, texts, times, onWhy } = this.#tools;
    const { desk, outbox } = session;
    const { me } = desk.roster;
    const visitor = visitorName(summary, texts);
    const unsent = outbox.items.filter(({ conversation }) => conversation === log.id);
    const oldest = this.#isAtEnd ? null : this.#list.querySelector("[data-place]");
    const fromEnd = oldest ? this.#scroller.scrollHeight - this.#scroller.scrollTop : 0;
    const entries = logEntries({ ...log, summary, earlier: log.visitor?.earlier ?? [], unsent, me, seen: this.#seen });
    const around = {
      texts,
      times,
      me,
      visitor,
      now: desk.clock.now(),
      nameOf,
      departmentOf: (/** @type {number} */ id) => departmentName(desk.sites, id),
      onWhy,
      onEarlier: () => void session.acts.earlier(),
      onRetry: (/** @type {string} */ key) => outbox.retry(key),
      onDiscard: (/** @type {string} */ key) => void outbox.discard(key),
    };
    renderKeyed(
      this.#list,
      entries,
      ({ key }) => key,
      (entry, existing) => logElement(entry, existing, around),
    );
    this.#drawTyping();
    const hasGrownAbove = oldest !== null && this.#list.querySelector("[data-place]") !== oldest;
    if (this.#isAtEnd) this.toEnd();
    else if (hasGrownAbove) this.#scroller.scrollTop = this.#scroller.scrollHeight - fromEnd;
    this.#drawLatest();
    requestAnimationFrame(() => this.#looked());
  }

  /**
   * Something may have arrived while the conversation is on the screen; told at once, also while the window is hidden
   * and nothing is drawn.
   * @param {ConversationLog} log
   * @param {Summary} summary
   */
  notice(log, summary) {
    const newest = log.messages.slice(-20).filter(({ key, conversation }) => conversation === log.id && !this.#keys.has(key));
    this.#keys = new Set(log.messages.map(({ key }) => key));
    for (const { author, number, text } of newest) {
      if (author.kind !== "visitor") continue;
      if (!this.#isLooking || !this.#isAtEnd) {
        if (this.#seen === undefined || summary.marks.company.read >= number - 1) this.#seen = number - 1;
        this.#arrived += 1;
      }
      this.#tools.announce(visitorName(summary, this.#tools.texts) + ": " + text);
    }
  }

  toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#isAtEnd = true;
    this.#drawLatest();
  }

  /** The person has answered: nothing above is new any more, and they want to see their words. */
  answered() {
    this.#seen = undefined;
    this.#arrived = 0;
    this.#isAtEnd = true;
  }

  focus() {
    this.#scroller.focus();
  }

  get #isLooking() {
    return document.visibilityState === "visible" && document.hasFocus() && this.#scroller.offsetParent !== null;
  }

  /** Where one is, unless it was the view that changed: a keyboard that covers half of it does not take one from the end. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    if (clientHeight === 0 || clientHeight !== this.#height) return;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END;
    if (this.#isAtEnd) this.#arrived = 0;
    this.#drawLatest();
  }

  #resized() {
    this.#height = this.#scroller.clientHeight;
    if (this.#isAtEnd) this.toEnd();
  }

  /** K02: read is what a person has before their eyes, in a window that they look at. */
  #looked() {
    const { scrollTop, clientHeight } = this.#scroller;
    if (clientHeight === 0 || this.#conversation === 0) return;
    const { desk, acts } = this.#tools.session;
    if (scrollTop < NEAR && desk.looking === this.#conversation) void acts.earlier();
    if (!this.#isLooking) return;
    const lines = [...this.#list.querySelectorAll("[data-place]")].filter((line) => line instanceof HTMLElement);
    const upto = lastInView(this.#scroller, lines, this.#conversation);
    if (upto > 0) desk.read(this.#conversation, upto);
  }

  #drawTyping() {
    const { session, texts } = this.#tools;
    const isTyping = session.typing.isVisitorTyping(this.#conversation);
    const summary = session.desk.summary(this.#conversation);
    this.#typing.hidden = !isTyping;
    if (isTyping && summary)
      this.#typing.replaceChildren(
        texts("log.typing", { name: visitorName(summary, texts) }),
        element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")),
      );
    if (isTyping && this.#isAtEnd) this.toEnd();
  }

  #drawLatest() {
    this.#latest.hidden = this.#isAtEnd;
    const count = this.#latest.querySelector(".latest-count");
    if (count) count.textContent = this.#arrived > 0 ? String(this.#arrived) : "";
  }
}
