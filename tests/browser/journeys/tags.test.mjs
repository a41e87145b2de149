/*
 * Tags: an administrator makes the list, an operator marks a conversation without touching a pointer, a colleague sees it
 * at once, and the archive finds it.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { hasFocus } from "../support/keys.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";

const QUESTION = "My tea came late, and the tin is dented.";

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

test("the list is made in the cabinet", async () => {
  const { page } = await desk.cabinet();
  const presses = (/** @type {string} */ name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
  await page.goto("/cabinet");
  await page.getByRole("link", { name: "Tags", exact: true }).click();
  await page.getByText("There are no tags yet.").waitFor();
  await isSound(page, "no tags yet");
  for (const [name, colour] of [
    ["Complaint", "Red"],
    ["Delivery", "Blue"],
    ["Delicate", "Violet"],
  ]) {
    await page.getByLabel("Name of the tag").fill(name);
    await page.getByRole("radio", { name: colour, exact: true }).check();
    await presses("Add");
    await page.getByText("The tag is added.").waitFor();
  }
  await page.getByLabel("Name of the tag").fill("COMPLAINT");
  await page.getByRole("radio", { name: "Teal" }).check();
  await presses("Add");
  await page.getByText("There is a tag of this name already.").waitFor();
  assert.ok(await page.getByRole("radio", { name: "Teal" }).isChecked());
  await isSound(page, "a tag that is refused");
  await presses("Move “Delicate” up");
  await page.getByText("The order is saved.").waitFor();
  const names = await page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link").allInnerTexts();
  assert.deepEqual(names, ["Complaint", "Delicate", "Delivery"]);
  await isSound(page, "the list of tags");
  await page.getByRole("link", { name: "Delicate" }).click();
  await isSound(page, "a tag");
  await presses("Retire");
  await page.getByRole("heading", { name: "No longer in use" }).waitFor();
  await isSound(page, "the list of tags with a retired one");
  await page.getByLabel("Name of the tag").fill("Delivry");
  await presses("Add");
  await page.getByRole("link", { name: "Delivry", exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: "Delete", exact: true }).click();
  await isSound(page, "a tag to be deleted");
  await presses("Delete");
  await page.getByText("The tag is deleted.").waitFor();
  await page.close();
});

test("an operator tags by the keyboard, and whoever looks sees it at once", async () => {
  const [owner, anna] = [await desk.cabinet(), await desk.operator("Anna")];
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says(QUESTION);
  await anna.takes(QUESTION);
  const { page } = anna;
  const field = anna.card.getByRole("combobox", { name: "Add a tag" });
  await page.keyboard.press("Escape");
  await anna.pane.getByRole("heading").first().focus();
  await page.keyboard.press("g");
  await eventually(() => hasFocus(field), true, "the focus is in the field");
  const options = anna.card.getByRole("option");
  await eventually(() => options.allInnerTexts(), ["Complaint", "Delivery"], "what is retired is not offered");
  await isAccessible(page, "the field of tags with its list");
  await page.keyboard.type("deliv");
  await eventually(() => options.allInnerTexts(), ["Delivery"], "typing narrows the list down");
  await page.keyboard.press("Enter");
  await anna.card.getByRole("listitem").filter({ hasText: "Delivery" }).waitFor();
  assert.equal(await field.inputValue(), "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const carried = anna.card.getByRole("list", { name: "Tags" }).getByRole("listitem");
  await eventually(async () => (await carried.allInnerTexts()).map((text) => text.trim()), ["Complaint", "Delivery"], "the tags");
  assert.equal(await hasFocus(field), true, "one goes on where one was");
  await anna.card.getByText("All tags are on it already.").waitFor();
  await page.keyboard.press("Escape");
  await anna.choosesList("mine");
  await anna.row(QUESTION).filter({ hasText: "Complaint" }).waitFor();
  await isSound(page, "the console with tags");

  await anna.card.getByRole("button", { name: "Take off “Delivery”" }).focus();
  await page.keyboard.press("Enter");
  await eventually(async () => (await carried.allInnerTexts()).map((text) => text.trim()), ["Complaint"], "the tags");

  await owner.page.goto("/cabinet/conversations");
  await owner.page.getByLabel("Tag", { exact: true }).selectOption({ label: "Complaint" });
  await owner.page.getByRole("button", { name: "Apply", exact: true }).click();
  await owner.page.getByRole("main").getByRole("listitem").filter({ hasText: "Complaint" }).first().waitFor();
  await isSound(owner.page, "the archive by tag");
  await owner.page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link").first().click();
  await owner.page.getByRole("heading", { name: "About the conversation" }).waitFor();
  await owner.page.getByText("Complaint", { exact: true }).waitFor();
  await isSound(owner.page, "a tagged conversation to read");
  await Promise.all([owner.page.close(), page.context().close(), guest.page.context().close()]);
});

test("on a phone the tags are on the visitor's card", async () => {
  const anna = await desk.operator("Anna", { viewport: { width: 360, height: 740 } });
  await anna.choosesList("mine");
  await anna.looksAt(QUESTION);
  await anna.pane.getByRole("heading").first().focus();
  await anna.page.keyboard.press("g");
  const field = anna.card.getByRole("combobox", { name: "Add a tag" });
  await eventually(() => hasFocus(field), true, "the card comes, and the focus is in the field");
  await isSound(anna.page, "the card on a phone with the field of tags");
  await anna.card.getByRole("option", { name: "Delivery" }).click();
  await anna.card.getByRole("button", { name: "Take off “Delivery”" }).waitFor();
  await anna.page.context().close();
});
