/*
 * Every page of the cabinet, as the server's own list of addresses has them: a new one is among them without being put
 * anywhere.
 */

import { readFile } from "node:fs/promises";

const ROUTES = new URL("../../../src/web/routes.rs", import.meta.url);

/** What an address has to be asked with. */
const QUERIES = {
  "/cabinet/monitoring/assign": "?conversation={queued}",
  "/cabinet/monitoring/close": "?conversation={queued}",
  "/cabinet/monitoring/return": "?operator={employee}",
};

/** No pages, and those about what comes about in a journey of its own alone. */
const LEFT_OUT = [
  "/cabinet/conversations.csv",
  "/cabinet/audit.csv",
  "/cabinet/mail/{mail}/discard",
  "/cabinet/employees/{employee}/two-factor",
  "/cabinet/tags/{tag}/delete",
];

/** Where something waits. */
const QUEUE = "/cabinet/conversations?state=queued";

/**
 * The addresses that are answered to a GET. What they are about is the second thing that the page above them links to, or
 * the only one: the first employee is the owner, of whom some pages do not speak.
 * @param {import("playwright-core").Page} page of somebody who is signed in
 */
export async function cabinetPages(page) {
  const routes = (await readFile(ROUTES, "utf8")).split(".route(").slice(1);
  const patterns = routes.flatMap((route) => {
    const [, address, answeredBy] = route.split('"');
    const isPage = address.startsWith("/cabinet") && /\bget\(/.test(answeredBy) && !LEFT_OUT.includes(address);
    return isPage ? [address + (QUERIES[address] ?? "")] : [];
  });
  const places = {
    queued: await linked(page, QUEUE, "/cabinet/conversations/"),
    employee: await linked(page, "/cabinet/employees", "/cabinet/employees/"),
  };
  /** @type {string[]} */
  const addresses = [];
  for (const pattern of patterns) addresses.push(await filled(page, pattern, places));
  return addresses;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} pattern
 * @param {Record<string, string>} places
 */
async function filled(page, pattern, places) {
  let address = pattern;
  for (let place; (place = /\{(\w+)\}/.exec(address)); ) {
    const before = address.slice(0, place.index);
    const known = before.includes("?") ? places[place[1]] : (places[before] ??= await linked(page, before.slice(0, -1), before));
    address = address.replace(place[0], known);
  }
  return address;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} list
 * @param {string} before what the links have before the number
 */
async function linked(page, list, before) {
  await page.goto(list);
  const links = await page.locator('main a[href^="' + before + '"]').evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const found = links.flatMap((link) => /^\d+/.exec(link.slice(before.length))?.[0] ?? []);
  const numbers = [...new Set(found)].sort((one, other) => Number(one) - Number(other));
  if (numbers.length === 0) throw new Error("Nothing on " + list + " leads to a page of " + before + "…: let the demonstration have one.");
  return numbers[1] ?? numbers[0];
}
