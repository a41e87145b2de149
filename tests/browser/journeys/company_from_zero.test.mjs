/*
 * A company from nothing, by its pages alone, as an administrator would do it in an afternoon: two sites, departments,
 * people with their limits, a mode and opening hours of its own for one site, a tag, a phrase. Then visitors of both sites
 * reach whom they should.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launchBrowser, patient } from "../support/browser.mjs";
import { Cabinet } from "../support/cabinet.mjs";
import { eventually } from "../support/eventually.mjs";
import { Operator } from "../support/operator.mjs";
import { Server } from "../support/server.mjs";
import { COMPANY, OWNER, SetupForm } from "../support/setup_form.mjs";
import { Visitor } from "../support/visitor.mjs";

const TEAS = COMPANY.siteName;
const BOOKS = "The book shop";
const PEOPLE = {
  anna: { name: "Anna", email: "anna@shop.example", limit: 2, sites: [TEAS] },
  boris: { name: "Boris", email: "boris@shop.example", limit: 1, sites: [TEAS] },
  clara: { name: "Clara", email: "clara@shop.example", limit: 1, sites: [BOOKS] },
  dmitri: { name: "Dmitri", email: "dmitri@shop.example", limit: 2, sites: [BOOKS] },
  elena: { name: "Elena", email: "elena@shop.example", role: "Administrator", limit: 0, sites: [TEAS, BOOKS] },
};

/** @typedef {keyof typeof PEOPLE} Person */

/** @type {Server} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Cabinet} */
let cabinet;
/** What was handed over to each. @type {Record<string, {name: string, email: string, password: string}>} */
const accounts = {};
/** @type {Record<string, Operator>} */
const at = {};
/** The try-out pages. @type {Record<string, string>} */
const shops = {};

before(async () => {
  [server, browser] = await Promise.all([Server.start(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.discard();
});

async function somebody() {
  return (await patient(await browser.newContext({ locale: "en-GB", baseURL: server.address }))).newPage();
}

/** @param {string} site */
async function guestOf(site) {
  const page = await somebody();
  await page.goto(shops[site]);
  const guest = new Visitor(page);
  await guest.opensWidget();
  return guest;
}

test("the owner follows the printed link", async () => {
  const page = await somebody();
  await page.goto(server.setupLink);
  const form = new SetupForm(page);
  await form.fill({ ...OWNER, ...COMPANY });
  await form.submit();
  await page.getByRole("heading", { name: "The chat is ready. Now put its code on your site" }).waitFor();
  cabinet = new Cabinet(page);
});

test("another site, departments, and five people", async () => {
  await cabinet.addsSite(BOOKS, "books.example");
  for (const person of /** @type {Person[]} */ (Object.keys(PEOPLE))) accounts[person] = await cabinet.hires(PEOPLE[person]);
  await cabinet.addsDepartment("Delivery", ["Boris"]);
  await cabinet.addsDepartment("Returns", ["Anna", "Elena"]);
  await cabinet.addsDepartment("Orders", ["Clara"], 2);
  await cabinet.page.goto("/cabinet/sites");
  await cabinet.page.getByText("4 people answer here").first().waitFor();
  const links = await cabinet.page.getByRole("link", { name: /^Try-out page/ }).all();
  assert.equal(links.length, 2);
  for (const [index, site] of [TEAS, BOOKS].entries()) shops[site] = (await links[index].getAttribute("href")) ?? "";
});

test("one site in balanced mode and with opening hours, a tag, and a phrase for everybody", async () => {
  await cabinet.setsModeOfSite(2, "Balanced");
  await cabinet.setsHours(2, "09:00-18:00");
  await cabinet.addsTag("Wholesale", "Violet");
  await cabinet.addsPhrase("Two days", "From our garden to your door in two days, {visitor|dear reader}.");
});

test("everybody comes in with what was handed over", async () => {
  for (const person of ["anna", "clara", "dmitri"]) {
    at[person] = new Operator(await somebody(), accounts[person]);
    await at[person].signsIn();
    await at[person].isIn("ready");
  }
});

test("on the site in common mode it is in the queue of those who answer there, and of nobody else", async () => {
  const guest = await guestOf(TEAS);
  await guest.says("Is there thyme?");
  await at.anna.choosesList("queue");
  await at.anna.row("Is there thyme?").waitFor();
  await at.clara.choosesList("queue");
  assert.equal(await at.clara.rows.count(), 0);
  await at.anna.takes("Is there thyme?");
  await at.anna.page.keyboard.press("/");
  await at.anna.page.getByRole("option", { name: /^Two days/ }).waitFor();
  await at.anna.page.keyboard.type("two days");
  await at.anna.page.keyboard.press("Enter");
  await at.anna.page.keyboard.press("Enter");
  await guest.sees("From our garden to your door in two days, dear reader.");
  await at.anna.card.getByRole("combobox", { name: "Add a tag" }).fill("whole");
  await at.anna.page.keyboard.press("Enter");
  await at.anna.card.getByRole("listitem").filter({ hasText: "Wholesale" }).waitFor();
});

test("on the one in balanced mode it comes to whoever has least, up to their limits, and the next one waits", async () => {
  const answeredBy = [];
  for (const text of ["Is there poetry?", "Is there prose?", "Is there drama?"]) {
    const guest = await guestOf(BOOKS);
    await guest.says(text);
    await guest.reads(/is answering$/);
    answeredBy.push(/(\w+) is answering/.exec(await guest.chat.innerText())?.[1]);
  }
  assert.deepEqual(answeredBy, ["Clara", "Dmitri", "Dmitri"]);
  const last = await guestOf(BOOKS);
  await last.says("Is there anything at all?");
  await last.reads("We have your message.");
  await cabinet.page.goto("/cabinet/monitoring");
  await cabinet.page.locator("#live-queue").getByText("2 people are Ready, and all are at their limit.").waitFor();
  await at.clara.choosesList("mine");
  await at.clara.looksAt("Is there poetry?");
  await at.clara.closesConversation();
  await last.reads("Clara is answering");
  await eventually(() => at.anna.row("Is there anything at all?").count(), 0);
});

test("an administrator who was hired runs the company too, and an operator does not", async () => {
  const page = await somebody();
  await new Operator(page, accounts.elena).signsIn();
  assert.equal((await page.goto("/cabinet/employees"))?.status(), 200);
  await page.getByRole("link", { name: "Clara", exact: true }).waitFor();
  assert.equal((await at.anna.page.context().request.get("/cabinet/employees")).status(), 403);
});
