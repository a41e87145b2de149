/*
 * An administrator watches: the page of monitoring follows by itself, what is done from it comes about, and every page of
 * monitoring and of the archive is sound. Without scripts it works by loading it again.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { isSound } from "../support/pages.mjs";

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

test("the page follows what happens, and keeps the focus", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/monitoring");
  await page.getByText("Live: the page follows by itself.").waitFor();
  await isSound(page, "monitoring with nothing to show");
  const anna = await desk.operator("Anna");
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says("Is there honey?");
  const queue = page.locator("#live-queue");
  await queue.getByText("Is there honey?").waitFor();
  await queue.getByText("1 person can take it now.").waitFor();
  await isSound(page, "monitoring with a queue");
  const assign = queue.getByRole("link", { name: "Assign" });
  await assign.focus();
  const another = await desk.visitor();
  await another.opensWidget();
  await another.says("And mint?");
  await queue.getByText("And mint?").waitFor();
  assert.equal(await assign.first().evaluate((link) => link === document.activeElement), true);
  await anna.takes("Is there honey?");
  await page.getByRole("heading", { name: "Anna: 1 conversation" }).waitFor();
  await isSound(page, "monitoring with something in work");
  await Promise.all([anna, guest, another].map((person) => person.page.context().close()));
  await page.close();
});

test("assigning, reading and closing from the pages", async () => {
  const anna = await desk.operator("Anna");
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/monitoring");
  await page.locator("#live-queue").getByRole("link", { name: "Assign" }).first().click();
  await isSound(page, "to whom a conversation goes");
  await page.getByRole("main").getByRole("button", { name: "Assign" }).click();
  await page.getByRole("alert").waitFor();
  await isSound(page, "a conversation assigned to nobody");
  await page.getByRole("radio", { name: "Anna" }).check();
  await page.getByRole("main").getByRole("button", { name: "Assign" }).click();
  await page.getByText("The conversation is assigned.").waitFor();
  await page.locator("#live-work h4 a").first().click();
  await page.getByText("You are reading along").waitFor();
  await isSound(page, "a conversation in somebody’s work");
  await page.getByRole("link", { name: "Close" }).click();
  await isSound(page, "whether a conversation is to be closed");
  await page.getByRole("button", { name: "Close the conversation" }).click();
  await page.getByText("The conversation is closed.").waitFor();
  await page.goto("/cabinet/conversations");
  await isSound(page, "the archive");
  await page.getByLabel("State").selectOption({ label: "Closed" });
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("Closed by the administrator").waitFor();
  await page.getByLabel("State").selectOption({ label: "All" });
  await page.getByLabel("Opened from").fill("2020-01-01");
  await page.getByLabel("to", { exact: true }).fill("2020-01-02");
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByText("Nothing fits these filters.").waitFor();
  await isSound(page, "the archive with nothing found");
  await Promise.all([anna.page.context().close(), page.close()]);
});

test("without scripts the page says when it was made, and is loaded again", async () => {
  const { page } = await desk.cabinet();
  const { cookies } = await page.context().storageState();
  const context = await desk.context({ javaScriptEnabled: false });
  await context.addCookies(cookies);
  const plain = await context.newPage();
  await plain.goto("/cabinet/monitoring");
  await plain.getByText(/^As of \d/).waitFor();
  await plain.getByRole("link", { name: "Reload" }).click();
  await plain.getByRole("link", { name: /^Return all to the queue\W+Anna$/ }).click();
  await plain.getByRole("button", { name: "Return all to the queue" }).click();
  await plain.getByText("Everything is back in its queue").waitFor();
  await Promise.all([context.close(), page.close()]);
});
