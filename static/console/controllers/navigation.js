/*
 * Where in the console one is, as the address says it, so that Back, reload and a copied address work. Shows the screen
 * for it and looks into the conversation that it names.
 */

import { formatRoute, parseRoute } from "../helpers/route.js";
import { Listeners } from "../models/listeners.js";

/** @typedef {import("../helpers/route.js").Route} Route */
/** @typedef {import("../helpers/route.js").Tab} Tab */

const PLACE = "tab";

export class Navigation {
  changed = new Listeners();
  /** @type {Tab} */
  tab = "queue";
  /** The conversation on the screen. @type {number | undefined} */
  conversation;
  /** Whether the visitor's card was asked for, where it does not stand beside the conversation anyway. */
  card = false;
  #acts;
  #storage;
  #panes;
  /** How many steps back lie within the console. */
  #depth = 0;

  /**
   * @param {object} options
   * @param {HTMLElement} options.panes
   * @param {Pick<import("../models/acts.js").Acts, "look" | "leave">} options.acts
   * @param {import("../models/storage.js").JsonStorage} options.storage of this window
   */
  constructor({ panes, acts, storage }) {
    this.#panes = panes;
    this.#acts = acts;
    this.#storage = storage;
  }

  start() {
    this.tab = this.#storage.read(PLACE, this.tab);
    window.addEventListener("popstate", ({ state }) => this.#arrive(state?.depth));
    this.#depth = history.state?.depth ?? 0;
    const route = parseRoute(location.hash) ?? { tab: this.tab };
    history.replaceState({ depth: this.#depth }, "", formatRoute(route));
    this.#follow(route);
  }

  /** @param {Route} route */
  go(route) {
    if (formatRoute(route) === location.hash) return;
    this.#depth += 1;
    history.pushState({ depth: this.#depth }, "", formatRoute(route));
    this.#follow(route);
  }

  /** Shows another list, leaving the conversation where it is on screens that have room for both. @param {Tab} tab */
  show(tab) {
    this.tab = tab;
    this.#storage.write(PLACE, tab);
    this.changed.notify();
  }

  /** From the card to the conversation, from the conversation to the lists. */
  back() {
    if (this.#depth > 0) return history.back();
    const route =
      this.card && this.conversation !== undefined ? { conversation: this.conversation, card: false } : { tab: this.tab };
    history.replaceState({ depth: 0 }, "", formatRoute(route));
    this.#follow(route);
  }

  /**
   * The browser has gone back or forward, or has followed a link.
   * @param {number | undefined} depth of the place, if it was visited before
   */
  #arrive(depth) {
    const route = parseRoute(location.hash);
    const isSame = route && formatRoute(route) === formatRoute(this.#route);
    this.#depth = depth ?? (isSame ? this.#depth : this.#depth + 1);
    history.replaceState({ depth: this.#depth }, "");
    if (route) this.#follow(route);
  }

  /** @returns {Route} */
  get #route() {
    return this.conversation === undefined ? { tab: this.tab } : { conversation: this.conversation, card: this.card };
  }

  /** @param {Route} route */
  #follow(route) {
    if ("tab" in route) {
      this.tab = route.tab;
      this.#storage.write(PLACE, route.tab);
      this.conversation = undefined;
      this.card = false;
      this.#acts.leave();
    } else {
      const isOther = route.conversation !== this.conversation;
      this.conversation = route.conversation;
      this.card = route.card;
      if (isOther) void this.#acts.look(route.conversation);
    }
    this.#panes.dataset.screen = this.conversation === undefined ? "list" : this.card ? "card" : "conversation";
    this.changed.notify();
  }
}
