/*
 * A visitor is blocked from the console, is told so when they write and loses nothing, and an administrator lets them
 * write again.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { hasFocus } from "../support/keys.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";

const SENTENCE = /Your messages are not accepted here at the moment/;

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/visitor.mjs").Visitor} */
let guest;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  anna = await desk.operator("Anna");
  guest = await desk.visitor();
});
after(() => desk?.close());

test("an operator blocks the visitor of a conversation", async () => {
  await guest.opensWidget();
  await guest.says("You will regret this");
  await anna.takes("You will regret this");
  const button = anna.card.getByRole("button", { name: "Block…" });
  await button.focus();
  await anna.page.keyboard.press("Enter");
  const sheet = anna.page.getByRole("dialog", { name: /^Block: / });
  await isSound(anna.page, "the sheet of a block");
  assert.ok(await sheet.getByRole("radio", { name: "This visitor" }).isChecked());
  await sheet.getByLabel("For how long").selectOption({ label: "1 week" });
  await sheet.getByLabel("Reason").fill("Threats, for the third time");
  await sheet.getByRole("button", { name: "Block", exact: true }).click();
  await sheet.waitFor({ state: "hidden" });
  await anna.card.getByText("Threats, for the third time").waitFor();
  await eventually(() => hasFocus(anna.card.getByRole("button", { name: "Change the block…" })), true, "one is where one was");
  await isSound(anna.page, "the card of a blocked visitor");
});

test("the visitor is told so when they write, and what they wrote is still there", async () => {
  await guest.types("I want to explain");
  await guest.composer.press("Enter");
  await guest.reads(SENTENCE);
  await guest.reads("I want to explain");
  await guest.reads("You will regret this");
  await isAccessible(guest.page, "the widget of a blocked visitor");
  assert.equal(await guest.chat.getByText("Threats").count(), 0);
  await anna.answers("We close here.");
  await guest.sees("We close here.");
});

test("an administrator lifts the block, and the visitor writes again", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/blocked");
  await page.getByText("Threats, for the third time").waitFor();
  await page.getByText(/Tried to write last on/).waitFor();
  await isSound(page, "blocked visitors");
  await page.getByLabel("Address or network").fill("0.0.0.0/0");
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByText(/This network is too broad/).waitFor();
  await isSound(page, "a network that is refused");
  await page.getByLabel("Address or network").fill("127.0.0.1");
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByText(/This is the address of the proxy/).waitFor();
  await page.getByRole("button", { name: /^Lift the block of / }).click();
  await page.getByText("The block is lifted.").waitFor();
  await page.getByText("Nobody is blocked.").waitFor();
  await isSound(page, "nobody blocked");
  await anna.card.getByRole("button", { name: "Block…" }).waitFor();
  await guest.says("Thank you");
  await anna.sees("Thank you");
  await page.close();
});

test("what waits need not be taken to be blocked and closed", async () => {
  const spammer = await desk.visitor();
  await spammer.opensWidget();
  await spammer.says("Cheap watches");
  await anna.choosesList("queue");
  await anna.looksAt("Cheap watches");
  await anna.card.getByRole("button", { name: "Block…" }).click();
  const sheet = anna.page.getByRole("dialog", { name: /^Block: / });
  await sheet.getByLabel("Close the conversation as well").check();
  await sheet.getByRole("button", { name: "Block", exact: true }).click();
  await sheet.waitFor({ state: "hidden" });
  await anna.reads(/^You closed this conversation\./);
  await eventually(() => anna.row("Cheap watches").count(), 0, "it waits no more");
});
