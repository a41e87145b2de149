/*
 * X16: what a visitor thinks of a conversation that is over, from the stars to the operator who had it.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { OfflineForm } from "../support/offline_form.mjs";

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

const rating = () => guest.chat.getByRole("group", { name: "How did we do?" });
const star = (/** @type {string} */ name) => rating().getByRole("button", { name, exact: true });

test("nobody is asked before the end", async () => {
  await guest.opensWidget();
  await guest.says("Do you have mint tea?");
  await anna.takes("Do you have mint tea?");
  await anna.answers("We do.");
  await guest.sees("We do.");
  assert.equal(await rating().isVisible(), false);
});

test("X16: after the close the visitor gives stars, changes their mind, and says why; the operator sees both", async () => {
  await anna.closesConversation();
  await star("2 stars of 5").click();
  await anna.reads("The visitor rated the conversation: 2 stars of 5");
  await rating().getByText("Thank you!").waitFor();
  await star("4 stars of 5").click();
  await anna.reads("The visitor rated the conversation: 4 stars of 5");
  assert.equal(await star("4 stars of 5").getAttribute("aria-pressed"), "true");
  await rating().getByRole("textbox", { name: "Anything you would like to add?" }).fill("Quick and kind");
  await rating().getByRole("button", { name: "Send" }).click();
  await anna.reads("Quick and kind");
  await anna.reads("The visitor's comment");
  await eventually(() => rating().getByRole("textbox").isVisible(), false, "whether a comment is still asked for");
});

test("X16: it is still there after a reload, and for a new conversation it is not", async () => {
  await guest.page.reload();
  await guest.opensWidget();
  await star("4 stars of 5").waitFor();
  assert.equal(await star("4 stars of 5").getAttribute("aria-pressed"), "true");
  await guest.says("One more question");
  await rating().waitFor({ state: "hidden" });
});

test("whoever does not want to say anything is not asked again", async () => {
  await anna.takes("One more question");
  await anna.closesConversation();
  await rating().getByRole("button", { name: "Not now" }).click();
  await rating().waitFor({ state: "hidden" });
});

test("where nobody is left when it ends, the form waits behind a button until the question is out of the way", async () => {
  await guest.says("Thank you");
  await anna.takes("Thank you");
  await anna.becomes("pause");
  await anna.closesConversation();
  await anna.isIn("left");
  await star("5 stars of 5").click();
  await rating().getByText("Thank you!").waitFor();
  const form = new OfflineForm(guest);
  assert.equal(await form.element.isVisible(), false, "both would leave no room for what was said");
  await guest.chat.getByRole("button", { name: "Leave a message" }).click();
  await form.element.waitFor();
  assert.equal(await rating().isVisible(), false);
  const [field, panel] = await Promise.all([form.field("message").boundingBox(), guest.chat.boundingBox()]);
  assert.ok(field.y + field.height <= panel.y + panel.height, "one sees where to write");
  await form.fill({ message: "And one thing more" });
  await form.send.click();
  await guest.sees("And one thing more");
});
