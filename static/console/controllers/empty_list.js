/*
 * What stands below a list: why it is empty and what to do about it, or the way to more.
 */

import { element } from "../../shared/dom.js";

/** @typedef {import("../helpers/route.js").Tab} Tab */

/**
 * @param {object} view
 * @param {boolean} view.isEmpty
 * @param {boolean} view.isFiltered
 * @param {Tab} view.tab
 * @param {import("../models/desk.js").Desk} view.desk
 * @param {import("../models/acts.js").Acts} view.acts
 * @param {import("../../shared/texts.js").Texts} view.texts
 * @returns {HTMLElement[]}
 */
export function emptyList({ isEmpty, isFiltered, tab, desk, acts, texts }) {
  const { closed } = desk;
  if (!desk.isReady) return [words(texts("lists.connecting"))];
  const below = [];
  if (isEmpty && isFiltered)
    below.push(words(texts(tab === "closed" && closed.hasMore ? "lists.nothing_found_yet" : "lists.nothing_found")));
  else if (isEmpty) below.push(...emptiness(tab, desk, texts));
  if (tab !== "closed") return below;
  if (closed.state === "loading") below.push(words(texts("lists.loading")));
  else if (closed.state === "failed") below.push(words(texts("lists.failed")), more(texts("lists.again"), acts));
  else if (closed.hasMore && closed.items.length > 0) below.push(more(texts("lists.more"), acts));
  return below;
}

/**
 * @param {Tab} tab
 * @param {import("../models/desk.js").Desk} desk
 * @param {import("../../shared/texts.js").Texts} texts
 */
function emptiness(tab, desk, texts) {
  if (tab === "mine") return [words(texts("lists.mine_empty"))];
  if (tab === "closed") return desk.closed.state === "loaded" ? [words(texts("lists.closed_empty"))] : [];
  return [words(texts(desk.roster.seesQueue ? "lists.queue_empty" : "lists.queue_hidden"))];
}

/** @param {string} sentence */
function words(sentence) {
  return element("p", { class: "list-words", text: sentence });
}

/**
 * @param {string} label
 * @param {import("../models/acts.js").Acts} acts
 */
function more(label, acts) {
  return element("button", { class: "button button-quiet", type: "button", text: label, onclick: () => acts.moreClosed() });
}
