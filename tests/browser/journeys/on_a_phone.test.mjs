/*
 * A colleague with a long name transfers a conversation to somebody who works on a phone, in the dark: what comes covers
 * nothing, stands out until it is opened, and leaves room for what is said.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { isSound } from "../support/pages.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";

const LONG = "Konstantinopolskaya-Zadunayskaya";
const PHONE = { width: 360, height: 740 };
/** What a finger needs, in pixels. */
const FINGER = 44;

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let sender;
/** @type {import("../support/operator.mjs").Operator} */
let boris;

before(async () => {
  desk = await Desk.open({ operators: [LONG, "Boris"] });
  const phone = { viewport: PHONE, colorScheme: /** @type {const} */ ("dark"), hasTouch: true };
  [sender, boris] = await Promise.all([desk.operator(LONG), desk.operator("Boris", phone)]);
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says("Do you deliver to Omsk?");
  await sender.takes("Do you deliver to Omsk?");
  await sender.answers("We do.");
});
after(() => desk?.close());

/** @param {import("playwright-core").Locator} place */
async function box(place) {
  const found = await place.boundingBox();
  assert.ok(found, "it is on the screen");
  return found;
}

/** @param {string} what */
async function isSoundOnThePhone(what) {
  await isSound(boris.page, what);
  await boris.page.setViewportSize(PHONE);
}

test("the notice covers neither the status, nor the lists, nor their filter", async () => {
  await new PassSheet(sender).passes("Boris", "Please check Omsk");
  const notice = boris.notice("transferred a conversation to you");
  await notice.waitFor();
  const { y, height } = await box(notice);
  for (const part of [boris.status, boris.lists.locator("[data-tabs]"), boris.lists.getByRole("searchbox")]) {
    const covered = await box(part);
    assert.ok(covered.y + covered.height <= y || y + height <= covered.y, "nothing is covered");
  }
  const ground = await notice.evaluate((toast) => getComputedStyle(toast).backgroundColor);
  const light = ground.match(/\d+/g).slice(0, 3).map(Number).reduce((sum, each) => sum + each);
  assert.ok(light < 3 * 96, "it is dark in the dark: " + ground);
  const dismiss = await box(notice.getByRole("button", { name: "Dismiss" }));
  assert.ok(dismiss.width >= FINGER && dismiss.height >= FINGER, "it can be put away with a finger");
  await isSoundOnThePhone("a notice on a phone");
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await notice.waitFor({ state: "hidden" });
});

test("what was transferred stands out until it is opened, and its last line is not said to be one's own", async () => {
  await boris.lists.getByRole("link", { name: /^Mine 1\s?, 1 new conversation$/ }).waitFor();
  await boris.choosesList("mine");
  const row = boris.row("We do.");
  assert.match(await row.innerText(), /Answer: We do\.\s+New/);
  await row.click();
  await boris.sees("We do.");
  await boris.pane.getByRole("button", { name: "Back", exact: true }).click();
  await eventually(() => boris.lists.getByRole("link", { name: "Mine 1", exact: true }).count(), 1, "nothing is new");
  assert.doesNotMatch(await row.innerText(), /New/);
});

test("the sender goes on finding it below their own, with who has it", async () => {
  await sender.choosesList("mine");
  await sender.lists.getByRole("heading", { name: "With others now 1" }).waitFor();
  assert.match(await sender.row("We do.").innerText(), /With Boris/);
  await sender.row("We do.").click();
  await sender.reads("You transferred it to Boris. You can go on reading.");
});

test("however long the name is, the way back to the sender is one line", async () => {
  await boris.row("We do.").click();
  const button = boris.pane.getByRole("button", { name: "Return to " + LONG });
  await button.waitFor();
  assert.equal(await button.innerText(), "Return");
  assert.ok((await box(boris.pane.locator(".sender"))).height <= FINGER + 2, "one line");
  await isSoundOnThePhone("a conversation that somebody with a long name transferred");
});

test("the question whether to close it for good leaves the name readable", async () => {
  await boris.pane.getByRole("button", { name: "Close conversation" }).click();
  await boris.pane.getByRole("button", { name: "Close it for good?" }).waitFor();
  assert.ok((await box(boris.pane.getByRole("heading", { level: 2 }))).width >= 96, "there is room for the name");
  await isSoundOnThePhone("the question whether to close it");
});

test("the last one who leaves is told that the chat is offline, and comes back from there", async () => {
  await sender.becomes("left");
  assert.equal(await sender.notice(/offline now/).count(), 0, "Boris is there");
  await boris.pane.getByRole("button", { name: "Back", exact: true }).click();
  await boris.status.click();
  await boris.lists.getByText(/You are the last on .+: the chat there goes offline\./).first().waitFor();
  await boris.page.keyboard.press("Escape");
  await boris.becomes("pause");
  await boris.notice(/^You were the last on .+: the chat there is offline now\./).waitFor();
  await isSoundOnThePhone("the notice that the chat is offline");
  await boris.notice(/offline now/).getByRole("button", { name: "Back to Ready" }).click();
  await boris.isIn("ready");
  await eventually(() => boris.notices(), [], "what is not so any more is taken back");
});
