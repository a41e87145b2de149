/*
 * The company demands two-factor sign-in of its administrators: the owner sets it up and demands it, and an administrator
 * who lacks it is led there amid a sentence, which is not lost. Every page on the way is one that everybody can use.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Authenticator } from "../support/authenticator.mjs";
import { Desk, accountOf } from "../support/desk.mjs";
import { Operator } from "../support/operator.mjs";
import { isSound } from "../support/pages.mjs";
import { OWNER } from "../support/setup_form.mjs";

const BORIS = accountOf("Boris");

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open();
  await desk.server.stop();
  const words = ["create", "--role", "administrator", "--name", BORIS.name, "--email", BORIS.email, "--password-stdin"];
  await desk.server.admin(words, BORIS.password);
  await desk.server.startAgain();
});
after(() => desk?.close());

/** @param {import("playwright-core").Page} page @param {string} name */
function press(page, name) {
  return page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

/** @param {import("playwright-core").Page} page @param {string} password */
async function setsUp(page, password) {
  await press(page, "Set it up");
  const phone = new Authenticator(await page.locator(".key").innerText());
  await isSound(page, "the steps of setting it up");
  await page.getByLabel("Code").fill(phone.digits());
  await page.getByLabel("Current password").fill(password);
  await press(page, "Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  await isSound(page, "the recovery codes");
  await page.getByRole("link", { name: "I have kept them" }).click();
}

test("whoever demands it has it, and whoever lacks it is led to it and back, with what they were typing", async () => {
  const { page } = await desk.cabinet();
  const visitor = await desk.visitor();
  const console = new Operator(await (await desk.context()).newPage(), BORIS);
  await console.signsIn();
  await visitor.opensWidget();
  await visitor.says("Do you have honey?");
  await console.takes("Do you have honey?");
  await console.composer.fill("We have linden honey and");

  await page.goto("/cabinet/company");
  const form = page.locator('form[action^="/cabinet/company/two-factor"]');
  await form.getByText("Without it so far: " + OWNER.name + ", Boris.").waitFor();
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("for yourself first").waitFor();
  await isSound(page, "the demand of somebody who lacks it");
  await form.getByRole("link", { name: "Set it up" }).click();
  await setsUp(page, OWNER.password);
  await page.getByRole("heading", { name: "Company", exact: true }).waitFor();
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("From now on administrators and the owner must use two-factor sign-in.").waitFor();
  await isSound(page, "the demand");
  await page.goto("/cabinet/account/two-factor");
  await page.getByText("so it stays on").waitFor();
  assert.equal(await page.getByRole("link", { name: "Turn it off" }).count(), 0);

  const led = console.page;
  await led.waitForURL("**/cabinet/account/two-factor**");
  await led.getByText("asks its administrators for two-factor sign-in").waitFor();
  assert.equal(await led.getByRole("navigation").count(), 0, "nothing else is offered");
  await isSound(led, "the page of somebody who has to set it up first");
  await led.goto("/cabinet/monitoring");
  await led.waitForURL("**/cabinet/account/two-factor?next=/cabinet/monitoring");
  await led.goto("/console");
  await setsUp(led, BORIS.password);
  await console.status.waitFor();
  await console.choosesList("mine");
  await console.row("We have linden honey and").click();
  assert.equal(await console.composer.inputValue(), "We have linden honey and");
});

test("the machine takes the demand back", async () => {
  await desk.server.stop();
  await desk.server.admin(["leave-two-factor"], "");
  await desk.server.startAgain();
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/company");
  assert.equal(await page.getByRole("checkbox").isChecked(), false);
});
