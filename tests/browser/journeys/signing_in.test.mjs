/*
 * A person protects their account: a phone beside the password, recovery codes, and the end of what was left open
 * elsewhere. Signing in needs no JavaScript.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Authenticator } from "../support/authenticator.mjs";
import { Desk, accountOf } from "../support/desk.mjs";
import { OWNER } from "../support/setup_form.mjs";

const ANNA = accountOf("Anna");
const BORIS = accountOf("Boris");

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"] });
});
after(() => desk?.close());

/** @param {import("playwright-core").Page} page @param {{email: string, password: string}} account */
async function givesPassword(page, { email, password }) {
  await page.goto("/sign-in?next=%2Fcabinet%2Faccount");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** @param {import("playwright-core").Page} page @param {string} code */
async function givesCode(page, code) {
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** @param {import("playwright-core").Page} page @param {string} name */
function press(page, name) {
  return page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

/** @param {import("playwright-core").Page} page */
async function signsOut(page) {
  await page.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").waitFor();
}

test("two-factor sign-in is set up, asked for, and helped out by recovery codes, without JavaScript", async () => {
  const page = await (await desk.context({ javaScriptEnabled: false })).newPage();
  await givesPassword(page, ANNA);
  await page.getByRole("link", { name: "Two-factor sign-in" }).click();
  await press(page, "Set it up");
  await page.getByRole("img", { name: "The picture for the authenticator app" }).waitFor();
  const phone = new Authenticator(await page.locator(".key").innerText());
  await page.getByLabel("Code").fill("12");
  await page.getByLabel("Current password").fill(ANNA.password);
  await press(page, "Turn it on");
  await page.getByText("This code is not right").waitFor();
  assert.equal(await page.getByLabel("Code").inputValue(), "12");
  await page.getByLabel("Code").fill(phone.digits());
  await page.getByLabel("Current password").fill(ANNA.password);
  await press(page, "Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  const codes = (await page.locator("pre").innerText()).match(/^\w{5}-\w{5}$/gm) ?? [];
  assert.equal(codes.length, 10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes left").waitFor();

  await signsOut(page);
  await givesPassword(page, ANNA);
  await givesCode(page, "no code");
  await page.getByText("This code is not right").waitFor();
  await givesCode(page, phone.digits());
  await page.getByRole("heading", { name: "Your account" }).waitFor();

  await signsOut(page);
  await givesPassword(page, ANNA);
  await givesCode(page, codes[6].toUpperCase());
  await page.getByText("You have 9 left.").waitFor();
  await page.getByRole("link", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Your account" }).waitFor();

  await page.getByRole("link", { name: "Two-factor sign-in" }).click();
  await page.getByRole("link", { name: "Turn it off" }).click();
  await page.getByLabel("Current password").fill(ANNA.password);
  await page.getByLabel("Code").fill(codes[7]);
  await press(page, "Turn it off");
  await page.getByText("Two-factor sign-in is off.").waitFor();
  await signsOut(page);
  await givesPassword(page, ANNA);
  await page.getByRole("heading", { name: "Your account" }).waitFor();
});

test("a console that was left open somewhere is closed from here", async () => {
  const console = await desk.operator("Boris");
  const page = await (await desk.context()).newPage();
  await givesPassword(page, BORIS);
  await page.getByRole("link", { name: "Where you are signed in" }).click();
  await page.getByText("Its console is open").waitFor();
  await page.getByRole("button", { name: /^Sign out: Chrome \d+, Linux, 127.0.0.1$/ }).click();
  await page.getByText("Signed out there.").waitFor();
  await console.page.waitForURL("**/sign-in**");
  await page.getByText("You are signed in nowhere else.").waitFor();
});

test("an administrator helps somebody who has lost the phone", async () => {
  const page = await (await desk.context()).newPage();
  await givesPassword(page, BORIS);
  await page.goto("/cabinet/account/two-factor");
  await press(page, "Set it up");
  const phone = new Authenticator(await page.locator(".key").innerText());
  await page.getByLabel("Code").fill(phone.digits());
  await page.getByLabel("Current password").fill(BORIS.password);
  await press(page, "Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  await page.goto("/console");
  await page.getByTitle("Change the work status").waitFor();
  const cabinet = await desk.cabinet();
  await cabinet.page.goto("/cabinet/employees");
  await cabinet.page.getByRole("link", { name: BORIS.name, exact: true }).click();
  await cabinet.page.getByRole("link", { name: "Turn two-factor sign-in off" }).click();
  await cabinet.page.getByRole("heading", { name: "Turn two-factor sign-in of Boris off?" }).waitFor();
  await press(cabinet.page, "Turn two-factor sign-in off");
  await cabinet.page.getByText("Two-factor sign-in of this employee is off.").waitFor();
  await page.waitForURL("**/sign-in**");
  await givesPassword(page, BORIS);
  await page.getByRole("heading", { name: "Your account" }).waitFor();
});

test("from the machine it is turned off for the owner, too", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/account/two-factor");
  await press(page, "Set it up");
  const phone = new Authenticator(await page.locator(".key").innerText());
  await page.getByLabel("Code").fill(phone.digits());
  await page.getByLabel("Current password").fill(OWNER.password);
  await press(page, "Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  await desk.server.stop();
  await desk.server.admin(["reset-two-factor", "--email", OWNER.email], "");
  await desk.server.startAgain();
  await page.goto("/cabinet/account");
  await page.getByLabel("E-mail").waitFor();
  await givesPassword(page, OWNER);
  await page.getByText("Two-factor sign-in is off.").waitFor();
});
