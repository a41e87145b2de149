/*
 * The server dies in the middle of a conversation, and the visitor's browser is closed for a day. Nothing changes (X07,
 * X08, X09), nothing is lost, nothing is said twice (I6).
 */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launchKept } from "../support/browser.mjs";
import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { Visitor } from "../support/visitor.mjs";

const DAY = 24 * 60 * 60_000;

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {Visitor} */
let guest;
let folder = "";

/** The visitor's own browser, which remembers. @param {number} time of its clock, in milliseconds since 1970 */
async function visitorsBrowser(time) {
  const context = await launchKept(folder, { locale: "en-GB" });
  await context.clock.install({ time });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(desk.server.address + desk.tryOut);
  const visitor = new Visitor(page);
  await visitor.opensWidget();
  return visitor;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "besedka-visitor-"));
  desk = await Desk.open({ operators: ["Anna"] });
  [anna, guest] = await Promise.all([desk.operator("Anna"), visitorsBrowser(Date.now())]);
  await guest.says("Is my order on its way?");
  await anna.takes("Is my order on its way?");
  await anna.answers("I am having a look.");
  await guest.sees("I am having a look.");
});
after(async () => {
  await guest?.page.context().close();
  await desk?.close();
  await rm(folder, { recursive: true, force: true });
});

test("X07: killed and started again, what both wrote meanwhile goes out once and in order", async () => {
  await desk.server.kill9();
  await guest.says("It is number 1042.");
  await guest.says("From last Monday.");
  await anna.answers("It left us yesterday.");
  await anna.answers("It should be there tomorrow.");
  assert.equal(await guest.ticksOf("From last Monday."), "sending");
  assert.equal(await anna.ticksOf("It left us yesterday."), "sending");
  await guest.reads("No connection.");
  await anna.reads("No connection.");

  await desk.server.startAgain();
  await guest.seesTick("From last Monday.", "read");
  await anna.seesTick("It should be there tomorrow.", "read");
  const theirs = ["It is number 1042.", "From last Monday."];
  const ours = ["It left us yesterday.", "It should be there tomorrow."];
  for (const person of [guest, anna]) {
    await eventually(async () => (await person.conversation()).length, 6);
    const said = await person.conversation();
    assert.deepEqual(said.filter((text) => theirs.includes(text)), theirs);
    assert.deepEqual(said.filter((text) => ours.includes(text)), ours);
  }
  assert.deepEqual(await guest.conversation(), await anna.conversation(), "both see the same order");
});

test("X07: a restart changes no status and no owner", async () => {
  await anna.isIn("ready");
  await anna.page.getByText("Yours", { exact: false }).first().waitFor();
  await anna.answers("Anything else?");
  await guest.sees("Anything else?");
});

test("both windows come back after a stop that was announced as well", async () => {
  await desk.server.stop();
  await guest.says("No, thank you.");
  await desk.server.startAgain();
  await anna.sees("No, thank you.");
  await guest.seesTick("No, thank you.", "read");
});

test("X09: a day later the visitor's browser still has the conversation, and it is still open", async () => {
  const said = await guest.conversation();
  await guest.page.context().close();
  guest = await visitorsBrowser(Date.now() + DAY);
  await guest.sees("No, thank you.");
  assert.deepEqual(await guest.conversation(), said);
  await guest.reads("Yesterday");
  await guest.says("It has arrived.");
  await anna.sees("It has arrived.");
  await anna.answers("Good to hear.");
  await guest.sees("Good to hear.");
});
