/*
 * The three lists as tabs with counters: quietly how much there is, and prominently what nobody has read. They are links,
 * because each list is a place with an address.
 */

import { element } from "../../shared/dom.js";
import { formatRoute, TABS } from "../helpers/route.js";

/** @typedef {import("../helpers/route.js").Tab} Tab */

/** A larger number is not shown. */
const MOST = 99;

/** @type {Record<Tab, string>} */
const NAMES = { queue: "lists.queue", mine: "lists.mine", closed: "lists.closed" };

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/received.js").Received} options.received
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachTabs({ place, desk, received, navigation, texts }) {
  const tabs = TABS.map((tab) => {
    const count = element("span", { class: "tab-count" });
    const news = element("span", { class: "badge", "aria-hidden": "true", hidden: true });
    const words = element("span", { class: "visually-hidden" });
    const link = element(
      "a",
      { class: "tab", href: formatRoute({ tab }), onclick: (/** @type {MouseEvent} */ event) => follow(event, tab) },
      texts(NAMES[tab]),
      " ",
      count,
      news,
      words,
    );
    return { tab, link, count, news, words };
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
    const counts = desk.conversations.counts(desk.roster.me, (summary) => received.isNew(summary));
    for (const { tab, link, count, news, words } of tabs) {
      const { unread, fresh } = tab === "mine" ? counts : { unread: 0, fresh: 0 };
      const number = tab === "queue" ? counts.queue : tab === "mine" ? counts.mine : 0;
      count.textContent = number > 0 ? String(number) : "";
      news.hidden = unread + fresh === 0;
      news.textContent = unread + fresh > MOST ? MOST + "+" : String(unread + fresh);
      const said = [unread > 0 && texts("row.unread", { n: unread }), fresh > 0 && texts("lists.fresh", { n: fresh })];
      words.textContent = said.filter(Boolean).map((each) => ", " + each).join("");
      if (navigation.tab === tab) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  desk.changes.add(({ kind }) => kind === "lists" && draw());
  navigation.changed.add(draw);
}
