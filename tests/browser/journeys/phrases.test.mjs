/*
 * Canned phrases: an administrator writes them down without JavaScript, an operator finds them by the keyboard alone, keeps
 * one of their own, and hears of every change.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { hasFocus, walksTo } from "../support/keys.mjs";
import { OfflineForm } from "../support/offline_form.mjs";
import { PhraseList } from "../support/phrase_list.mjs";
import { OWNER } from "../support/setup_form.mjs";

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {PhraseList} */
let list;
/** @type {import("playwright-core").Page} the owner in the cabinet, without JavaScript */
let cabinet;

before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

/** @param {string} name */
const press = (name) => cabinet.getByRole("main").getByRole("button", { name, exact: true }).click();
const written = () => anna.composer.inputValue();

/** @param {string} title @param {string} text @param {string} [language] */
async function writes(title, text, language = "Any language") {
  await cabinet.goto("/cabinet/phrases/new");
  await cabinet.getByLabel("Title").fill(title);
  await cabinet.getByLabel("Text").fill(text);
  await cabinet.getByRole("combobox", { name: "Language" }).selectOption({ label: language });
  await press("Add a phrase");
}

test("without JavaScript an administrator begins with a set and writes a phrase with a variable", async () => {
  cabinet = await (await desk.context({ javaScriptEnabled: false })).newPage();
  await cabinet.goto("/sign-in?next=%2Fcabinet");
  await cabinet.getByLabel("E-mail").fill(OWNER.email);
  await cabinet.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await press("Sign in");
  await cabinet.getByRole("link", { name: "Phrases", exact: true }).click();
  await press("Add the starter set");
  await cabinet.getByText("The starter set is added.").waitFor();
  assert.equal(await cabinet.getByRole("heading", { level: 3 }).count(), 14);
  await writes("Where is it", "{visitor|Dear customer}, {friend} will look for your parcel.");
  await cabinet.getByText("There is no variable {friend}.").waitFor();
  await cabinet.getByLabel("Text").fill("{visitor|Dear customer}, {operator} of {company} is looking for your parcel.");
  await press("Add a phrase");
  await cabinet.getByText("The phrase is added.").waitFor();
  await writes("Где посылка", "Ищем вашу посылку.", "Русский");
  await cabinet.getByText("The phrase is added.").waitFor();
  await cabinet.getByLabel("Words").fill("parcel");
  await press("Find");
  await eventually(() => cabinet.getByRole("heading", { level: 3 }).allInnerTexts(), ["Where is it"]);
});

test("an operator finds it by the keyboard alone, with everything filled in", async () => {
  const guest = await desk.visitor();
  const form = new OfflineForm(guest);
  await form.opens();
  await form.fill({ name: "Olga", email: "olga@mail.example", message: "Where is my parcel?" });
  await form.send.click();
  anna = await desk.operator("Anna");
  list = new PhraseList(anna);
  await anna.takes("Where is my parcel?");
  await anna.page.keyboard.press("/");
  await list.opened();
  assert.equal(await written(), "", "the slash is no part of the answer");
  await anna.page.keyboard.type("where PARCEL");
  await eventually(() => list.at(), "Where is it");
  await list.region.getByText("Olga, Anna of Linden & Mint is looking for your parcel.").waitFor();
  await anna.page.keyboard.press("Enter");
  await list.closed();
  assert.equal(await written(), "Olga, Anna of Linden & Mint is looking for your parcel.");
  await anna.page.keyboard.press("Enter");
  await anna.sees("Olga, Anna of Linden & Mint is looking for your parcel.");
});

test("phrases in another language come last, and the arrows and Tab choose", async () => {
  await anna.page.keyboard.press("/");
  await list.opened();
  assert.match(await list.options.last().innerText(), /^Где посылка/);
  const first = await list.at();
  await anna.page.keyboard.press("ArrowUp");
  await eventually(() => list.at(), "Где посылка");
  await anna.page.keyboard.press("ArrowDown");
  await eventually(() => list.at(), first);
  await anna.page.keyboard.type("anything else");
  await eventually(() => list.at(), "Anything else");
  await anna.page.keyboard.press("Tab");
  await list.closed();
  assert.equal(await written(), "Is there anything else that I can do for you?");
});

test("beside what is written already, a phrase goes to where the caret is", async () => {
  await anna.types("Hello. Goodbye.");
  for (let step = 0; step < " Goodbye.".length; step += 1) await anna.page.keyboard.press("ArrowLeft");
  await anna.page.keyboard.press("Control+Slash");
  await list.opened();
  await anna.page.keyboard.type("one moment");
  await eventually(() => list.at(), "One moment");
  await anna.page.keyboard.press("Enter");
  await list.closed();
  assert.equal(await written(), "Hello. One moment, please: I am looking it up. Goodbye.");
});

test("Escape keeps what was typed, and a slash that is meant can be sent", async () => {
  await anna.types("");
  await anna.page.keyboard.type("/zebra");
  await list.region.getByText("No phrase matches.").waitFor();
  await anna.page.keyboard.press("Enter");
  assert.equal(await list.field.inputValue(), "zebra", "nothing is sent by mistake");
  await anna.page.keyboard.press("Escape");
  await list.closed();
  assert.equal(await written(), "/zebra");
  await anna.page.keyboard.press("Enter");
  await anna.sees("/zebra");
  await anna.page.keyboard.type("/");
  await list.opened();
  await anna.page.keyboard.press("Backspace");
  await list.closed();
  assert.equal(await written(), "", "a slash can be taken back");
  await anna.types("Kept");
  await list.opener.click();
  await list.opened();
  await anna.page.keyboard.type("hello");
  await anna.page.keyboard.press("Escape");
  await list.closed();
  assert.equal(await written(), "Kept");
});

test("where few lines fit, as at 400 % zoom, the phrases have the whole window", async () => {
  const { page } = anna;
  await page.setViewportSize({ width: 320, height: 200 });
  await anna.types("");
  await list.opener.click();
  await list.options.first().waitFor();
  const { height } = await list.region.locator(".phrases-list").boundingBox();
  assert.ok(height >= 60, "what there is to choose can be seen: " + height);
  await page.getByRole("button", { name: "Close the phrases" }).click();
  await list.region.waitFor({ state: "hidden" });
  await list.opener.click();
  await list.option("One moment").click();
  await list.closed();
  assert.equal(await written(), "One moment, please: I am looking it up.");
  await anna.types("");
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("an operator keeps what they wrote as a phrase of their own", async () => {
  await anna.types("The kettle is on, {visitor}.");
  await list.opener.click();
  await list.opened();
  await walksTo(list.region.getByRole("button", { name: "Keep what I wrote as a phrase…" }), "Shift+Tab");
  await anna.page.keyboard.press("Enter");
  const sheet = anna.page.getByRole("dialog", { name: "Keep as a phrase of your own" });
  const title = sheet.getByLabel("Title");
  await eventually(() => hasFocus(title), true);
  await anna.page.keyboard.type("Kettle");
  await anna.page.keyboard.press("Enter");
  await sheet.waitFor({ state: "hidden" });
  await anna.notice("Kept. Type / in an empty answer to find it.").waitFor();
  await eventually(() => hasFocus(anna.composer), true, "the focus is where one writes");
  await anna.types("");
  await anna.page.keyboard.type("/kettle");
  await eventually(() => list.at(), "Kettle");
  assert.match(await list.option("Kettle").innerText(), /Mine/);
  await anna.page.keyboard.press("Enter");
  await list.closed();
  assert.equal(await written(), "The kettle is on, Olga.");
  await anna.types("");
});

test("their own stand in the cabinet, where nobody else finds them", async () => {
  const page = await anna.page.context().newPage();
  await page.goto("/cabinet/phrases");
  await page.getByRole("heading", { level: 1, name: "My phrases" }).waitFor();
  assert.deepEqual(await page.getByRole("heading", { level: 3 }).allInnerTexts(), ["Kettle"]);
  assert.equal((await page.goto("/cabinet/phrases/1"))?.status(), 403);
  await cabinet.goto("/cabinet/phrases?q=kettle");
  await cabinet.getByText("No phrase matches.").waitFor();
  await page.close();
});

test("a change reaches a console that has the list open", async () => {
  await anna.page.keyboard.type("/");
  await list.opened();
  await anna.page.keyboard.type("parcel");
  await eventually(() => list.options.count(), 1);
  await writes("Parcel found", "We have found your parcel.");
  await list.option("Parcel found").waitFor();
  await cabinet.getByRole("link", { name: "Delete “Parcel found”" }).click();
  await cabinet.getByRole("heading", { name: "Delete “Parcel found”?" }).waitFor();
  await press("Delete");
  await cabinet.getByText("The phrase is deleted.").waitFor();
  await eventually(() => list.options.count(), 1);
  await anna.page.keyboard.press("Escape");
  await list.closed();
});
