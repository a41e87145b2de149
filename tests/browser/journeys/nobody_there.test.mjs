/*
 * Nobody is there (W02): a form that is left in the evening and answered in the morning, once, whatever happens to the
 * server in between (X15).
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { OfflineForm } from "../support/offline_form.mjs";
import { SlowLine } from "../support/slow_line.mjs";
import { Visitor } from "../support/visitor.mjs";

const TYPED = { name: "Olga Petrova", email: "olga@mail", message: "Do you ship honey abroad?" };

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {Visitor} */
let guest;
/** @type {OfflineForm} */
let form;
/** @type {SlowLine} */
let line;

before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  const cabinet = await desk.cabinet();
  await cabinet.setsOffline("A form", { "Name": "May be left empty", "E-mail": "Has to be filled in", "Telephone": "Not asked for" });
  await cabinet.page.close();
  const page = await (await desk.context()).newPage();
  line = await SlowLine.on(page, /\/ws\/widget\//);
  await page.goto(desk.tryOut);
  guest = new Visitor(page);
  form = new OfflineForm(guest);
});
after(() => desk?.close());

test("W02: the launcher offers to leave a message, and the form asks for what the company has chosen", async () => {
  await guest.page.getByRole("button", { name: "Leave a message", exact: true }).waitFor();
  await form.opens();
  await guest.reads("Nobody is here just now. Write to us, and we will answer here.");
  assert.deepEqual(await form.typed(), { name: "", email: "", message: "" }, "no telephone is asked for");
  const isRequired = (/** @type {"name" | "email" | "message"} */ name) => form.field(name).evaluate((field) => /** @type {HTMLInputElement} */ (field).required);
  assert.deepEqual([await isRequired("name"), await isRequired("email"), await isRequired("message")], [false, true, true]);
});

test("what is wrong is said beside each field, and everything typed stays", async () => {
  await form.fill({ name: TYPED.name });
  await form.send.click();
  await eventually(() => form.errorOf("message"), "Please fill this in.");
  assert.equal(await form.errorOf("email"), "Please fill this in.");
  assert.equal(await form.errorOf("name"), "");
  await form.fill(TYPED);
  await form.send.click();
  await eventually(() => form.errorOf("email"), "This does not look like an e-mail address.");
  assert.equal(await form.errorOf("message"), "");
  assert.deepEqual(await form.typed(), TYPED);
});

test("a reload keeps the draft", async () => {
  await guest.page.reload();
  await form.opens();
  await eventually(() => form.typed(), TYPED);
});

test("X15: the server is killed when it has the form and before the visitor knows; it is one conversation", async () => {
  await form.fill({ email: "olga@mail.example" });
  line.hold();
  await form.send.click();
  await form.element.getByText("Sending").waitFor();
  await eventually(() => line.waiting > 0, true, "the server has answered");
  line.lose();
  await desk.server.kill9();
  await guest.reads("No connection.");
  assert.equal(await form.field("message").inputValue(), TYPED.message);
  await desk.server.startAgain();
  await guest.reads("Thank you, we have your message.");
  await guest.sees(TYPED.message);
  assert.deepEqual(await guest.conversation(), [TYPED.message]);
});

test("in the morning it waits in the queue, once, with who left it and how to reach them", async () => {
  await guest.page.close();
  await desk.server.stop();
  await desk.server.startAgain();
  anna = await desk.operator("Anna");
  await anna.choosesList("queue");
  await anna.row(TYPED.message).waitFor();
  assert.equal(await anna.rows.count(), 1);
  await anna.row(TYPED.message).getByText("Olga Petrova").waitFor();
  await anna.looksAt(TYPED.message);
  assert.deepEqual(await anna.conversation(), [TYPED.message]);
  await anna.card.getByRole("heading", { name: "Olga Petrova" }).waitFor();
  await anna.card.getByRole("link", { name: "olga@mail.example" }).waitFor();
  await anna.card.getByText("Not on the site now").waitFor();
  assert.equal(await anna.card.getByText("Telephone").count(), 0);
});

test("the visitor finds the answer on the next page that they open", async () => {
  await anna.pressesTake();
  await anna.answers("To every island there is.");
  const page = await guest.page.context().newPage();
  await page.goto(desk.tryOut);
  guest = new Visitor(page);
  await page.getByRole("button", { name: "Open the chat: 1 new message" }).waitFor();
  await anna.seesTick("To every island there is.", "delivered");
  await guest.opensWidget();
  await guest.sees("To every island there is.");
  await anna.seesTick("To every island there is.", "read");
});

test("W03, X14: with Anna on Pause nobody is there any more, and the open conversation goes on", async () => {
  await anna.becomes("pause");
  const stranger = await desk.visitor();
  await new OfflineForm(stranger).opens();
  await stranger.page.context().close();
  await guest.says("And to the mainland?");
  await anna.sees("And to the mainland?");
  await anna.answers("There, too.");
  await guest.sees("There, too.");
});

test("after the close there is the form again, below the conversation that has ended", async () => {
  await anna.closesConversation();
  await anna.isIn("left");
  form = new OfflineForm(guest);
  await guest.chat.getByRole("button", { name: "Leave a message" }).click();
  await form.element.waitFor();
  await guest.reads(/^The conversation has ended/);
});
