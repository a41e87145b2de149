/*
 * E-mail is set up and tried out against a real mail server; somebody is invited by it, opens the link and is in the
 * console. A mail that was on its way when the power failed is not sent again by itself. Every page on the way is one that
 * everybody can use.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { MAIL_PASSWORD, MailServer, USER } from "../support/mail_server.mjs";
import { isSound } from "../support/pages.mjs";

/** @type {Desk} */
let desk;
/** @type {MailServer} */
let mail;
before(async () => {
  [desk, mail] = await Promise.all([Desk.open(), MailServer.start()]);
});
after(async () => {
  await desk?.close();
  await mail?.ends();
});

/** @param {import("playwright-core").Page} page @param {string} name */
function press(page, name) {
  return page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

test("e-mail is set up and tried out", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet");
  await page.getByRole("link", { name: "E-mail", exact: true }).click();
  await page.getByText("E-mail is not set up.").waitFor();
  await isSound(page, "e-mail before it is set up");
  await press(page, "Save");
  await page.getByRole("alert").first().waitFor();
  await isSound(page, "e-mail with mistakes");
  await page.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await page.getByRole("radio", { name: "None", exact: true }).check();
  await page.getByLabel("Port").fill(String(mail.port));
  await page.getByLabel("User").fill(USER);
  await page.getByLabel("Password").fill("not this one");
  await press(page, "Save");
  await page.getByText("Saved. Send a test").waitFor();
  await press(page, "Send a test");
  await page.getByText("535 5.7.8 Authentication credentials invalid").waitFor();
  await isSound(page, "a test that was refused");
  await page.getByLabel("Password").fill(MAIL_PASSWORD);
  await press(page, "Save");
  await page.getByText("Saved. Send a test").waitFor();
  await page.getByLabel("To which address").fill("refused@shop.example");
  await press(page, "Send a test");
  await page.getByText("550 5.1.1 There is no such person here").waitFor();
  await page.getByLabel("To which address").fill("owner@shop.example");
  await press(page, "Send a test");
  await page.getByText("The server has taken the test.").waitFor();
  assert.match((await mail.takes()).subject, /^A test from the chat of/);
  await isSound(page, "a test that was taken");
  await page.close();
});

test("a password that the server refuses is told on the first page, and mended settings send what waits", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/mail");
  await page.getByLabel("Password").fill("not this one any more");
  await press(page, "Save");
  await page.getByText("Saved. Send a test").waitFor();
  await page.goto("/cabinet/employees/new");
  await page.getByLabel("Name", { exact: true }).fill("Nina");
  await page.getByLabel("E-mail").first().fill("nina@shop.example");
  await press(page, "Invite");
  await page.getByText("The invitation is on its way.").waitFor();
  await page.goto("/cabinet");
  await eventually(async () => {
    await page.reload();
    return page.getByRole("alert").filter({ hasText: "the server says “535 5.7.8" }).isVisible();
  }, true);
  await page.getByText("1 mail waits").waitFor();
  await isSound(page, "the alarm of e-mail");
  await page.getByRole("link", { name: "Settings of e-mail" }).click();
  await page.getByRole("alert").filter({ hasText: "No e-mail leaves since" }).waitFor();
  await isSound(page, "the alarm of e-mail on its page");
  await page.getByLabel("Password").fill(MAIL_PASSWORD);
  await press(page, "Save");
  assert.equal((await mail.takes()).to[0], "nina@shop.example");
  await page.goto("/cabinet");
  await eventually(async () => {
    await page.reload();
    return page.getByText("No e-mail leaves since").count();
  }, 0);
  await page.close();
});

test("somebody is invited by e-mail and is in the console", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/employees/new");
  await isSound(page, "an invitation by e-mail");
  await page.getByLabel("Name", { exact: true }).fill("Laura");
  await page.getByLabel("E-mail").first().fill("laura@shop.example");
  await press(page, "Invite");
  await page.getByText("The invitation is on its way.").waitFor();
  await page.getByText("Invited, not signed in yet").first().waitFor();
  await isSound(page, "employees with somebody who is to come");
  await page.getByRole("main").getByRole("link", { name: "Laura", exact: true }).click();
  await page.getByRole("button", { name: "Take the link back" }).waitFor();
  await isSound(page, "somebody who is to come");

  const link = /http:\S+\/join\/\S+/.exec((await mail.takes()).text)?.[0] ?? "";
  const elsewhere = await (await desk.context()).newPage();
  await elsewhere.goto(link);
  await elsewhere.getByLabel("Password", { exact: true }).fill("short");
  await elsewhere.getByRole("button", { name: "Join" }).click();
  await elsewhere.getByText("At least 10 characters, please.").waitFor();
  await isSound(elsewhere, "joining");
  await elsewhere.getByLabel("Password", { exact: true }).fill("a kettle for the gardener");
  await elsewhere.getByRole("button", { name: "Join" }).click();
  await elsewhere.getByTitle("Change the work status").waitFor();
  await elsewhere.goto(link);
  await elsewhere.getByText("A password was set by this link already.").waitFor();
  await isSound(elsewhere, "a link that was used");
  const stranger = await (await desk.context()).newPage();
  await stranger.goto("/sign-in");
  await stranger.getByRole("link", { name: "Forgot your password?" }).click();
  await isSound(stranger, "a forgotten password");
  await stranger.getByLabel("E-mail").fill("laura@shop.example");
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await stranger.getByRole("status").getByText("a link is on its way there").waitFor();
  await isSound(stranger, "a link that is on its way");
  assert.match((await mail.takes()).subject, /^Another password/);
});

test("a mail that was on its way when the power failed is left to a person", async () => {
  const { page } = await desk.cabinet();
  await page.goto("/cabinet/employees/new");
  await page.getByLabel("Name", { exact: true }).fill("Held");
  await page.getByLabel("E-mail").first().fill("held@shop.example");
  await press(page, "Invite");
  await mail.takes();
  await desk.server.kill9();
  await desk.server.startAgain();
  await page.goto("/cabinet/mail");
  const doubts = async () => {
    await page.reload();
    return page.getByText("Unknown whether it arrived").count();
  };
  await eventually(doubts, 1, "mails in doubt");
  await isSound(page, "a mail in doubt");
  await page.getByRole("link", { name: "It has arrived, or is not needed" }).click();
  await isSound(page, "a mail that is to be discarded");
  await press(page, "Discard");
  await page.getByText("Nothing waits, and nothing went wrong.").waitFor();
});
