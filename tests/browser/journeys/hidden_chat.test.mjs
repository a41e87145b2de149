/*
 * A site that shows no chat while nobody is there: in pages that are open already the launcher goes and comes (X14), and
 * whoever has a conversation keeps it. Pages ask once a minute; here their clocks run ahead.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { Visitor } from "../support/visitor.mjs";

/** Longer than a page waits between two questions, in milliseconds. */
const TWO_MINUTES = 120_000;

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** Somebody who only looks at the page. @type {Visitor} */
let passer;
/** @type {Visitor} */
let guest;

/** Somebody on the try-out page, whose browser keeps nothing and whose clock can be put forward. */
async function arrives() {
  const context = await desk.context();
  await context.clock.install();
  await context.route(/\/w\//, (route) => route.continue()); // Caches go by the clock of the machine.
  const page = await context.newPage();
  await page.goto(desk.tryOut);
  return new Visitor(page);
}

/** @param {Visitor} visitor */
async function someTimePasses({ page }) {
  const asked = page.waitForResponse(/\/w\/\w+\.json\?look=\d+$/);
  await page.clock.fastForward(TWO_MINUTES);
  await asked;
}

before(async () => {
  desk = await Desk.open({ operators: ["Anna"] });
  anna = await desk.operator("Anna");
  passer = await arrives();
});
after(() => desk?.close());

test("while somebody is Ready there is a launcher, and a change of the settings takes nothing away", async () => {
  const cabinet = await desk.cabinet();
  await cabinet.setsOffline("Nothing");
  await cabinet.page.close();
  await someTimePasses(passer);
  await passer.page.getByRole("button", { name: "Open the chat", exact: true }).waitFor();
});

test("X14: when the last one leaves, it disappears from the page that is open", async () => {
  await anna.becomes("left");
  await passer.launcher.waitFor();
  await someTimePasses(passer);
  await passer.launcher.waitFor({ state: "hidden" });
});

test("a page that is opened now shows none", async () => {
  const other = await arrives();
  await other.page.waitForFunction(() => document.querySelector("besedka-widget") !== null);
  assert.equal(await other.launcher.count(), 0);
  await other.page.context().close();
});

test("it comes back when somebody is Ready again, and works", async () => {
  await anna.becomes("ready");
  await someTimePasses(passer);
  await passer.opensWidget();
  await passer.says("Is this shop real?");
  await anna.takes("Is this shop real?");
  await anna.answers("The chat is.");
  await passer.sees("The chat is.");
});

test("an open conversation stays, with its launcher, on this page and on the next one", async () => {
  guest = passer;
  await anna.becomes("pause");
  await guest.closesWidget();
  await guest.launcher.waitFor();
  await guest.page.reload();
  await guest.opensWidget();
  await guest.says("Then I shall stay for the talk.");
  await anna.sees("Then I shall stay for the talk.");
  await anna.answers("Please do.");
  await guest.sees("Please do.");
});

test("when it is over, the launcher goes like everybody else's", async () => {
  await guest.closesWidget();
  await anna.closesConversation();
  await anna.isIn("left");
  await guest.launcher.waitFor({ state: "hidden" });
});
