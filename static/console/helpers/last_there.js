/*
 * Who keeps a chat online. I5: a chat is online exactly while somebody of its site is Ready or Can help, so the last one to
 * choose something else turns it offline. That may be meant; it should not happen without a word.
 */

import { listed } from "./lists_of_names.js";

/** @typedef {import("../models/desk.js").Desk} Desk */

/**
 * The sites of the person where nobody else is Ready or Can help.
 * @param {Pick<Desk, "roster" | "sites">} desk
 * @returns {string[]} their names
 */
export function sitesWithoutColleagues({ roster, sites }) {
  const own = roster.mine?.sites ?? [];
  const others = roster.colleagues().filter(({ status }) => status === "ready" || status === "can_help");
  const isAlone = (/** @type {number} */ site) => own.includes(site) && !others.some((each) => each.sites.includes(site));
  return sites.filter(({ id }) => isAlone(id)).map(({ name }) => name);
}

/**
 * @param {string} key of a text with a place for the sites
 * @param {readonly string[]} names of the sites
 * @param {import("../../shared/texts.js").Texts} texts
 * @returns {string} empty without a site
 */
export function aboutSites(key, names, texts) {
  if (names.length === 0) return "";
  return texts(key, { n: names.length, sites: listed(names, document.documentElement.lang, texts) });
}
