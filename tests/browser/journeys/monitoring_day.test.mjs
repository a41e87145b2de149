/*
 * A day in monitoring: an administrator has the page open from the morning on and never loads it again. What comes, waits
 * and is taken stands on it by itself; what they do from it comes about; what they read marks nothing.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { OfflineForm } from "../support/offline_form.mjs";

const HONEY = "Is the honey new?";
const MINT = "Is the mint new?";
const CUP = "Is the cup new?";

/** @type {Desk} */
let desk;
/** The page that stays open. @type {import("playwright-core").Page} */
let watch;
/** Where the administrator does what they do meanwhile. @type {import("playwright-core").Page} */
let page;
/** @type {Record<string, import("../support/visitor.mjs").Visitor>} */
const guests = {};
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/operator.mjs").Operator} */
let boris;
/** How often the watched page has been loaded. */
let loads = 0;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"] });
  ({ page: watch } = await desk.cabinet());
  ({ page } = await desk.cabinet());
  await watch.goto("/cabinet/monitoring");
  await watch.getByText("Live: the page follows by itself.").waitFor();
  watch.on("load", () => (loads += 1));
});
after(() => desk?.close());

/** @param {string} text */
async function somebodyAsks(text) {
  guests[text] = await desk.visitor();
  await guests[text].opensWidget();
  await guests[text].says(text);
}

/** @param {string} label @param {string} value */
async function counts(label, value) {
  const counter = watch.locator("#live-counters .counter").filter({ hasText: label }).locator("dd");
  await eventually(async () => ((await counter.count()) > 0 ? (await counter.innerText()).trim() : ""), value, label);
}

const queue = () => watch.locator("#live-queue");
/** @param {string} name */
const row = (name) => watch.locator("#live-people tr").filter({ has: watch.getByRole("rowheader", { name }) });
/** @param {string} name */
const act = (name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();

test("in the morning nobody is there: what is left in the form waits, and the page says why", async () => {
  guests[HONEY] = await desk.visitor();
  const form = new OfflineForm(guests[HONEY]);
  await form.opens();
  await form.fill({ name: "Olga", email: "olga@mail.example", message: HONEY });
  await form.send.click();
  await queue().getByText(HONEY).waitFor();
  await queue().getByText("Nobody can take it now: nobody is Ready or Can help here.").waitFor();
  await counts("In the queue", "1");
  await guests[HONEY].seesTick(HONEY, "sent");
});

test("N01: the administrator reads it; nothing becomes delivered or read", async () => {
  await page.goto("/cabinet/monitoring");
  await page.locator("#live-queue h3 a").first().click();
  await page.getByRole("main").getByText(HONEY, { exact: true }).waitFor();
  assert.equal(await guests[HONEY].ticksOf(HONEY), "sent");
});

test("somebody comes, takes it, and is seen with it", async () => {
  anna = await desk.operator("Anna");
  await row("Anna").getByText("Ready").waitFor();
  await queue().getByText("1 person can take it now.").waitFor();
  await anna.takes(HONEY);
  await watch.getByRole("heading", { name: "Anna: 1 conversation" }).waitFor();
  await counts("In the queue", "0");
  await counts("In work", "1");
});

test("N01: what is in somebody’s work is read with a word about it", async () => {
  await page.goto("/cabinet/monitoring");
  await page.locator("#live-work h4 a").first().click();
  await page.getByText("You are reading along").waitFor();
});

test("N02: another one is assigned to whoever has come meanwhile", async () => {
  await somebodyAsks(MINT);
  boris = await desk.operator("Boris");
  await queue().getByText("2 people can take it now.").waitFor();
  await page.goto("/cabinet/monitoring");
  await page.locator("#live-queue").getByRole("link", { name: "Assign" }).click();
  await page.getByRole("radio", { name: "Boris" }).check();
  await act("Assign");
  await page.getByText("The conversation is assigned.").waitFor();
  await watch.getByRole("heading", { name: "Boris: 1 conversation" }).waitFor();
  await guests[MINT].reads("Boris is answering");
});

test("N03: one is sent on Pause, and everything of theirs goes back, by a second step", async () => {
  await page.goto("/cabinet/monitoring");
  await page.getByRole("button", { name: /^Pause\W+Boris$/ }).click();
  await page.getByText("The status is changed.").waitFor();
  await row("Boris").getByText("Pause", { exact: true }).waitFor();
  await watch.getByRole("heading", { name: "Boris: 1 conversation" }).waitFor();
  await page.getByRole("link", { name: /^Return all to the queue\W+Boris$/ }).click();
  await act("Return all to the queue");
  await page.getByText("Everything is back in its queue").waitFor();
  await row("Boris").getByText("Left", { exact: true }).waitFor();
  await queue().getByText(MINT).waitFor();
  await counts("In the queue", "1");
});

test("N04: one is closed, and what was handled and how it was rated follow", async () => {
  await page.goto("/cabinet/monitoring");
  await page.locator("#live-work").getByRole("link", { name: /^Close/ }).click();
  await act("Close the conversation");
  await page.getByText("The conversation is closed.").waitFor();
  await counts("Handled today", "1");
  await counts("In work", "0");
  const rating = guests[HONEY].chat.getByRole("group", { name: "How did we do?" });
  await rating.getByRole("button", { name: "4 stars of 5", exact: true }).click();
  await counts("Average rating today", "4.0 (1)");
  await row("Anna").getByText("4.0 (1)").waitFor();
  await anna.takes(MINT);
  await anna.closesConversation();
  await counts("Handled today", "2");
  await guests[MINT].chat.getByRole("button", { name: "5 stars of 5", exact: true }).click();
  await counts("Average rating today", "4.5 (2)");
});

test("W05: that a console is gone is said, and the status stays", async () => {
  await somebodyAsks(CUP);
  await anna.takes(CUP);
  assert.equal(await row("Anna").getByText("no console connected").count(), 0);
  await anna.page.context().close();
  await row("Anna").getByText("no console connected").waitFor();
  await row("Anna").getByText("Ready").waitFor();
});

test("all that without loading the page again", () => {
  assert.equal(loads, 0);
});
