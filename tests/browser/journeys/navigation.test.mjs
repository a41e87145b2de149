/*
 * The way through the cabinet: sections beside the page on a desk, folded away on a phone, all of it without scripts.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { isSound } from "../support/pages.mjs";
import { OWNER } from "../support/setup_form.mjs";

const PHONE = { width: 320, height: 640 };

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open();
});
after(() => desk?.close());

/** @param {import("playwright-core").Page} page */
function sections(page) {
  return page.getByRole("navigation", { name: "Main", exact: true });
}

test("on a phone the sections unfold and lead on, without JavaScript", async () => {
  const page = await (await desk.context({ javaScriptEnabled: false, viewport: PHONE })).newPage();
  await page.goto("/sign-in?next=%2Fcabinet");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const sites = sections(page).getByRole("link", { name: "Sites", exact: true });
  await page.getByText("Menu", { exact: true }).waitFor();
  assert.equal(await sites.isVisible(), false);
  await page.getByText("Menu", { exact: true }).click();
  await sites.click();
  await page.getByRole("heading", { name: "Sites", level: 1 }).waitFor();
  assert.equal(await sites.isVisible(), false, "the next page begins folded");
  await page.getByRole("link", { name: "Settings", exact: true }).first().click();
  await page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: "Sites", exact: true }).click();
  await page.getByRole("heading", { name: "Sites", level: 1 }).waitFor();
  await page.context().close();
});

test("on a desk the sections stand beside the page, and the keyboard passes them by", async () => {
  const { page } = await desk.owner();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/cabinet/sites/1");
  assert.equal(await page.getByText("Menu", { exact: true }).isVisible(), false);
  const here = sections(page).locator("[aria-current]");
  assert.deepEqual([await here.innerText(), await here.getAttribute("aria-current")], ["Sites", "true"]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.activeElement?.closest("main") !== null);
  assert.equal(inside, true, "the next stop is on the page itself");
  await page.close();
});

test("an unfolded menu is sound", async () => {
  const { page } = await desk.owner();
  await page.setViewportSize(PHONE);
  await page.goto("/cabinet/sites/1");
  await page.getByText("Menu", { exact: true }).click();
  await isSound(page, "a menu that is unfolded");
  await page.close();
});
