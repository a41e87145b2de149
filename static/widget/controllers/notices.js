/*
 * What the visitor should know about the chat itself: that the connection is lost, that it has stopped. Short
 * interruptions are not worth a word.
 */

import { element } from "../../shared/dom.js";

/** Milliseconds without a connection before it is mentioned. */
const WORTH_A_WORD = 2_000;

export class Notices {
  #texts;
  #session;
  element = element("div", { class: "notices", role: "status" });
  #connection = element("div", { class: "notice connection", hidden: true });
  #sentence = element("span");
  #retry;
  #refusal = element("div", { class: "notice refusal", hidden: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isLong = false;
  #warned = false;

  /**
   * @param {import("../models/session.js").Session} session
   * @param {import("../../shared/texts.js").Texts} texts
   */
  constructor(session, texts) {
    this.#session = session;
    this.#texts = texts;
    const retry = () => session.connection.retryNow();
    this.#retry = element("button", { type: "button", class: "text-button", text: texts("notice.retry"), onclick: retry });
    this.#connection.append(this.#sentence, this.#retry);
    this.element.append(this.#connection, this.#refusal);
  }

  render() {
    const { connection, refusal } = this.#session;
    const { state } = connection;
    const isLost = state.kind === "connecting" || state.kind === "waiting";
    if (!isLost) this.#restored();
    else this.#timer ??= setTimeout(() => this.#lasts(), WORTH_A_WORD);
    this.#connection.hidden = !(isLost && this.#isLong) && state.kind !== "stopped";
    this.#connection.classList.toggle("stopped", state.kind === "stopped");
    this.#retry.hidden = state.kind === "stopped";
    this.#say(this.#sentence, state.kind === "stopped" ? this.#stopped(state.reason) : this.#lost());
    this.#refusal.hidden = !refusal;
    this.#say(this.#refusal, refusal ?? "");
  }

  #lasts() {
    this.#isLong = true;
    this.render();
  }

  #restored() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLong = false;
  }

  #lost() {
    return this.#texts(this.#session.online === undefined ? "notice.connecting" : "notice.reconnecting");
  }

  /**
   * Said again only if it changes, for the sake of screen readers.
   * @param {HTMLElement} target
   * @param {string} text
   */
  #say(target, text) {
    if (target.textContent !== text) target.textContent = text;
  }

  /** @param {string} reason */
  #stopped(reason) {
    if (reason === "version_unknown") return this.#texts("notice.outdated");
    if (reason !== "origin_not_allowed") return this.#texts("notice.stopped");
    if (!this.#warned) {
      console.warn("Besedka: " + location.origin + " is not among the addresses of this site. Add it in the cabinet, under Sites.");
      this.#warned = true;
    }
    return this.#texts("notice.not_allowed");
  }
}
