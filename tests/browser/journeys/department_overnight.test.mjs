/*
 * Passed on to a department in the evening, when nobody of it is there (F04), and answered in the morning. Between the two
 * the server has been stopped and started, and the visitor's page has stayed open.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";

const PARCEL = "My parcel came back to you.";
const NOTE = "The address lacked the house: 12a.";

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/operator.mjs").Operator} */
let dina;
/** @type {import("../support/visitor.mjs").Visitor} */
let guest;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Dina"] });
  const cabinet = await desk.cabinet();
  await cabinet.addsDepartment("Returns", ["Dina"]);
  await cabinet.page.close();
  anna = await desk.operator("Anna");
  guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says(PARCEL);
  await anna.takes(PARCEL);
  await anna.answers("I pass you on to those who know.");
  await guest.sees("I pass you on to those who know.");
});
after(() => desk?.close());

test("F04: the sheet says beforehand that nobody is there and that it will wait", async () => {
  const sheet = new PassSheet(anna);
  await sheet.opens();
  await sheet.receiver("Returns").getByText("Nobody is there now: it will wait.").waitFor();
  await sheet.receiver("Returns").click();
  await sheet.note.fill(NOTE);
  assert.equal(await sheet.submit.innerText(), "Transfer to Returns");
  await sheet.submit.click();
  await sheet.dialog.waitFor({ state: "hidden" });
});

test("the sender reads along and cannot take it back: it is not her queue", async () => {
  await anna.log.getByText("You transferred it to Returns").waitFor();
  await anna.reads("You transferred it to Returns; it waits there. You can go on reading.");
  assert.equal(await anna.composer.count(), 0);
  assert.equal(await anna.takeButton.count(), 0);
  await anna.choosesList("queue");
  await eventually(() => anna.rows.count(), 0, "the queue");
  await anna.choosesList("mine");
  await anna.lists.getByRole("link", { name: "Mine", exact: true }).waitFor();
  await anna.lists.getByRole("heading", { name: "With others now 1" }).waitFor();
  await guest.reads("We have your message.");
});

test("in the evening Anna leaves, and what the visitor writes at night waits with the rest", async () => {
  await anna.becomes("left");
  await anna.page.context().close();
  await guest.reads("Nobody is here just now. Your message waits");
  await guest.says("12a, it is on the gate.");
  await guest.seesTick("12a, it is on the gate.", "sent");
  await desk.server.stop();
  await desk.server.startAgain();
});

test("in the morning Dina sees it in the queue of her department, and who has passed it on", async () => {
  dina = await desk.operator("Dina");
  await dina.choosesList("queue");
  await dina.lists.getByRole("heading", { level: 2, name: "Returns" }).waitFor();
  await dina.row("12a, it is on the gate.").getByText("From Anna").waitFor();
  await dina.looksAt("12a, it is on the gate.");
  await dina.log.getByText("Anna transferred it to Returns").waitFor();
  await dina.log.getByText(NOTE).waitFor();
  await dina.sees("I pass you on to those who know.");
});

test("she takes it and answers, and the page that was open all night has the answer", async () => {
  await dina.pressesTake();
  await guest.reads("Dina is answering");
  await dina.answers("It goes out again today, to 12a.");
  await guest.sees("It goes out again today, to 12a.");
  await dina.seesTick("It goes out again today, to 12a.", "read");
  assert.deepEqual(await guest.conversation(), [PARCEL, "I pass you on to those who know.", "12a, it is on the gate.", "It goes out again today, to 12a."]);
});
