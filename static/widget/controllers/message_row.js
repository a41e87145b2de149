/*
 * One message in the list. Its element is made once; what changes later (ticks, failure, place in its group) changes in
 * place, so that a screen reader is not told of the same message again.
 */

import { element, icon } from "../../shared/dom.js";
import { linkify } from "../../shared/linkify.js";
import { STATUS } from "../helpers/icons.js";

/** @typedef {import("../helpers/rows.js").MessageRow} Row */
/** @typedef {import("./message_list.js").Surroundings} Surroundings */

export class MessageRow {
  #surroundings;
  #time = element("time");
  #status = element("span", { role: "img", hidden: true });
  #word = element("div", { class: "word", "aria-hidden": "true" });
  /** @type {HTMLElement | undefined} */
  #failure;
  /** @type {Row["status"]} */
  #shown;

  /**
   * @param {Row} row
   * @param {Surroundings} surroundings
   */
  constructor(row, surroundings) {
    this.#surroundings = surroundings;
    const { texts } = surroundings;
    const name = element("div", { class: "author", text: row.name ?? texts("message.you") });
    const text = element("span", { class: "text", dir: "auto" }, ...linkify(row.text).map(piece));
    const meta = element("span", { class: "meta" }, this.#time, this.#status);
    this.element = element("div", {}, name, element("div", { class: "bubble" }, text, meta), this.#word);
  }

  /** @param {Row} row */
  update(row) {
    const { texts, times } = this.#surroundings;
    const classes = { mine: row.name === undefined, starts: row.starts, ends: row.ends, failed: row.status === "failed" };
    this.element.className = ["message", ...Object.entries(classes).flatMap(([name, is]) => (is ? [name] : []))].join(" ");
    this.#time.textContent = times.clock(row.at);
    this.#time.dateTime = new Date(row.at).toISOString();
    this.#time.title = times.moment(row.at);
    this.#word.textContent = row.last && row.status && row.status !== "failed" ? texts("message." + row.status) : "";
    if (row.status !== this.#shown) this.#show(row.status);
    if (row.status !== "failed") this.#failure?.remove();
    else if (!this.#failure?.isConnected) this.element.append((this.#failure = this.#explain(row)));
  }

  /** @param {Row["status"]} status */
  #show(status) {
    this.#shown = status;
    this.#status.className = "status " + (status ?? "");
    this.#status.hidden = !status;
    if (!status) return;
    this.#status.title = this.#surroundings.texts("message." + status);
    this.#status.replaceChildren(icon(STATUS[status]));
  }

  /** @param {Row} row */
  #explain({ id, reason }) {
    const { texts, retry, discard } = this.#surroundings;
    return element(
      "div",
      { class: "failure" },
      element("span", { text: reason || texts("message.failed") }),
      element("button", { type: "button", class: "text-button", text: texts("message.retry"), onclick: () => retry(id) }),
      element("button", { type: "button", class: "text-button", text: texts("message.discard"), onclick: () => discard(id) }),
    );
  }
}

/** @param {import("../../shared/linkify.js").Piece} piece */
function piece({ text, href }) {
  return href ? element("a", { href, target: "_blank", rel: "noopener noreferrer nofollow", text }) : text;
}
