/*
 * The company is run from the cabinet, on pages that need no JavaScript: a newcomer is invited, gets in by the link
 * that was handed over, is turned away from the cabinet, and leaves.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { OWNER } from "../support/setup_form.mjs";

const PASSWORD = "a kettle for the gardener";
const LAURA = { name: "Laura", email: "laura@shop.example" };

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open();
});
after(() => desk?.close());

/** @param {import("playwright-core").Page} page @param {{email: string, password: string}} account */
async function signsIn(page, { email, password }) {
  await page.goto("/sign-in?next=%2Fcabinet");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** @param {import("playwright-core").Page} page @param {string} name */
function press(page, name) {
  return page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

test("without JavaScript somebody is hired, works, and leaves", async () => {
  const page = await (await desk.context({ javaScriptEnabled: false })).newPage();
  await signsIn(page, OWNER);
  await page.getByRole("link", { name: "Employees" }).click();
  await page.getByRole("link", { name: "Add an employee" }).click();
  await page.getByLabel("E-mail").fill("laura at the shop");
  await page.getByLabel("Limit of open conversations").fill("5");
  await press(page, "Invite");
  await page.getByText("This does not look like an e-mail address.").waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), "laura at the shop");
  assert.equal(await page.getByLabel("Limit of open conversations").inputValue(), "5");
  await page.getByLabel("Name", { exact: true }).fill(LAURA.name);
  await page.getByLabel("E-mail").fill(LAURA.email);
  await press(page, "Invite");
  await page.getByRole("heading", { name: "A link for Laura" }).waitFor();
  const link = (await page.locator("pre").innerText()).trim();

  const elsewhere = await (await desk.context()).newPage();
  await elsewhere.goto(link);
  await elsewhere.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await elsewhere.getByRole("button", { name: "Join" }).click();
  await elsewhere.getByTitle("Change the work status").waitFor();
  assert.equal((await elsewhere.goto("/cabinet/employees"))?.status(), 403);
  await elsewhere.goto("/console");
  await elsewhere.getByTitle("Change the work status").waitFor();

  await page.getByRole("link", { name: "To the employees" }).click();
  await page.getByRole("link", { name: LAURA.name, exact: true }).click();
  await page.getByRole("link", { name: "Disable" }).click();
  await page.getByRole("heading", { name: "Disable Laura?" }).waitFor();
  await press(page, "Disable");
  await page.getByRole("button", { name: "Enable again" }).waitFor();
  await elsewhere.waitForURL("**/sign-in**");
  await signsIn(elsewhere, { ...LAURA, password: PASSWORD });
  await elsewhere.getByRole("alert").getByText("do not go together").waitFor();

  await press(page, "Enable again");
  await page.getByText("Enabled again.").waitFor();
  await signsIn(elsewhere, { ...LAURA, password: PASSWORD });
  await elsewhere.getByRole("heading", { name: "Your account" }).waitFor();
});

test("a change of language keeps what was typed, ticked and chosen", async () => {
  const page = await (await desk.context()).newPage();
  await signsIn(page, OWNER);
  await page.goto("/cabinet/employees/new");
  await page.getByLabel("Name", { exact: true }).fill("Boris");
  await page.getByRole("radio", { name: "Administrator" }).check();
  await page.getByRole("checkbox").first().uncheck();
  await page.getByRole("button", { name: "Русский" }).click();
  await page.getByRole("heading", { name: "Добавить сотрудника" }).waitFor();
  assert.equal(await page.getByLabel("Имя", { exact: true }).inputValue(), "Boris");
  assert.ok(await page.getByRole("radio", { name: "Администратор" }).isChecked());
  assert.equal(await page.getByRole("checkbox").first().isChecked(), false);
  await page.goto("/cabinet/sites/1");
  await page.getByRole("radio", { name: "Сбалансированный", exact: true }).check();
  await page.getByRole("combobox", { name: "Телефон" }).selectOption({ label: "Обязательно" });
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Settings of The tea shop" }).waitFor();
  assert.ok(await page.getByRole("radio", { name: "Balanced", exact: true }).isChecked());
  assert.equal(await page.getByRole("combobox", { name: "Telephone" }).inputValue(), "required");
});
