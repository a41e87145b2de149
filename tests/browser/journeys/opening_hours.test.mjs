/*
 * Opening hours: an administrator fills them in on a page that needs no JavaScript, and a visitor, far away and while
 * nobody is there, reads by their own clock when somebody will be.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { isAccessible, isSound } from "../support/pages.mjs";
import { OWNER } from "../support/setup_form.mjs";

const [HOUR, DAY] = [3_600_000, 24 * 3_600_000];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Where the visitor lives: nine hours ahead, the year round. */
const [TOKYO, AHEAD] = ["Asia/Tokyo", 9 * HOUR];

/** The hour in which the journey begins, and the moment at which the hours will: three hours later. */
const NOW = Math.floor(Date.now() / HOUR) * HOUR;
const BACK = NOW + 3 * HOUR;

/** @type {Desk} */
let desk;
/** @type {import("playwright-core").Page} */
let page;
/** The same person with scripts, which a look at the page needs. @type {import("playwright-core").Page} */
let looking;

before(async () => {
  desk = await Desk.open();
  looking = (await desk.cabinet()).page;
  page = await (await desk.context({ javaScriptEnabled: false })).newPage();
  await page.goto("/sign-in?next=%2Fcabinet");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
});
after(() => desk?.close());

/** @param {number} at */
const day = (at) => new Date(at).toISOString().slice(0, 10);

/** The field of the weekday of a moment. @param {number} at */
const field = (at) => page.getByRole("textbox", { name: WEEKDAYS[new Date(at).getUTCDay()], exact: true });

/** What a visitor in Tokyo is told of a moment. @param {number} at */
function sentence(at) {
  const [there, here] = [at + AHEAD, Date.now() + AHEAD];
  const days = Math.floor(there / DAY) - Math.floor(here / DAY);
  const word = ["today", "tomorrow"][days] ?? "on " + WEEKDAYS[new Date(there).getUTCDay()];
  return `We will be back ${word} at ${new Date(there).toISOString().slice(11, 16)}.`;
}

const save = (on = page) => on.getByRole("main").getByRole("button", { name: "Save", exact: true }).first().click();

/** @param {string} path @param {string} state */
async function looksSound(path, state) {
  await looking.goto(path);
  await isSound(looking, state);
}

async function visitor() {
  const guest = await desk.visitor({ timezoneId: TOKYO });
  await guest.launcher.click();
  return guest;
}

test("the company lives by the clock of its city", async () => {
  await looksSound("/cabinet/company", "/cabinet/company");
  await looking.getByRole("textbox", { name: "Company", exact: true }).fill("");
  await save(looking);
  await looking.getByText("Please fill this in.").waitFor();
  await isAccessible(looking, "/cabinet/company with a mistake");
  await page.goto("/cabinet/company");
  await page.getByRole("textbox", { name: "Company", exact: true }).fill("");
  await save();
  await page.getByText("Please fill this in.").waitFor();
  await page.getByRole("textbox", { name: "Company", exact: true }).fill("Linden & Mint");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("UTC");
  await save();
  await page.getByText("The settings of the company are saved.").waitFor();
});

test("hours are written as people write them; what contradicts itself is named", async () => {
  await page.goto("/cabinet/sites/1");
  await page.getByRole("navigation", { name: /^Pages of/ }).getByRole("link", { name: "Opening hours" }).click();
  await looksSound(new URL(page.url()).pathname, "hours, before there are any");
  await looking.getByLabel("Monday").fill("all day");
  await looking.getByRole("textbox", { name: "Note for colleagues" }).first().fill("No day");
  await save(looking);
  await looking.getByText("is not a time from and to").waitFor();
  await isSound(looking, "hours with mistakes");
  await page.getByRole("radio", { name: "The hours below" }).check();
  await field(NOW).fill("9-14, 13-18");
  await save();
  await page.getByText("09:00–14:00 and 13:00–18:00 overlap.").waitFor();
  assert.equal(await field(NOW).inputValue(), "9-14, 13-18");
  await field(NOW).fill("");
  const from = new Date(BACK).getUTCHours();
  await field(BACK).fill(`${from}-${(from + 1) % 24}`);
  await field(NOW + 3 * DAY).fill("22-2");
  await save();
  await page.getByText("The opening hours are saved.").waitFor();
  await page.getByText("closed by the hours.").waitFor();
  assert.equal(await field(NOW + 3 * DAY).inputValue(), "22:00–02:00");
});

test("a visitor reads by their own clock when somebody is back, until that moment has come", async () => {
  const guest = await desk.visitor({ timezoneId: TOKYO });
  await guest.page.clock.install();
  await guest.page.reload();
  await guest.launcher.click();
  await guest.reads(sentence(BACK));
  await guest.page.clock.fastForward(BACK - NOW);
  await eventually(() => guest.chat.getByText("We will be back").count(), 0, "the promise has passed");
  await guest.page.context().close();
});

test("pages that are open hear of a holiday at once", async () => {
  const guest = await visitor();
  await guest.reads(sentence(BACK));
  await page.goto("/cabinet/sites/1/hours");
  const row = page.getByRole("group", { name: "Another day" }).first();
  await row.getByLabel("Day", { exact: true }).fill(day(NOW));
  await row.getByLabel("Until (if several)").fill(day(NOW + DAY));
  await row.getByLabel("Note for colleagues").fill("Tea festival");
  await save();
  await page.getByRole("group", { name: "Tea festival" }).waitFor();
  await looksSound("/cabinet/sites/1/hours", "hours with an exception");
  const night = Math.floor((NOW + 3 * DAY) / DAY) * DAY + 22 * HOUR;
  await guest.reads(sentence(night));
  await guest.chat.getByLabel("Message", { exact: false }).last().fill("Do you have fireweed?");
  await guest.chat.getByRole("button", { name: "Send" }).click();
  await guest.reads(/^Thank you, we have your message\..* We will be back/);
  await guest.page.context().close();
});

test("where hours are kept no more, nothing is promised", async () => {
  const guest = await visitor();
  await guest.reads("We will be back");
  await page.getByRole("radio", { name: "No opening hours" }).check();
  await save();
  await page.getByText("The opening hours are saved.").waitFor();
  await eventually(() => guest.chat.getByText("We will be back").count(), 0);
});
