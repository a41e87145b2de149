/*
 * The audit log: an administrator changes a site, a colleague asks who did it, and finds it: who, what it was before, from
 * where. They narrow the log down, take it out as a table, and see that it is whole.
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { Desk, accountOf } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { isSound } from "../support/pages.mjs";
import { OWNER } from "../support/setup_form.mjs";

/** @type {Desk} */
let desk;
/** @type {import("playwright-core").Page} */
let page;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  page = (await desk.cabinet()).page;
});
after(() => desk?.close());

/** The entries that the page shows. */
function entries() {
  return page.getByRole("region", { name: "Audit log" }).getByRole("listitem").filter({ has: page.getByRole("heading") });
}

/** @param {Record<string, string>} conditions by the label of the field */
async function narrowsDown(conditions) {
  await page.goto("/cabinet/audit");
  for (const [label, wanted] of Object.entries(conditions)) {
    await page.getByRole("combobox", { name: label, exact: true }).selectOption({ label: wanted });
  }
  await page.getByRole("button", { name: "Show" }).click();
}

test("who changed the site is told, with what it was before", async () => {
  await page.goto("/cabinet/sites/1");
  await page.getByLabel("Name of the site").fill("The tea house");
  await page.getByRole("radio", { name: "A notice", exact: true }).check();
  await page.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("The settings of the site are saved.").waitFor();
  await page.getByRole("link", { name: "Audit log" }).click();
  const latest = entries().filter({ hasText: "Changed the site" });
  assert.equal(await latest.count(), 2, "its name, and what it offers while nobody is there");
  const told = (await latest.allInnerTexts()).join("\n");
  for (const piece of [OWNER.name, "Changed the site “The tea house”", "The tea shop", "a form", "a notice", "127.0.0.1"]) {
    assert.ok(told.includes(piece), piece + " in " + told);
  }
  await latest.first().getByRole("link", { name: "Site: The tea house" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByLabel("Name of the site").inputValue(), "The tea house");
});

test("it is narrowed down by who, what and with what outcome", async () => {
  const stranger = await (await desk.context()).newPage();
  await stranger.goto("/sign-in");
  await stranger.getByLabel("E-mail").fill(accountOf("Anna").email);
  await stranger.getByLabel("Password", { exact: true }).fill("not this one");
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await stranger.getByRole("alert").waitFor();
  await stranger.context().close();

  await narrowsDown({ Outcome: "Refused" });
  assert.equal(await entries().count(), 1);
  assert.match(await entries().innerText(), /Somebody who was not signed in\s+Failed to sign in Refused\s+About: Anna/);
  await isSound(page, "the audit log, narrowed down");
  await narrowsDown({ "By or about": OWNER.name, What: "The company, sites and settings" });
  assert.equal(await entries().count(), 2);
  await narrowsDown({ What: "Blocked visitors" });
  await page.getByText("Nothing fits these conditions.").waitFor();
  await isSound(page, "the audit log, with nothing that fits");
  await page.getByRole("link", { name: "No conditions" }).click();
  assert.ok((await entries().count()) > 3);
});

test("it is taken out as a table, which is kept as well, and it is whole", async () => {
  await narrowsDown({ What: "The company, sites and settings" });
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as a table (CSV)" }).click();
  const file = await (await saved).path();
  const lines = (await readFile(file, "utf8")).trim().split("\r\n");
  assert.equal(lines.length, 3, lines.join("\n"));
  assert.match(lines[0], /Number,Time,Who,What,/);
  const renamed = lines.find((line) => line.includes("Name: The tea shop → The tea house"));
  assert.ok(renamed?.includes(OWNER.name + ",Changed the site “The tea house”,Done"), lines.join("\n"));
  await narrowsDown({ What: "Saved as files" });
  assert.match(await entries().innerText(), /Saved the audit log as a file/);
  await eventually(async () => {
    await page.reload();
    return page.getByText(/^The log is whole: all \d+ entries/).isVisible();
  }, true, "the chain has been followed");
});
