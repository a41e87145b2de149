/*
 * Every page of the cabinet of a company with a year behind it, in English on a desk and in Russian on a phone: no
 * violation that axe knows of, in the light and in the dark, nothing beside the edge of a screen of 320 pixels, and a
 * title of its own. The pages are the server's own list of addresses, so that none can be forgotten.
 */

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";

import { launchBrowser, patient } from "../support/browser.mjs";
import { cabinetPages } from "../support/cabinet_pages.mjs";
import { englishWords } from "../support/foreign_words.mjs";
import { fitsNarrowScreens, isAccessible } from "../support/pages.mjs";
import { Server } from "../support/server.mjs";
import { WORDS } from "../support/words.mjs";

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };
const IRENE = { name: "Irene", email: "irene@demo.example", password: "a samovar for Irene and the bees" };
const GLEB = { name: "Глеб", email: "owner@demo.example", password: "" };

/** Pages with what visitors and colleagues have written, in whichever language. */
const QUOTING = /^\/cabinet\/(conversations|monitoring|phrases)/;
/** Names in the demonstration. */
const DATA = ["Garden & Tea", "Delivery", "Sales", IRENE.name, "gardentea", "localhost"];

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  [server, browser] = await Promise.all([Server.withCompany(60), launchBrowser()]);
  GLEB.password = server.password;
  await server.admin(["create", "--role", "administrator", "--name", IRENE.name, "--email", IRENE.email, "--password-stdin"], IRENE.password);
  await server.startAgain();
});
after(async () => {
  await browser?.close();
  await server?.discard();
});

describe("every page of the cabinet", { concurrency: 2 }, () => {
  test("in English, on a desk", async () => {
    await everyPage(await signedIn(IRENE, "en", DESK), DESK);
  });

  test("in Russian, on a phone", async () => {
    await everyPage(await signedIn(GLEB, "ru", PHONE), PHONE);
  });
});

/**
 * @param {typeof IRENE} account
 * @param {import("../support/words.mjs").Language} language
 * @param {import("playwright-core").ViewportSize} viewport
 */
async function signedIn(account, language, viewport) {
  const { locale, signIn } = WORDS[language];
  const page = await patient(await browser.newContext({ locale, baseURL: server.address, viewport })).newPage();
  await page.goto("/sign-in?next=%2Fcabinet%2Faccount%2Ftwo-factor");
  await page.getByLabel(signIn.email).fill(account.email);
  await page.getByLabel(signIn.password, { exact: true }).fill(account.password);
  await page.getByRole("button", { name: signIn.submit }).click();
  await page.waitForURL("**/two-factor");
  // Some of what it asks for is there only with a second step.
  await page.locator("main form button").click();
  await page.waitForURL("**/confirm");
  return page;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").ViewportSize} viewport
 */
async function everyPage(page, viewport) {
  /** @type {Map<string, string>} */
  const titles = new Map();
  /** @type {string[]} */
  const behindASecondStep = [];
  await addsAPhrase(page);
  const pages = await cabinetPages(page);
  assert.ok(pages.length > 25, String(pages));
  for (const address of pages) {
    const answer = await page.goto(address);
    if (new URL(page.url()).pathname !== address.split("?")[0]) behindASecondStep.push(address);
    else await isSound(page, address, answer, viewport, titles);
  }
  await turnsOnTheSecondStep(page);
  for (const address of ["/cabinet/account/two-factor", ...behindASecondStep]) {
    const answer = await page.goto(address);
    assert.equal(new URL(page.url()).pathname, address, "leads elsewhere");
    titles.delete(address);
    await isSound(page, address, answer, viewport, titles);
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} address
 * @param {import("playwright-core").Response | null} answer
 * @param {import("playwright-core").ViewportSize} viewport
 * @param {Map<string, string>} titles by address, of the pages before
 */
async function isSound(page, address, answer, viewport, titles) {
  assert.equal(answer?.status(), 200, address);
  await isAccessible(page, address);
  await fitsNarrowScreens(page, address);
  await page.setViewportSize(viewport);
  assert.equal(await page.locator("h1").count(), 1, "headings of " + address);
  const title = await page.title();
  assert.deepEqual([...titles].filter(([, before]) => before === title), [], address + " is called “" + title + "” too");
  titles.set(address, title);
  if (viewport === PHONE && !QUOTING.test(address)) assert.deepEqual(await englishWords(page, DATA), [], address);
}

/** Something of one's own. @param {import("playwright-core").Page} page */
async function addsAPhrase(page) {
  await page.goto("/cabinet/phrases/mine/new");
  await page.locator("#title").fill("!");
  await page.locator("#text").fill("…");
  await page.locator("main form button.button-primary").click();
  await page.waitForURL("**/cabinet/phrases/mine");
}

/** @param {import("playwright-core").Page} page */
async function turnsOnTheSecondStep(page) {
  await page.goto("/cabinet/account/two-factor/confirm");
  const secret = (await page.locator("p.key code").innerText()).replace(/\s/g, "");
  const [account] = [IRENE, GLEB].filter(({ name }) => name === (page.viewportSize()?.width === DESK.width ? IRENE.name : GLEB.name));
  await page.locator("#code").fill(oneTimeCode(secret));
  await page.locator("#current_password").fill(account.password);
  await page.locator("main form button.button-primary").click();
  await page.locator("pre.recovery").waitFor();
}

/** RFC 6238. @param {string} secret in Base32 */
function oneTimeCode(secret) {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const sum = createHmac("sha1", key).update(step).digest();
  const number = sum.readUInt32BE(sum[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
