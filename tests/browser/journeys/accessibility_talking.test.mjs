/*
 * The widget and the console in every state of a conversation: no violation that axe knows of, in the light and in the
 * dark, and nothing beside the edge of a screen of 320 pixels.
 */

import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

test("the widget", async () => {
  const anna = await desk.operator("Anna");
  const guest = await desk.visitor();
  await isSound(guest.page, "the try-out page");
  await guest.opensWidget();
  await isSound(guest.page, "the widget, empty");
  await guest.says("Is there honey, and is it from here? See www.shop.example/honey");
  await guest.seesTick("Is there honey, and is it from here? See www.shop.example/honey", "delivered");
  await isSound(guest.page, "the widget with a message in the queue");
  await anna.takes("Is there honey, and is it from here? See www.shop.example/honey");
  await anna.answers("From behind the orchard.");
  await guest.sees("From behind the orchard.");
  await anna.types("And");
  await guest.seesTyping();
  await isSound(guest.page, "the widget with an answer");
  await guest.chat.getByRole("button", { name: "More" }).click();
  await isAccessible(guest.page, "the widget with its menu");
  await guest.chat.getByRole("button", { name: "End the conversation" }).click();
  await isSound(guest.page, "the widget asking whether to end");
  await guest.chat.getByRole("button", { name: "Cancel" }).click();
  await guest.types("x".repeat(4001));
  await isSound(guest.page, "the widget with too long a message");
  await guest.types("");
  await guest.closesWidget();
  await anna.answers("Two sorts, even.");
  await guest.page.getByRole("button", { name: "Open the chat: 1 new message" }).waitFor();
  await isSound(guest.page, "the launcher with news");
  await guest.opensWidget();
  await anna.closesConversation();
  await guest.reads(/^The conversation has ended/);
  await isSound(guest.page, "the widget after the end");
  await Promise.all([guest, anna].map(({ page }) => page.context().close()));
});

test("the console", async () => {
  const anna = await desk.operator("Anna");
  const { page } = anna;
  await isSound(page, "the console with nothing to do");
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says("Do you deliver to the islands?");
  await anna.choosesList("queue");
  await anna.row("Do you deliver to the islands?").waitFor();
  await isSound(page, "the console with a queue");
  await anna.looksAt("Do you deliver to the islands?");
  await isSound(page, "a conversation in the queue");
  await anna.pressesTake();
  await anna.answers("We do, by boat.");
  await anna.seesTick("We do, by boat.", "read");
  await anna.answers("On Tuesdays.");
  await guest.types("Good");
  await anna.seesTyping();
  await isSound(page, "a conversation of one's own");
  await anna.types("x".repeat(4001));
  await isSound(page, "too long a message");
  await anna.types("");
  for (const name of ["Colleagues", "Notifications", "You: Anna"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await isAccessible(page, "the panel of: " + name);
    await page.keyboard.press("Escape");
  }
  await anna.status.click();
  await isAccessible(page, "the choice of a work status");
  await page.keyboard.press("Escape");
  await page.getByTitle("Keyboard shortcuts").click();
  await page.getByRole("dialog").waitFor();
  await isAccessible(page, "the shortcut sheet");
  await page.keyboard.press("Escape");
  await anna.becomes("pause");
  await isSound(page, "the console in a pause");
  await anna.closesConversation();
  await anna.isIn("left");
  await isSound(page, "a closed conversation");
  await anna.choosesList("closed");
  await anna.row("On Tuesdays.").waitFor();
  await isSound(page, "the closed conversations");
  await Promise.all([guest, anna].map((person) => person.page.context().close()));
});

test("without a connection", async () => {
  const [anna, guest] = await Promise.all([desk.operator("Anna"), desk.visitor()]);
  await anna.becomes("ready");
  await guest.opensWidget();
  await guest.says("Hello once more.");
  await anna.takes("Hello once more.");
  await desk.server.kill9();
  await Promise.all([guest.reads("No connection."), anna.reads("No connection.")]);
  await anna.answers("I hear you.");
  await guest.says("Do you hear me?");
  await isSound(anna.page, "the console without a connection");
  await isSound(guest.page, "the widget without a connection");
  await desk.server.startAgain();
});
