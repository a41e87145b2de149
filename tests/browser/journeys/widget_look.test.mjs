/*
 * How the widget looks: an administrator changes it and sees it at once in the preview, and after saving on pages that are
 * open. The preview is the widget itself, in a frame that is allowed nothing.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";

/** @type {Desk} */
let desk;
/** @type {import("playwright-core").Page} */
let page;
/** @type {import("playwright-core").FrameLocator} */
let frame;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  page = (await desk.cabinet()).page;
  await page.goto("/cabinet/sites/1/widget");
  frame = page.frameLocator("#preview-frame");
});
after(() => desk?.close());

const saves = async () => {
  await page.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("The chat looks and speaks like this from now on.").waitFor();
};
const choose = (/** @type {string} */ label, /** @type {string} */ option) => page.locator("#preview-controls").getByLabel(label, { exact: true }).selectOption({ label: option });
/** What something is painted with. @param {import("playwright-core").Locator} locator */
const background = (locator) => locator.evaluate((element) => getComputedStyle(element).backgroundColor);

test("the preview shows the widget itself, and leaves the focus to the form", async () => {
  await frame.getByRole("dialog", { name: "Chat: Linden & Mint" }).waitFor();
  await frame.getByText("How can we help?").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY");
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test("what is changed in the form shows at once, and is not saved", async () => {
  await page.getByLabel("Greeting").first().fill("Ask us about tea");
  await frame.getByRole("heading", { name: "Ask us about tea" }).waitFor();
  await page.getByLabel("Colour of the chat").fill("#b3261e");
  await eventually(() => background(frame.locator(".head")), "rgb(179, 38, 30)");
  await page.getByLabel("Name above the chat").first().fill("The tea people");
  await frame.getByRole("dialog", { name: "Chat: The tea people" }).waitFor();
  const saved = await (await page.request.get("/cabinet/sites/1/widget")).text();
  assert.ok(saved.includes("#1f7a5b") && !saved.includes("Ask us about tea"));
});

test("a colour that is hard to see is warned of, with a better one to take", async () => {
  await page.getByLabel("Colour of the chat").fill("#ffd400");
  await page.getByText("On a white page this is hard to see").waitFor();
  await isAccessible(page, "a colour that is hard to see");
  await page.getByRole("button", { name: /^Take #/ }).click();
  await page.getByText("hard to see").waitFor({ state: "detached" });
  assert.match(await page.getByLabel("Colour of the chat").inputValue(), /^#[0-9a-f]{6}$/);
});

test("every state can be looked at: the button, a conversation, nobody there, another language, a phone in the dark", async () => {
  await choose("What is open", "A conversation");
  await frame.getByText("Anna is answering").waitFor();
  await choose("What is open", "The chat");
  await choose("Who is there", "Nobody");
  await frame.getByRole("heading", { name: "Leave a message" }).waitFor();
  await choose("Language", "Русский");
  await frame.getByRole("heading", { name: "Оставьте сообщение" }).waitFor();
  await page.getByLabel("Above the form", { exact: true }).nth(1).fill("Напишите нам");
  await frame.getByRole("heading", { name: "Напишите нам" }).waitFor();
  await choose("Theme", "Dark");
  await eventually(() => background(frame.locator(".panel")), "rgb(27, 33, 29)");
  await choose("Screen", "Phone");
  await choose("What is open", "The button alone");
  await page.getByLabel("Words on the button").nth(1).fill("Спросить");
  await frame.getByRole("button", { name: "Спросить – Оставить сообщение" }).waitFor();
  await page.getByRole("group", { name: "On phones" }).getByLabel("Shows the button").uncheck();
  await frame.getByRole("button", { name: "Спросить" }).waitFor({ state: "hidden" });
  await page.getByRole("group", { name: "On phones" }).getByLabel("Shows the button").check();
  await choose("Language", "English");
});

test("what is written in the preview goes nowhere and is kept nowhere", async () => {
  await choose("Screen", "Wide");
  await choose("Who is there", "Somebody");
  await choose("What is open", "The chat");
  const field = frame.getByRole("textbox", { name: "Your message" });
  await field.fill("Is anybody there?");
  await field.press("Enter");
  await frame.getByText("Is anybody there?", { exact: true }).waitFor();
  await eventually(() => frame.locator(".message .status").getAttribute("title"), "Sent");
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox") || name.includes("token"))), []);
  const answer = await (await page.request.get("/cabinet/conversations")).text();
  assert.ok(!answer.includes("Is anybody there?"));
});

test("the page is sound, with its preview and without scripts", async () => {
  await isSound(page, "how the widget looks");
  const plain = await (await desk.context({ javaScriptEnabled: false, storageState: await page.context().storageState() })).newPage();
  await plain.goto("/cabinet/sites/1/widget");
  await plain.frameLocator("#preview-frame").getByRole("img", { name: "Open the chat" }).waitFor();
  assert.ok(await plain.getByText("Without JavaScript the preview is a picture of what is saved.").isVisible());
  await plain.getByLabel("Colour of the chat").fill("reddish");
  await plain.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
  await plain.getByText("This is not a colour").waitFor();
  assert.equal(await plain.getByLabel("Colour of the chat").inputValue(), "reddish");
  await plain.context().close();
});

test("what is saved shows on pages that are open: at once in a chat, within a minute and a half beside one", async () => {
  const talking = await desk.visitor();
  await talking.launcher.click();
  await talking.chat.waitFor();
  const reading = await (await desk.context()).newPage();
  await reading.clock.install();
  await reading.goto(desk.tryOut);
  const button = reading.locator("besedka-widget .launcher");
  await button.waitFor();

  await page.getByLabel("Colour of the chat").fill("#7a1f5b");
  await page.getByLabel("Above the form", { exact: true }).first().fill("Leave us a line");
  await page.getByLabel("Words on the button").first().fill("Ask the tea people");
  await page.getByRole("radio", { name: "Left" }).check();
  await saves();

  await eventually(() => background(talking.page.locator("besedka-widget .head")), "rgb(122, 31, 91)");
  await talking.page.getByRole("dialog", { name: "Chat: The tea people" }).waitFor();
  await talking.reads("Leave us a line");
  const panel = await talking.page.locator("besedka-widget .panel").boundingBox();
  assert.equal(panel?.x, 20);

  assert.equal(await background(button), "rgb(31, 122, 91)", "it has not asked yet");
  await reading.clock.fastForward(90_000);
  await eventually(() => background(button), "rgb(122, 31, 91)");
  await reading.getByRole("button", { name: "Ask the tea people – Leave a message" }).waitFor();
  await isAccessible(reading, "the button with words on it");
  await reading.setViewportSize({ width: 320, height: 640 });
  const box = await button.boundingBox();
  assert.ok(box && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  await reading.setViewportSize({ width: 1280, height: 800 });
  await button.click();
  await reading.getByRole("dialog", { name: "Chat: The tea people" }).waitFor();
});

test("a chat that was away while the look changed puts it on when it is back", async () => {
  const guest = await desk.visitor();
  await guest.page.locator("besedka-widget .launcher").click();
  await guest.page.getByRole("dialog", { name: "Chat: The tea people" }).waitFor();
  await desk.server.kill9();
  await desk.server.startAgain();
  await page.goto("/cabinet/sites/1/widget");
  await page.getByLabel("Colour of the chat").fill("#1f5b7a");
  await saves();
  await eventually(() => background(guest.page.locator("besedka-widget .head")), "rgb(31, 91, 122)");
});
