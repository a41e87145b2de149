/*
 * The widget as a guest on somebody else's page: it leaves no trace before it is asked, works under a strict policy,
 * and the page and the widget do not disturb each other.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { Visitor } from "../support/visitor.mjs";
import { WebSite } from "../support/web_site.mjs";

const BODY = "<h1>A shop</h1><p>Many fine things.</p>";
/** What a page may do to everything on it. */
const HOSTILE = "<style>* { all: revert !important; display: none !important; color: red !important; font-size: 40px !important; } html, body, h1 { display: block !important; }</style>";

/** @type {Desk} */
let desk;
/** @type {WebSite} */
let site;
/** @type {import("../support/operator.mjs").Operator} */
let anna;

before(async () => {
  [desk, site] = await Promise.all([Desk.open({ operators: ["Anna"] }), WebSite.start()]);
  anna = await desk.operator("Anna");
  site.put("/plain", { body: BODY + desk.line });
  site.put("/strict", { body: BODY + desk.line, policy: "default-src 'none'; style-src 'none'; base-uri 'none'; " + desk.policy });
  site.put("/hostile", { body: BODY + desk.line, head: HOSTILE });
  site.put("/twice", { body: BODY + desk.line + desk.line });
});
after(async () => {
  await desk?.close();
  await site?.stop();
});

/**
 * Somebody on a page, and everything that happens there.
 * @param {string} host
 * @param {string} path
 */
async function arrives(host, path) {
  const page = await (await desk.context({ baseURL: undefined })).newPage();
  /** @type {{requests: string[], sockets: string[], problems: string[]}} */
  const seen = { requests: [], sockets: [], problems: [] };
  page.on("request", (request) => request.url().startsWith(desk.server.address) && seen.requests.push(new URL(request.url()).pathname));
  page.on("websocket", (socket) => seen.sockets.push(new URL(socket.url()).pathname));
  page.on("console", (message) => ["warning", "error"].includes(message.type()) && !message.location().url.endsWith("/favicon.ico") && seen.problems.push(message.text()));
  page.on("pageerror", (error) => seen.problems.push(String(error)));
  await page.goto(site.address(host, path), { waitUntil: "networkidle" });
  return { page, seen, guest: new Visitor(page) };
}

/** What the browser keeps for this page. @param {import("playwright-core").Page} page */
async function kept(page) {
  const names = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ""),
    ...(window.isSecureContext ? await caches.keys() : []),
  ]);
  return [...names, ...(await page.context().cookies()).map(({ name }) => name)];
}

test("before the click there is one request, no socket, nothing stored and no cookie", async () => {
  const { page, seen, guest } = await arrives("shop.example", "/plain");
  await guest.launcher.waitFor();
  assert.equal(seen.requests.length, 1, seen.requests.join(" "));
  assert.match(seen.requests[0], /^\/w\/\w+\.js$/);
  assert.deepEqual(seen.sockets, []);
  assert.deepEqual(await kept(page), []);
  assert.deepEqual(seen.problems, []);
  await page.context().close();
});

test("the launcher moves nothing on the page", async () => {
  const { page, guest } = await arrives("shop.example", "/plain");
  await guest.launcher.waitFor();
  const shift = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver(() => {});
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => resolve(observer.takeRecords().length));
      }),
  );
  assert.equal(shift, 0);
  await page.context().close();
});

test("a conversation on a page whose policy allows no more than it says on the page with the line", async () => {
  const { page, seen, guest } = await arrives("www.shop.example", "/strict");
  await guest.opensWidget();
  await guest.says("Good morning from another site.");
  await anna.takes("Good morning from another site.");
  await anna.answers("Good morning to you.");
  await guest.sees("Good morning to you.");
  await anna.seesTick("Good morning to you.", "read");
  assert.deepEqual(seen.sockets.length, 1);
  assert.deepEqual(seen.problems, []);
  assert.deepEqual(await page.context().cookies(), []);
  const panel = await guest.chat.boundingBox();
  assert.ok(panel && panel.width > 300 && panel.height > 300, "the panel is dressed: " + JSON.stringify(panel));
  await page.context().close();
});

test("a page that styles everything changes nothing of the widget", async () => {
  const { page, guest } = await arrives("shop.example", "/hostile");
  await guest.opensWidget();
  await guest.says("Is the page always like this?");
  const message = guest.message("Is the page always like this?").locator(".text");
  const looks = await message.evaluate((element) => [getComputedStyle(element).color, getComputedStyle(element).fontSize]);
  assert.notEqual(looks[0], "rgb(255, 0, 0)");
  assert.notEqual(looks[1], "40px");
  await page.context().close();
});

test("the line twice on one page: one launcher, and one warning for whoever looks", async () => {
  const { page, seen, guest } = await arrives("shop.example", "/twice");
  await guest.launcher.waitFor();
  assert.equal(await guest.launcher.count(), 1);
  assert.equal(seen.problems.length, 1, seen.problems.join("\n"));
  assert.match(seen.problems[0], /^Besedka: the chat is on this page already/);
  await page.context().close();
});

test("on an address that is not the company's the chat says so, and why in the page's own log", async () => {
  const { page, seen, guest } = await arrives("stranger.example", "/plain");
  await guest.opensWidget();
  await guest.reads("This chat is not set up for this website.");
  await eventually(() => seen.problems.length, 1);
  assert.match(seen.problems[0], /stranger\.example:\d+ is not among the addresses of this site/);
  assert.deepEqual(await kept(page), []);
  await page.context().close();
});
