/*
 * One conversation from the first word to the close, and the one after it.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/visitor.mjs").Visitor} */
let guest;

before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  [anna, guest] = await Promise.all([desk.operator("Anna"), desk.visitor()]);
});
after(() => desk?.close());

/** @param {import("playwright-core").Locator} log */
function distanceToEnd(log) {
  return log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => Math.round(scrollHeight - scrollTop - clientHeight));
}

test("X05: signing in has made the operator Ready", async () => {
  await anna.isIn("ready");
});

test("K03: what rests in the queue is delivered, and a preview is not reading", async () => {
  await guest.opensWidget();
  await guest.says("Do you have mint tea?");
  await guest.seesTick("Do you have mint tea?", "delivered");
  await anna.looksAt("Do you have mint tea?");
  await guest.says("The wild one, I mean.");
  await anna.sees("The wild one, I mean.");
  await guest.seesTick("The wild one, I mean.", "delivered");
  await anna.becomes("canHelp"); // A later word of hers has been answered, so an earlier one would have arrived.
  assert.equal(await guest.ticksOf("Do you have mint tea?"), "delivered");
  assert.equal(await guest.ticksOf("The wild one, I mean."), "delivered");
});

test("K02: once it is taken and looked at, it is read", async () => {
  await anna.pressesTake();
  await guest.seesTick("The wild one, I mean.", "read");
  assert.equal(await guest.ticksOf("Do you have mint tea?"), "read");
  await guest.reads("Anna is answering");
});

test("both see the other one type", async () => {
  await guest.types("And hon");
  await anna.seesTyping();
  await anna.types("Let me lo");
  await guest.seesTyping();
});

test("K01, K04: an answer is read at once in an open chat, and both sides see it", async () => {
  await guest.types("");
  await anna.answers("We do, since yesterday.");
  await guest.sees("We do, since yesterday.");
  await anna.seesTick("We do, since yesterday.", "read");
});

test("K01: behind a closed panel an answer is delivered only, and a number on the launcher tells of it", async () => {
  await guest.closesWidget();
  await anna.answers("Shall I put some aside?");
  await guest.page.getByRole("button", { name: "Open the chat: 1 new message" }).waitFor();
  await anna.answers("There is not much left.");
  await guest.page.getByRole("button", { name: "Open the chat: 2 new messages" }).waitFor();
  await anna.seesTick("There is not much left.", "delivered");
  assert.equal(await anna.ticksOf("Shall I put some aside?"), "delivered");
  await guest.opensWidget();
  await anna.seesTick("There is not much left.", "read");
  assert.equal(await anna.ticksOf("Shall I put some aside?"), "read");
});

test("K02: what arrives while the operator looks elsewhere is unread until they come back", async () => {
  const other = await desk.visitor();
  await other.opensWidget();
  await other.says("Is anybody here?");
  await anna.choosesList("queue");
  await anna.looksAt("Is anybody here?");
  await guest.says("Two packets, please.");
  await guest.seesTick("Two packets, please.", "delivered");
  await anna.choosesList("mine");
  await anna.row("Two packets, please.").getByText("1 unread message").waitFor();
  assert.equal(await guest.ticksOf("Two packets, please."), "delivered");
  await anna.looksAt("Two packets, please.");
  await guest.seesTick("Two packets, please.", "read");
  await other.page.context().close();
});

test("a reload of the page keeps everything", async () => {
  const seen = await guest.conversation();
  await guest.page.reload();
  await guest.opensWidget();
  await guest.sees("Two packets, please.");
  assert.deepEqual(await guest.conversation(), seen);
  assert.equal(await guest.ticksOf("Two packets, please."), "read");
});

test("the latest message stays in view when a keyboard takes half of the screen", async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await anna.answers("This is a long answer to fill a small screen, part " + number + " of 8.");
  try {
    for (const height of [844, 480]) {
      await anna.page.setViewportSize({ width: 390, height });
      await eventually(() => distanceToEnd(anna.log), 0, "pixels below what is seen");
    }
  } finally {
    await anna.page.setViewportSize({ width: 1280, height: 800 });
  }
});

test("X02, X04: a pause with a conversation in work stays a pause, and nothing is complained of", async () => {
  await anna.becomes("pause");
  await anna.reads("You finish the 1 you have; then you are Left.");
  await anna.choosesList("queue");
  await anna.reads("In this status you do not see the queue.");
  await anna.becomes("ready");
  assert.deepEqual(await anna.notices(), []);
});

test("unsent text survives a reload on both sides", async () => {
  await guest.types("Wait, one mo");
  await anna.types("The parcel goes ou");
  await Promise.all([guest.page.reload(), anna.page.reload()]);
  await guest.opensWidget();
  assert.equal(await guest.composer.inputValue(), "Wait, one mo");
  await anna.composer.waitFor();
  assert.equal(await anna.composer.inputValue(), "The parcel goes ou");
  await Promise.all([guest.types(""), anna.types("")]);
});

test("I7: the operator closes, both are told, and the conversation is among the closed ones at once", async () => {
  await anna.choosesList("closed");
  await anna.reads("No closed conversations yet.");
  await anna.closesConversation();
  await guest.reads(/^The conversation has ended/);
  await anna.reads(/^You closed this conversation/);
  await anna.row("part 8 of 8.").waitFor();
});

test("A12: writing after the close opens a new conversation, with the earlier one above it on both sides", async () => {
  await guest.says("One more question.");
  await guest.sees("We do, since yesterday.");
  await anna.takes("One more question.");
  await anna.sees("We do, since yesterday.");
  await anna.reads("Earlier conversation");
  const [earlier, latest] = await Promise.all([anna.message("Two packets, please."), anna.message("One more question.")].map((line) => line.boundingBox()));
  assert.ok(earlier && latest && earlier.y < latest.y, "the earlier conversation stands above");
  await anna.answers("Please ask.");
  await guest.sees("Please ask.");
});

test("the visitor ends the conversation, and the operator is told", async () => {
  await guest.endsConversation();
  await guest.reads(/^You ended the conversation/);
  await anna.reads(/^The visitor closed this conversation/);
});
