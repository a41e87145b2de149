/*
 * A day in common mode: three operators, two visitors, and what passes from hand to hand between them.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";
import { SlowLine } from "../support/slow_line.mjs";

/** @typedef {import("../support/operator.mjs").Operator} Operator */
/** @typedef {import("../support/visitor.mjs").Visitor} Visitor */

const TEA = "Which of your teas is the mildest?";
const BILL = "My bill of May is wrong.";

/** @type {Desk} */
let desk;
/** @type {Operator} */
let anna;
/** @type {Operator} */
let boris;
/** @type {Operator} */
let clara;
/** @type {SlowLine} */
let borisLine;
/** @type {Visitor} */
let drinker;
/** @type {Visitor} */
let customer;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris", "Clara"] });
  const borisPage = await (await desk.context()).newPage();
  borisLine = await SlowLine.on(borisPage, /\/ws\/console/);
  [anna, boris, clara] = await Promise.all([desk.operator("Anna"), desk.operatorOn(borisPage, "Boris"), desk.operator("Clara")]);
  [drinker, customer] = await Promise.all([desk.visitor(), desk.visitor()]);
});
after(() => desk?.close());

test("M01: two visitors write, and everybody sees both of them waiting, the one who waits longest above", async () => {
  for (const [visitor, text] of /** @type {const} */ ([[drinker, TEA], [customer, BILL]])) {
    await visitor.opensWidget();
    await visitor.says(text);
    await visitor.seesTick(text, "delivered");
  }
  for (const operator of [anna, boris, clara]) {
    await operator.choosesList("queue");
    await operator.row(BILL).waitFor();
    const lines = await operator.rows.allInnerTexts();
    assert.deepEqual(lines.map((line) => [TEA, BILL].find((text) => line.includes(text))), [TEA, BILL], operator.name);
  }
});

test("X17: who is first owns it, the other is told who that was, and the visitor reads one name", async () => {
  await Promise.all([anna.looksAt(TEA), boris.looksAt(TEA)]);
  borisLine.hold();
  await anna.pressesTake();
  await anna.composer.waitFor();
  await boris.pressesTake();
  borisLine.release();
  await boris.reads("Anna was first to take this conversation.");
  assert.equal(await boris.composer.count(), 0);
  await drinker.reads("Anna is answering");
  await eventually(() => clara.row(TEA).count(), 0, "it has left the queue");
  await anna.answers("The one with linden blossom.");
  await drinker.sees("The one with linden blossom.");
});

test("M14: with two in work Anna goes on Pause, keeps both and sees no queue", async () => {
  await anna.takes(BILL);
  await customer.reads("Anna is answering");
  await anna.becomes("pause");
  await anna.reads("No new conversations from the queue. You finish the 2 you have; then you are Left.");
  await anna.choosesList("queue");
  await anna.reads("In this status you do not see the queue.");
});

test("F01: she passes one on to Clara, who is told by whom, what about and where", async () => {
  await new PassSheet(anna).passes("Clara", "He has paid twice. See April, too.");
  await clara.notice("He has paid twice. See April, too.").waitFor();
  await clara.follows(/^Anna transferred a conversation to you: Visitor \d+\./);
  await clara.sees(BILL);
  await clara.log.getByText("Anna transferred it to you").waitFor();
  await clara.log.getByText("He has paid twice. See April, too.").waitFor();
  await clara.log.getByText("Note for colleagues only").waitFor();
  await customer.reads("Clara is answering");
  await clara.answers("Clara here, I have your bill before me.");
  await customer.sees("Clara here, I have your bill before me.");
});

test("F07: Anna reads along, and cannot answer", async () => {
  await anna.reads("You transferred it to Clara. You can go on reading.");
  await anna.sees("Clara here, I have your bill before me.");
  await customer.says("The sum at the end, I mean.");
  await anna.sees("The sum at the end, I mean.");
  assert.equal(await anna.composer.count(), 0);
});

test("Clara returns it in one press; X04: Anna, who has work, stays on Pause", async () => {
  await clara.pane.getByRole("button", { name: "Return to Anna" }).click();
  await anna.composer.waitFor();
  await anna.log.getByText("Clara transferred it to you").waitFor();
  await customer.reads("Anna is answering");
  await anna.answers("Anna again: it was 14, not 41.");
  await customer.sees("Anna again: it was 14, not 41.");
  await anna.isIn("pause");
});

test("X03: when nothing is left in her work she is Left, and the console says why", async () => {
  await new PassSheet(anna).passes("Boris");
  await anna.isIn("pause");
  await anna.choosesList("mine");
  await anna.looksAt("The one with linden blossom.");
  await new PassSheet(anna).passes("Clara");
  await anna.isIn("left");
  await anna.reads(/^Set because your last conversation is over\./);
});

test("F01: nobody who is Left receives anything: Clara is refused with the reason and stays the owner", async () => {
  await clara.notice("Anna transferred a conversation to you").waitFor();
  await clara.choosesList("mine");
  await clara.looksAt("The one with linden blossom.");
  assert.equal(await clara.notice("Anna transferred a conversation to you").count(), 0, "she has found it without the notice");
  await clara.pane.getByRole("button", { name: "Return to Anna" }).click();
  await clara.reads("Anna is in the status “Left” and receives nothing now.");
  await clara.answers("Anything else about tea?");
  await drinker.sees("Anything else about tea?");
});

test("F08: who has left between being chosen and the press receives nothing, and the note is kept", async () => {
  await anna.becomes("canHelp");
  await boris.choosesList("mine");
  await boris.looksAt("Anna again: it was 14, not 41.");
  const sheet = new PassSheet(boris);
  await sheet.opens();
  await sheet.receiver("Anna").click();
  await sheet.note.fill("You know him already.");
  borisLine.hold();
  await anna.becomes("left");
  await sheet.submit.click();
  borisLine.release();
  await sheet.dialog.getByRole("alert").getByText("Anna is in the status “Left” and receives nothing now.").waitFor();
  assert.equal(await sheet.note.inputValue(), "You know him already.");
  await boris.page.keyboard.press("Escape");
  await boris.answers("Boris here, it is put right.");
  await customer.sees("Boris here, it is put right.");
});

test("I7: both are closed, and whoever has read a name beside an answer reads it still", async () => {
  for (const operator of [boris, clara]) await operator.closesConversation();
  for (const visitor of [customer, drinker]) await visitor.reads(/^The conversation has ended/);
  assert.deepEqual(await customer.answers(), [
    ["Clara", "Clara here, I have your bill before me."],
    ["Anna", "Anna again: it was 14, not 41."],
    ["Boris", "Boris here, it is put right."],
  ]);
  assert.deepEqual(await drinker.answers(), [
    ["Anna", "The one with linden blossom."],
    ["Clara", "Anything else about tea?"],
  ]);
  const words = await customer.chat.innerText();
  assert.ok(!words.includes("He has paid twice"), "no visitor reads what colleagues tell each other");
});
