/*
 * The pages of one's own account and of the sign-in with a code, in every state: no violation that axe knows of, in the
 * light and in the dark, and nothing beside the edge of a screen of 320 pixels.
 */

import { after, before, test } from "node:test";

import { Authenticator } from "../support/authenticator.mjs";
import { Desk, accountOf } from "../support/desk.mjs";
import { isSound } from "../support/pages.mjs";
import { OWNER } from "../support/setup_form.mjs";

const ANNA = accountOf("Anna");

/** @type {Desk} */
let desk;
before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
});
after(() => desk?.close());

test("two-factor sign-in", async () => {
  const { page } = await desk.operator("Anna");
  const presses = (/** @type {string} */ name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
  await page.goto("/cabinet/account/two-factor");
  await isSound(page, "two-factor sign-in, off");
  await presses("Set it up");
  const phone = new Authenticator(await page.locator(".key").innerText());
  await isSound(page, "setting it up");
  await presses("Turn it on");
  await page.locator("[aria-invalid=true]").waitFor();
  await isSound(page, "setting it up with mistakes");
  await page.getByLabel("Code").fill(phone.digits());
  await page.getByLabel("Current password").fill(ANNA.password);
  await presses("Turn it on");
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  await isSound(page, "recovery codes");
  const [code] = (await page.locator("pre").innerText()).match(/^\w{5}-\w{5}$/m) ?? [""];
  for (const path of ["", "/codes", "/off"]) {
    await page.goto("/cabinet/account/two-factor" + path);
    await isSound(page, "two-factor sign-in, on" + path);
  }
  await presses("Turn it off");
  await page.locator("[aria-invalid=true]").waitFor();
  await isSound(page, "turning it off with mistakes");
  const { page: another } = await desk.owner();
  for (const path of ["", "/two-factor", "/sessions"]) {
    await another.goto("/cabinet/employees/2" + path);
    await isSound(another, "an employee with two-factor sign-in" + path);
  }
  await page.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("E-mail").fill(ANNA.email);
  await page.getByLabel("Password", { exact: true }).fill(ANNA.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await isSound(page, "asked for a code");
  await page.getByLabel("Code").fill("nonsense");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator("[aria-invalid=true]").waitFor();
  await isSound(page, "a code that is not right");
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("You have 9 left.").waitFor();
  await isSound(page, "in by a recovery code");
  await page.goto("/cabinet/account");
  await isSound(page, "the account");
});

test("sessions", async () => {
  await desk.owner();
  const { page } = await desk.owner();
  await page.goto("/cabinet/account/sessions");
  await isSound(page, "one session");
  const elsewhere = await (await desk.context()).newPage();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("E-mail").fill(OWNER.email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.getByTitle("Change the work status").waitFor();
  await page.reload();
  await page.getByText("Its console is open").waitFor();
  await isSound(page, "two sessions");
});
