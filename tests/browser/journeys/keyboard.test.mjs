/*
 * Visitor and operator go through a whole conversation without touching a pointer.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accountOf, Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { hasFocus, walksTo } from "../support/keys.mjs";
import { Operator } from "../support/operator.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";

/** @type {Desk} */
let desk;
/** @type {Operator} */
let anna;
/** @type {import("../support/visitor.mjs").Visitor} */
let guest;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"] });
  guest = await desk.visitor();
  anna = new Operator(await (await desk.context()).newPage(), accountOf("Anna"));
});
after(() => desk?.close());

test("the operator signs in", async () => {
  const { email, password } = accountOf("Anna");
  await anna.page.goto("/sign-in");
  await walksTo(anna.page.getByLabel("E-mail"));
  await anna.page.keyboard.type(email);
  await walksTo(anna.page.getByLabel("Password", { exact: true }));
  await anna.page.keyboard.type(password);
  await anna.page.keyboard.press("Enter");
  await anna.status.waitFor();
});

test("the visitor opens the chat and writes", async () => {
  await walksTo(guest.launcher);
  await guest.page.keyboard.press("Enter");
  await guest.composer.waitFor();
  await eventually(() => hasFocus(guest.composer), true, "the focus is where one writes");
  await guest.page.keyboard.type("Is the shop open");
  await guest.page.keyboard.press("Shift+Enter");
  await guest.page.keyboard.type("on Sunday?");
  await guest.page.keyboard.press("Enter");
  await guest.log.getByText("Is the shop open\non Sunday?").waitFor();
  assert.equal(await hasFocus(guest.composer), true);
});

test("the operator finds the conversation, takes it and answers", async () => {
  const row = anna.row("Is the shop open");
  await row.waitFor();
  await anna.page.keyboard.press("1");
  await anna.page.keyboard.press("j");
  await eventually(() => hasFocus(row), true);
  await anna.page.keyboard.press("Enter");
  await eventually(() => hasFocus(anna.takeButton), true, "the focus is where one goes on");
  await anna.page.keyboard.press("t");
  await eventually(async () => (await anna.composer.count()) > 0 && (await hasFocus(anna.composer)), true, "the focus is where one answers");
  await anna.page.keyboard.type("From ten to four.");
  await anna.page.keyboard.press("Enter");
  await guest.sees("From ten to four.");
});

test("the operator gets from the address line to the answer by Tab alone", async () => {
  await anna.page.reload();
  await anna.composer.waitFor();
  await anna.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await walksTo(anna.composer);
  await anna.page.keyboard.press("Escape");
  await walksTo(anna.status, "Shift+Tab");
});

test("the operator changes the work status, and Escape leads back to where it was opened", async () => {
  await anna.page.keyboard.press("s");
  await anna.lists.getByRole("button", { name: /^Pause/ }).waitFor();
  await anna.page.keyboard.press("Escape");
  await eventually(() => hasFocus(anna.status), true);
  await anna.page.keyboard.press("Enter");
  await walksTo(anna.lists.getByRole("button", { name: /^Can help/ }).last());
  await anna.page.keyboard.press("Enter");
  await anna.isIn("canHelp");
});

test("the shortcut sheet opens, holds the focus and closes", async () => {
  await anna.page.keyboard.press("?");
  const sheet = anna.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.waitFor();
  await anna.page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

test("the visitor reads, leaves with Escape and comes back", async () => {
  await guest.page.keyboard.press("Escape");
  await guest.chat.waitFor({ state: "hidden" });
  await eventually(() => hasFocus(guest.launcher), true, "the focus returns to the launcher");
  await guest.page.keyboard.press("Enter");
  await eventually(() => hasFocus(guest.composer), true);
});

test("the visitor reaches everything in the panel", async () => {
  await walksTo(guest.chat.getByRole("button", { name: "Send" }));
  for (const control of [guest.log, guest.chat.getByRole("button", { name: "Close the chat" }), guest.chat.getByRole("button", { name: "More" })]) {
    await walksTo(control, "Shift+Tab");
  }
});

test("the operator passes the conversation on, with a note, and it comes back", async () => {
  const boris = await desk.operator("Boris");
  const sheet = new PassSheet(anna);
  await anna.page.keyboard.press("p");
  await sheet.receiver("Boris").waitFor();
  const field = sheet.dialog.getByRole("combobox");
  await eventually(() => hasFocus(field), true, "the focus is where one looks for somebody");
  await anna.page.keyboard.press("ArrowDown");
  assert.equal(await field.getAttribute("aria-activedescendant"), await sheet.receiver("Boris").getAttribute("id"));
  await walksTo(sheet.note);
  await anna.page.keyboard.type("Ask about the tea.");
  await anna.page.keyboard.press("Escape");
  await sheet.dialog.waitFor({ state: "hidden" });
  await eventually(() => hasFocus(anna.status), true, "the focus returns to where it was");

  await walksTo(sheet.opener);
  await anna.page.keyboard.press("Enter");
  await sheet.receiver("Boris").waitFor();
  await anna.page.keyboard.type("bor");
  await eventually(() => sheet.receivers.getByRole("option").count(), 1, "typing narrows the list");
  await walksTo(sheet.note);
  assert.equal(await sheet.note.inputValue(), "Ask about the tea.", "what was typed is still there");
  await walksTo(sheet.submit);
  await anna.page.keyboard.press("Enter");
  await sheet.dialog.waitFor({ state: "hidden" });
  await anna.reads("You transferred it to Boris. You can go on reading.");

  await boris.notice("Ask about the tea.").waitFor();
  await walksTo(boris.notice("Ask about the tea.").getByRole("link", { name: "Open the conversation" }), "Shift+Tab");
  await boris.page.keyboard.press("Enter");
  await boris.composer.waitFor();
  await walksTo(boris.pane.getByRole("button", { name: "Return to Anna" }), "Shift+Tab");
  await boris.page.keyboard.press("Enter");
  await anna.composer.waitFor();
  await boris.page.context().close();
});

test("the operator closes the conversation", async () => {
  await anna.page.keyboard.press("c");
  const close = anna.pane.getByRole("button", { name: "Close conversation" });
  await eventually(() => hasFocus(close), true);
  await anna.page.keyboard.press("Enter");
  const question = anna.pane.getByRole("button", { name: "Close it for good?" });
  await eventually(() => question.isEnabled(), true);
  await anna.page.keyboard.press("Enter");
  await guest.reads(/^The conversation has ended/);
});

test("the visitor writes again and ends the conversation", async () => {
  await walksTo(guest.composer);
  await guest.page.keyboard.type("Thank you!");
  await guest.page.keyboard.press("Enter");
  await guest.seesTick("Thank you!", "delivered");
  await walksTo(guest.chat.getByRole("button", { name: "More" }), "Shift+Tab");
  await guest.page.keyboard.press("Enter");
  await walksTo(guest.chat.getByRole("button", { name: "End the conversation" }));
  await guest.page.keyboard.press("Enter");
  await walksTo(guest.chat.getByRole("button", { name: "End it" }), "Shift+Tab");
  await guest.page.keyboard.press("Enter");
  await guest.reads(/^You ended the conversation/);
  await eventually(() => hasFocus(guest.composer), true);
});
