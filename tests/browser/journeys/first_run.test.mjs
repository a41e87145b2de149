/*
 * The first quarter of an hour: from the printed link in an empty folder to the first message in the console.
 */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launchBrowser, patient } from "../support/browser.mjs";
import { Operator } from "../support/operator.mjs";
import { Server } from "../support/server.mjs";
import { COMPANY, OWNER, SetupForm } from "../support/setup_form.mjs";
import { Visitor } from "../support/visitor.mjs";

const MISTAKES = { name: "Vera Linden", email: "vera at shop", password: "12345678", company: "Linden & Mint", siteDomain: "no domain", siteName: "The tea shop" };

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

/**
 * @param {Server} server
 * @param {import("playwright-core").BrowserContextOptions} options
 */
async function somebody(server, options = {}) {
  return patient(await browser.newContext({ locale: "en-GB", baseURL: server.address, ...options }));
}

/** @param {SetupForm} form */
async function typed(form) {
  const names = /** @type {(keyof typeof MISTAKES)[]} */ (Object.keys(MISTAKES));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await form.field(name).inputValue()])));
}

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? "the set-up" : "the set-up without JavaScript", () => {
    /** @type {Server} */
    let server;
    /** @type {import("playwright-core").Page} */
    let page;
    /** @type {SetupForm} */
    let form;
    before(async () => {
      server = await Server.start();
      page = await (await somebody(server, { javaScriptEnabled })).newPage();
      form = new SetupForm(page);
    });
    after(() => server?.discard());

    test("whoever has no link is told where it is", async () => {
      await page.goto("/");
      await page.getByRole("heading", { name: "Almost there" }).waitFor();
      await page.getByText(server.address + "/setup?token=…").waitFor();
      await page.goto("/setup?token=wrong");
      await page.getByText("This link does not work, or no longer.").waitFor();
    });

    test("an empty form is answered with an error beside every field", async () => {
      await page.goto(server.setupLink);
      await form.submit();
      await page.getByRole("alert").waitFor();
      for (const name of /** @type {(keyof typeof MISTAKES)[]} */ (Object.keys(MISTAKES))) {
        assert.notEqual(await form.errorOf(name), "", name);
      }
    });

    test("mistakes are named where they are, and everything typed stays except the password", async () => {
      await form.fill(MISTAKES);
      await form.submit();
      await page.getByText("This does not look like an e-mail address.").waitFor();
      assert.deepEqual(await typed(form), { ...MISTAKES, password: "" });
      assert.match(await form.errorOf("password"), /At least \d+ characters/);
      assert.match(await form.errorOf("siteDomain"), /does not look like the address of a site/);
      for (const name of /** @type {const} */ (["name", "company", "siteName"])) assert.equal(await form.errorOf(name), "", name);
    });

    test("a password that is easy to guess is refused with the reason", async () => {
      await form.fill({ ...OWNER, ...COMPANY, password: "Linden Mint 26" });
      await form.submit();
      await page.getByText("This password is easy to guess.", { exact: false }).first().waitFor();
      assert.match(await form.errorOf("password"), /easy to guess/);
    });

    test("a good form leads to the line for the site", async () => {
      await form.fill({ ...OWNER, ...COMPANY });
      await form.submit();
      await page.getByRole("heading", { name: "The chat is ready. Now put its code on your site" }).waitFor();
      const line = await page.locator("pre").first().innerText();
      assert.match(line, new RegExp('^<script async src="' + server.address + '/w/[0-9A-Za-z]+\\.js"></script>$'));
    });

    test("the link has worked once and does not work again", async () => {
      const stranger = await (await somebody(server, { javaScriptEnabled })).newPage();
      await stranger.goto(server.setupLink);
      await stranger.getByRole("heading", { name: "Sign in" }).waitFor();
    });

    test("signing in: a wrong password is told and the address stays", async () => {
      const other = await (await somebody(server, { javaScriptEnabled })).newPage();
      await other.goto("/cabinet/account");
      await other.getByLabel("E-mail").fill(OWNER.email);
      await other.getByLabel("Password", { exact: true }).fill("not my password");
      await other.getByRole("button", { name: "Sign in" }).click();
      await other.getByRole("alert").getByText("do not go together").waitFor();
      assert.equal(await other.getByLabel("E-mail").inputValue(), OWNER.email);
      assert.equal(await other.getByLabel("Password", { exact: true }).inputValue(), "");
      await other.getByLabel("Password", { exact: true }).fill(OWNER.password);
      await other.getByRole("button", { name: "Sign in" }).click();
      await other.getByRole("heading", { name: "Your account" }).waitFor();
      await other.getByRole("button", { name: "Sign out" }).first().click();
      await other.getByRole("heading", { name: "Sign in" }).waitFor();
    });
  });
}

test("a change of language keeps what was typed", async () => {
  const server = await Server.start();
  const page = await (await somebody(server)).newPage();
  await page.goto(server.setupLink);
  await new SetupForm(page).fill(MISTAKES);
  await page.getByRole("button", { name: "Русский" }).click();
  const form = new SetupForm(page, "ru");
  await form.heading.waitFor();
  assert.deepEqual(await typed(form), { ...MISTAKES, password: "" });
  await server.discard();
});

test("from the line for the site to the first message in the console", async () => {
  const server = await Server.start();
  const context = await somebody(server, { permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const form = new SetupForm(page);
  await page.goto(server.setupLink);
  await form.fill({ ...OWNER, ...COMPANY });
  await form.submit();

  await page.getByRole("button", { name: "Copy", exact: true }).first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^<script async src=.*<\/script>$/);

  const open = async (/** @type {RegExp} */ name) => {
    const [opened] = await Promise.all([context.waitForEvent("page"), page.getByRole("main").getByRole("link", { name }).click()]);
    return opened;
  };
  const guest = new Visitor(await open(/^Open the try-out page/));
  const vera = new Operator(await open(/^Open the console/), OWNER);
  await vera.isIn("ready");
  await guest.opensWidget();
  await guest.says("Hello, is this thing on?");
  await vera.row("Hello, is this thing on?").waitFor();

  await page.goto("/cabinet");
  await page.getByText("Done: 3 of 8.").waitFor();
  for (const name of ["Set up the company", "Open the console and become Ready", "Talk with yourself"]) {
    assert.equal(await stateOf(page, name), "Done", name);
  }
  assert.equal(await stateOf(page, "Put the chat on your site"), "To do");
  assert.equal(await stateOf(page, "Invite colleagues"), "Can wait");
  await page.getByRole("main").getByRole("link", { name: "Look and words" }).click();
  await page.getByRole("radio", { name: "Headset" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The chat looks and speaks like this from now on.").waitFor();
  await page.goto("/cabinet");
  await page.getByText("Done: 4 of 8.").waitFor();
  assert.equal(await stateOf(page, "Choose the look and the words of the chat"), "Done");
  await server.discard();
});

/**
 * What a first step is marked with.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
function stateOf(page, name) {
  const step = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  return step.locator(".state").innerText();
}
