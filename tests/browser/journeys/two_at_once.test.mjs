/*
 * X17: two operators take the same conversation at once.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { SlowLine } from "../support/slow_line.mjs";

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/operator.mjs").Operator} */
let boris;
/** @type {SlowLine} */
let borisLine;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"] });
  const borisPage = await (await desk.context()).newPage();
  borisLine = await SlowLine.on(borisPage, /\/ws\/console/);
  [anna, boris] = await Promise.all([desk.operator("Anna"), desk.operatorOn(borisPage, "Boris")]);
});
after(() => desk?.close());

/** A visitor writes, and both operators look at it in the queue. @param {string} text */
async function somebodyWrites(text) {
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says(text);
  for (const operator of [anna, boris]) {
    await operator.choosesList("queue");
    await operator.looksAt(text);
  }
  return guest;
}

test("who is second is told who was first, and the owner stays", async () => {
  const guest = await somebodyWrites("Who is there?");
  borisLine.hold();
  await anna.pressesTake();
  await anna.composer.waitFor();
  await boris.pressesTake();
  borisLine.release();
  await boris.reads("Anna was first to take this conversation.");
  await boris.takeButton.waitFor({ state: "detached" });
  assert.equal(await boris.composer.count(), 0);
  await guest.reads("Anna is answering");
  await anna.answers("I am.");
  await guest.sees("I am.");
});

test("N01: an administrator who looks on sees everything and may not answer", async () => {
  const vera = await desk.owner();
  const guest = await somebodyWrites("Is the owner in?");
  await vera.choosesList("queue");
  await vera.looksAt("Is the owner in?");
  await anna.pressesTake();
  await vera.reads("You are reading along. Anna owns this conversation and answers it.");
  await anna.answers("She is reading along.");
  await guest.says("Then good morning to her.");
  await vera.sees("She is reading along.");
  await vera.sees("Then good morning to her.");
  assert.equal(await vera.composer.count(), 0);
  await vera.page.close();
});

for (const round of [1, 2, 3]) {
  test("at the same moment there is exactly one owner, round " + round, async () => {
    const text = "At once, number " + round;
    const guest = await somebodyWrites(text);
    const buttons = await Promise.all([anna, boris].map((operator) => operator.takeButton.elementHandle()));
    await Promise.all(buttons.map((button) => button?.evaluate((element) => element.click())));
    await guest.reads(/^(Anna|Boris) is answering$/);
    const isAnna = await guest.chat.getByText("Anna is answering").isVisible();
    const [owner, other] = isAnna ? [anna, boris] : [boris, anna];
    await owner.composer.waitFor();
    await other.takeButton.waitFor({ state: "detached" });
    assert.equal(await other.composer.count(), 0);
    await other.choosesList("queue");
    await eventually(() => other.row(text).count(), 0, "the conversation has left the queue");
  });
}
