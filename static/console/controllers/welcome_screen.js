/*
 * What the middle shows while no conversation is chosen: what is waiting and what to do, for a first day as well.
 */

import { element } from "../../shared/dom.js";

const MARK = new URL("../../images/icon.svg", import.meta.url).href;

/**
 * @param {object} view
 * @param {import("../models/desk.js").Desk} view.desk
 * @param {import("../../shared/texts.js").Texts} view.texts
 * @returns {HTMLElement}
 */
export function welcomeScreen({ desk, texts }) {
  if (!desk.isReady) return screen(texts("lists.connecting"), "");
  const { queue, mine } = desk.conversations.counts(desk.roster.me);
  const { closed, roster } = desk;
  const isFirstDay = queue + mine === 0 && closed.state === "loaded" && closed.items.length === 0;
  if (isFirstDay && roster.administers)
    return screen(
      texts("empty.first_title"),
      texts("empty.first_administrator"),
      element("a", { class: "button button-primary", href: "/cabinet", text: texts("empty.first_link") }),
    );
  if (isFirstDay) return screen(texts("empty.first_title"), texts("empty.first_operator"));
  if (!roster.seesQueue) return screen(texts("empty.resting_title"), texts("empty.resting"));
  if (queue > 0) return screen(texts("empty.queue_title", { n: queue }), texts("empty.queue"));
  return screen(texts("empty.quiet_title"), texts("empty.quiet"));
}

/**
 * @param {string} title
 * @param {string} words
 * @param {...HTMLElement} more
 */
function screen(title, words, ...more) {
  const mark = element("img", { class: "welcome-mark", src: MARK, alt: "" });
  return element(
    "div",
    { class: "welcome" },
    mark,
    element("h2", { class: "welcome-title", text: title }),
    words && element("p", { class: "welcome-words", text: words }),
    ...more,
  );
}
