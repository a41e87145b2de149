/*
 * The three lists as tabs with counters. They are links, because each list is a place with an address.
 */

import { element } from "../../shared/dom.js";
import { formatRoute, TABS } from "../helpers/route.js";

/** @typedef {import("../helpers/route.js").Tab} Tab */

/** @type {Record<Tab, string>} */
const NAMES = { queue: "lists.queue", mine: "lists.mine", closed: "lists.closed" };

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachTabs({ place, desk, navigation, texts }) {
  const tabs = TABS.map((tab) => {
    const count = element("span", { class: "tab-count" });
    const unread = element("span", { class: "visually-hidden" });
    const link = element(
      "a",
      { class: "tab", href: formatRoute({ tab }), onclick: (/** @type {MouseEvent} */ event) => follow(event, tab) },
      texts(NAMES[tab]),
      " ",
      count,
      unread,
    );
    return { tab, link, count, unread };
  });
  place.append(...tabs.map(({ link }) => link));

  /**
   * Where the lists stand beside the conversation, another list leaves the conversation on the screen.
   * @param {MouseEvent} event
   * @param {Tab} tab
   */
  function follow(event, tab) {
    if (navigation.conversation === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    navigation.show(tab);
  }

  function draw() {
    const counts = desk.conversations.counts(desk.roster.me);
    for (const { tab, link, count, unread } of tabs) {
      const number = tab === "queue" ? counts.queue : tab === "mine" ? counts.mine : 0;
      count.textContent = number > 0 ? String(number) : "";
      link.classList.toggle("tab-unread", tab === "mine" && counts.unread > 0);
      unread.textContent = tab === "mine" && counts.unread > 0 ? ", " + texts("row.unread", { n: counts.unread }) : "";
      if (navigation.tab === tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  desk.changes.add(({ kind }) => kind === "lists" && draw());
  navigation.changed.add(draw);
}
