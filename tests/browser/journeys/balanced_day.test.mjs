/*
 * A day in balanced mode: the system gives out the work, up to the limits, and says why.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";

/** @typedef {import("../support/operator.mjs").Operator} Operator */
/** @typedef {import("../support/visitor.mjs").Visitor} Visitor */

const QUESTIONS = ["Is the honey new?", "Is the mint new?", "Is the thyme new?", "Is the teapot new?", "Is the cup new?"];
const [HONEY, MINT, THYME, TEAPOT, CUP] = QUESTIONS;

/** @type {Desk} */
let desk;
/** @type {Operator} */
let anna;
/** @type {Operator} */
let boris;
/** @type {Operator} */
let vera;
/** Who asks what. @type {Map<string, Visitor>} */
let guests;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"] });
  const cabinet = await desk.cabinet();
  await cabinet.setsMode("Balanced");
  for (const [name, limit] of /** @type {const} */ ([["Anna", 2], ["Boris", 1], ["Vera Linden", 0]])) await cabinet.setsLimit(name, limit);
  await cabinet.page.close();
  [anna, boris] = await Promise.all([desk.operator("Anna"), desk.operator("Boris")]);
  guests = new Map(await Promise.all(QUESTIONS.map(async (text) => /** @type {const} */ ([text, await desk.visitor()]))));
});
after(() => desk?.close());

/** @param {string} text */
function guest(text) {
  return /** @type {Visitor} */ (guests.get(text));
}

/** @param {string} text */
async function asks(text) {
  await guest(text).opensWidget();
  await guest(text).says(text);
}

test("M04: the status says what comes by itself, and each new conversation goes to whoever has least", async () => {
  await anna.reads("You are assigned conversations automatically, up to 2; you have 0.");
  await boris.reads("You are assigned conversations automatically, up to 1; you have 0.");
  for (const [text, name] of [[HONEY, "Anna"], [MINT, "Boris"], [THYME, "Anna"]]) {
    await asks(text);
    await guest(text).reads(name + " is answering");
    if (text === HONEY) await anna.reads("You are assigned conversations automatically, up to 2; you have 1.");
  }
  await anna.reads("You have 2 of 2: nothing is assigned to you now; you can still take by hand.");
  await boris.reads("You have 1 of 1: nothing is assigned to you now; you can still take by hand.");
  await anna.choosesList("mine");
  for (const text of [HONEY, THYME]) await anna.row(text).waitFor();
  assert.equal(await anna.row(MINT).count(), 0);
});

test("M05, X13: at the limits the next ones wait, both see them, and the console says what they wait for", async () => {
  for (const text of [TEAPOT, CUP]) {
    await asks(text);
    await guest(text).reads("We have your message.");
  }
  for (const operator of [anna, boris]) {
    await operator.choosesList("queue");
    for (const text of [TEAPOT, CUP]) await operator.row(text).waitFor();
    await operator.looksAt(TEAPOT);
    const why = await operator.asks("Why still here?");
    await why.getByText(/^Nobody can be given it now: Boris has 1 of 1, Anna has 2 of 2,? and Vera Linden is not at work\.$/).waitFor();
    await operator.page.keyboard.press("Escape");
    await why.waitFor({ state: "hidden" });
  }
});

test("a limit of 0: the owner sees the queue, and nothing comes to her", async () => {
  vera = await desk.owner();
  await vera.reads("Your limit is 0: nothing is assigned to you automatically; you see the queue and take by hand.");
  await vera.choosesList("queue");
  await vera.looksAt(TEAPOT);
  assert.equal(await vera.row(CUP).count(), 1);
});

test("X12: a close brings the one that has waited longest, and the other waits on", async () => {
  await anna.choosesList("mine");
  await anna.looksAt(HONEY);
  await anna.closesConversation();
  await guest(TEAPOT).reads("Anna is answering");
  await anna.row(TEAPOT).waitFor();
  await anna.choosesList("queue");
  await anna.row(CUP).waitFor();
  await eventually(() => anna.row(TEAPOT).count(), 0);
  await anna.reads("You have 2 of 2: nothing is assigned to you now; you can still take by hand.");
});

test("“Why Anna?”: whoever reads along is told who was considered and what decided", async () => {
  const why = await vera.asks("Why Anna?");
  await why.getByText("Anna was chosen: nobody else was Ready and below their limit.").waitFor();
  const verdictOf = (/** @type {string} */ name) => why.getByRole("row").filter({ has: vera.page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").first();
  assert.equal(await verdictOf("Anna").innerText(), "Chosen");
  assert.equal(await verdictOf("Boris").innerText(), "At the limit");
  assert.equal(await verdictOf("Vera Linden").innerText(), "Limit 0: never assigned any");
  await vera.page.close();
});

test("M07: a person takes above the limit", async () => {
  await boris.takes(CUP);
  await boris.reads("You have 2 of 1: nothing is assigned to you now; you can still take by hand.");
  await boris.answers("It came yesterday.");
  await guest(CUP).sees("It came yesterday.");
});

test("X01: on Pause nothing new comes, and with the last one gone it is Left; the status says why", async () => {
  await boris.becomes("pause");
  await boris.reads("No new conversations from the queue. You finish the 2 you have; then you are Left.");
  await boris.closesConversation();
  await guest(HONEY).says("And the jar?");
  await guest(HONEY).reads("We have your message.");
  await boris.isIn("pause");
  await boris.choosesList("mine");
  await boris.looksAt(MINT);
  await boris.closesConversation();
  await boris.isIn("left");
  await boris.reads(/^Set because your last conversation is over\./);
});
