/*
 * The pages of phrases, and the list above the answer: no violation that axe knows of, in the light and in the dark, and
 * nothing beside the edge of a screen of 320 pixels.
 */

import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { isSound } from "../support/pages.mjs";
import { PhraseList } from "../support/phrase_list.mjs";

/** @type {Desk} */
let desk;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  ({ page } = await desk.cabinet());
});
after(() => desk?.close());

test("the shared phrases: none, the set, one that is refused, one to be deleted", async () => {
  await page.goto("/cabinet/phrases");
  await isSound(page, "no phrases yet");
  await page.getByRole("button", { name: "Add the starter set" }).click();
  await page.getByText("The starter set is added.").waitFor();
  await isSound(page, "the starter set");
  await page.goto("/cabinet/phrases?q=nothing+of+the+kind");
  await isSound(page, "nothing found");
  await page.goto("/cabinet/phrases/new");
  await page.getByLabel("Text").fill("Dear {name}");
  await page.getByRole("main").getByRole("button", { name: "Add a phrase" }).click();
  await page.getByText("There is no variable {name}.").waitFor();
  await isSound(page, "a phrase that is refused");
  await page.goto("/cabinet/phrases/1");
  await isSound(page, "a phrase");
  await page.goto("/cabinet/phrases/1/delete");
  await isSound(page, "a phrase to be deleted");
  await page.goto("/cabinet/phrases/mine");
  await isSound(page, "phrases of one's own");
});

test("the list above the answer, open, without a match, and the sheet that keeps what is written", async () => {
  const guest = await desk.visitor();
  const anna = await desk.operator("Anna");
  const list = new PhraseList(anna);
  await guest.opensWidget();
  await guest.says("Is the mint dry?");
  await anna.takes("Is the mint dry?");
  await anna.types("As dry as it gets.");
  await list.opener.click();
  await list.opened();
  await isSound(anna.page, "the list of phrases");
  await list.field.fill("nothing of the kind");
  await list.region.getByText("No phrase matches.").waitFor();
  await isSound(anna.page, "no phrase matches");
  await list.region.getByRole("button", { name: "Keep what I wrote as a phrase…" }).click();
  await anna.page.getByRole("dialog", { name: "Keep as a phrase of your own" }).waitFor();
  await isSound(anna.page, "the sheet that keeps a phrase");
});
