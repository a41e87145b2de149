/*
 * What colleagues and visitors see around a conversation that changes hands, and when nobody is there: no violation that
 * axe knows of, in the light and in the dark, and nothing beside the edge of a screen of 320 pixels.
 */

import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { OfflineForm } from "../support/offline_form.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";

/** @typedef {import("../support/operator.mjs").Operator} Operator */
/** @typedef {import("../support/visitor.mjs").Visitor} Visitor */

/** @type {Desk} */
let desk;
/** @type {import("../support/cabinet.mjs").Cabinet} */
let cabinet;
/** @type {Operator} */
let anna;
/** @type {Operator} */
let boris;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris", "Konstantin"] });
  cabinet = await desk.cabinet();
  await cabinet.addsDepartment("Returns and complaints", ["Konstantin"]);
  [anna, boris] = await Promise.all([desk.operator("Anna"), desk.operator("Boris")]);
});
after(() => desk?.close());

/** @param {string} text */
async function somebodyWrites(text) {
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says(text);
  return guest;
}

test("the sheet to pass a conversation on, with every kind of receiver, and one who goes while it is open", async () => {
  await somebodyWrites("Where is my parcel?");
  await anna.takes("Where is my parcel?");
  const sheet = new PassSheet(anna);
  await sheet.opens();
  await sheet.receiver("Boris").waitFor();
  await isSound(anna.page, "to whom");
  await sheet.receiver("Boris").click();
  await isSound(anna.page, "to Boris");
  await boris.becomes("left");
  await sheet.dialog.getByRole("alert").getByText("Boris is in the status “Left”").waitFor();
  await isSound(anna.page, "not to Boris any more");
  await boris.becomes("ready");
  await sheet.note.fill("x".repeat(1001));
  await isSound(anna.page, "too long a note");
  await sheet.note.fill("She has been waiting for a week. The parcel is number 1042, from Monday.");
  await sheet.receiver("Boris").click();
  await sheet.submit.click();
  await anna.reads("You transferred it to Boris.");
  await isSound(anna.page, "reading along");
});

test("the notice of whoever receives it, the note and the way back", async () => {
  await boris.notice("She has been waiting for a week.").waitFor();
  await isSound(boris.page, "a notice with a note");
  await boris.follows("She has been waiting for a week.");
  await boris.pane.getByRole("button", { name: "Return to Anna" }).waitFor();
  await isSound(boris.page, "a conversation that somebody passed on");
  await boris.choosesList("mine");
  await boris.row("Where is my parcel?").getByText("From Anna").waitFor();
  await isSound(boris.page, "a row with who passed it on");
});

test("the reasons, in balanced mode", async () => {
  for (const [name, limit] of /** @type {const} */ ([["Anna", 1], ["Boris", 1], ["Vera Linden", 0]])) await cabinet.setsLimit(name, limit);
  await cabinet.setsMode("Balanced");
  const guest = await somebodyWrites("Is the mint dry?");
  await guest.reads("Anna is answering");
  await anna.choosesList("mine");
  await anna.looksAt("Is the mint dry?");
  await anna.asks("Why me?");
  await isSound(anna.page, "why me");
  await anna.page.keyboard.press("Escape");
  await somebodyWrites("Is the thyme dry?");
  await anna.choosesList("queue");
  await anna.looksAt("Is the thyme dry?");
  await anna.asks("Why still here?");
  await isSound(anna.page, "why still here");
  await anna.page.keyboard.press("Escape");
});

test("the statuses and what each would mean, and an administrator who assigns", async () => {
  const vera = await desk.owner();
  await vera.choosesList("queue");
  await vera.status.click();
  await vera.reads("No queue, no notifications.");
  await isSound(vera.page, "the statuses");
  await vera.page.keyboard.press("Escape");
  await vera.looksAt("Is the thyme dry?");
  await vera.pane.getByRole("button", { name: "Assign…", exact: true }).click();
  await vera.page.getByRole("dialog", { name: /^Assign: / }).getByRole("option").first().waitFor();
  await isSound(vera.page, "whom to assign it to");
  await vera.page.keyboard.press("Escape");
  await vera.becomes("left");
  await vera.page.close();
});

test("the chat while nobody is there: the form, its mistakes, what was left, and the notice", async () => {
  for (const operator of [anna, boris]) await operator.becomes("pause");
  await cabinet.setsOffline("A form", { "Name": "Has to be filled in", "E-mail": "Has to be filled in", "Telephone": "May be left empty" });
  const guest = await desk.visitor();
  await isAccessible(guest.page, "the launcher that offers to leave a message");
  const form = new OfflineForm(guest);
  await form.opens();
  await isSound(guest.page, "the form");
  await form.fill({ email: "olga@mail", phone: "12" });
  await form.send.click();
  await eventually(() => form.errorOf("name"), "Please fill this in.");
  await isSound(guest.page, "the form with mistakes");
  await boris.becomes("ready");
  await guest.reads("We are here now.");
  await isSound(guest.page, "the form when somebody has come");
  await boris.becomes("pause");
  await form.fill({ name: "Olga", email: "olga@mail.example", phone: "+7 912 345-67-89", message: "Do you ship abroad?" });
  await form.send.click();
  await guest.reads("Thank you, we have your message.");
  await isSound(guest.page, "what was left");
  await guest.page.context().close();
  await cabinet.setsOffline("A notice");
  const other = await desk.visitor();
  await other.launcher.click();
  await other.reads("Look in again a little later: we will be glad to help.");
  await isSound(other.page, "the notice");
});
