/*
 * Pictures of every page and state, in both languages and themes, on a desktop and on a phone, to be looked at:
 * `node photograph.mjs` puts them into shots/, `node photograph.mjs ru` those in Russian only.
 */

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { Desk } from "./support/desk.mjs";
import { Server } from "./support/server.mjs";
import { COMPANY, OWNER, SetupForm } from "./support/setup_form.mjs";
import { WORDS } from "./support/words.mjs";

const FOLDER = fileURLToPath(new URL("shots/", import.meta.url));
const SCREENS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const SAID = {
  en: {
    names: ["Anna", "Boris"],
    question: "Good morning! Which tea would you give to somebody who does not drink tea?",
    more: "She likes honey and hates anything bitter. Here is what I found: www.shop.example/fireweed",
    answer: "Fireweed, then: soft, a little honeyed, no caffeine. We dry it ourselves.",
    again: "It is 6.40 for 100 g, and I can put a sample of the linden blossom in.",
    draft: "And if she does not like it, you can",
    others: ["Where is my order 1042?", "Do you deliver to the islands? I could not find them on the list of places, and the parcel should be there by Friday."],
  },
  ru: {
    names: ["Anna", "Boris"],
    question: "Доброе утро! Какой чай подарить человеку, который не пьёт чай?",
    more: "Она любит мёд и не любит горькое. Вот что нашла: www.shop.example/ivan-chay",
    answer: "Тогда иван-чай: мягкий, немного медовый, без кофеина. Сушим сами.",
    again: "Сто граммов стоят 640 рублей, и я положу пробник липового цвета.",
    draft: "А если не понравится, то можно",
    others: ["Где мой заказ 1042?", "Вы доставляете на острова? Не нашёл их в списке, а посылка нужна к пятнице."],
  },
};

await mkdir(FOLDER, { recursive: true });
for (const language of /** @type {const} */ (["en", "ru"])) {
  if (process.argv.length < 3 || process.argv.includes(language)) await photographAll(language);
}

/** @param {import("./support/words.mjs").Language} language */
async function photographAll(language) {
  const said = SAID[language];
  const desk = await Desk.open({ operators: said.names, language });
  try {
    await setUp(desk, language);
    await cabinet(desk, language);
    await atWork(desk, language, said);
  } finally {
    await desk.close();
  }
}

/**
 * On both screens and in both themes.
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {{fullPage?: boolean}} options
 */
async function photograph(page, name, options = {}) {
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({ path: FOLDER + [name, screen, colorScheme].join("-") + ".png", ...options });
    }
  }
  await page.setViewportSize(SCREENS.desktop);
}

/** @param {Desk} desk @param {import("./support/words.mjs").Language} language */
async function setUp(desk, language) {
  const server = await Server.start();
  const page = await (await desk.context({ baseURL: server.address })).newPage();
  await page.goto("/");
  await photograph(page, language + "-1-pending", { fullPage: true });
  await page.goto(server.setupLink);
  await photograph(page, language + "-2-setup", { fullPage: true });
  const form = new SetupForm(page, language);
  await form.fill({ ...OWNER, ...COMPANY, email: "vera", siteDomain: "no domain", password: "12345" });
  await form.submit();
  await page.getByRole("alert").waitFor();
  await form.fill({ password: "copper teapot" });
  await photograph(page, language + "-3-setup-mistakes", { fullPage: true });
  await server.discard();
}

/** @param {Desk} desk @param {import("./support/words.mjs").Language} language */
async function cabinet(desk, language) {
  const stranger = await (await desk.context()).newPage();
  await stranger.goto("/sign-in");
  await photograph(stranger, language + "-4-sign-in", { fullPage: true });
  await stranger.goto("/no-such-page");
  await photograph(stranger, language + "-5-not-found", { fullPage: true });
  const { page } = await desk.owner();
  for (const [name, path] of [["install-first", "/cabinet/sites/1/install?first=1"], ["home", "/cabinet"], ["site", "/cabinet/sites/1"], ["sites", "/cabinet/sites"], ["site-new", "/cabinet/sites/new"], ["widget", "/cabinet/sites/1/widget"], ["people", "/cabinet/sites/1/people"], ["departments", "/cabinet/sites/1/departments"], ["employees", "/cabinet/employees"], ["employee-new", "/cabinet/employees/new"], ["employee", "/cabinet/employees/2"], ["disable", "/cabinet/employees/2/disable"], ["account", "/cabinet/account"], ["two-factor", "/cabinet/account/two-factor"], ["sessions", "/cabinet/account/sessions"]]) {
    await page.goto(path);
    await photograph(page, language + "-6-" + name, { fullPage: true });
  }
  await page.goto("/console");
  await page.getByTitle(WORDS[language].console.changeStatus).waitFor();
  await photograph(page, language + "-7-console-first-day");
  await page.close();
}

/** @param {Desk} desk @param {import("./support/words.mjs").Language} language @param {typeof SAID.en} said */
async function atWork(desk, language, said) {
  const [anna, guest] = await Promise.all([desk.operator(said.names[0]), desk.visitor()]);
  await photograph(guest.page, language + "-8-tryout", { fullPage: true });
  await guest.opensWidget();
  await photograph(guest.page, language + "-9-widget-empty");
  await guest.says(said.question);
  await guest.says(said.more);
  await guest.seesTick(said.more, "delivered");
  await photograph(guest.page, language + "-10-widget-waiting");
  for (const text of said.others) {
    const other = await desk.visitor();
    await other.opensWidget();
    await other.says(text);
  }
  await anna.row(said.more).waitFor();
  await photograph(anna.page, language + "-11-console-queue");
  await anna.looksAt(said.more);
  await photograph(anna.page, language + "-12-console-preview");
  await anna.pressesTake();
  await anna.answers(said.answer);
  await guest.sees(said.answer);
  await anna.seesTick(said.answer, "read");
  await guest.closesWidget();
  await anna.answers(said.again);
  await anna.seesTick(said.again, "delivered");
  await photograph(guest.page, language + "-13-widget-news");
  await guest.opensWidget();
  await anna.types(said.draft);
  await guest.seesTyping();
  await photograph(guest.page, language + "-14-widget-talk");
  await guest.types(said.others[0]);
  await anna.seesTyping();
  await photograph(anna.page, language + "-15-console-talk");
  await guest.types("x".repeat(4020));
  await photograph(guest.page, language + "-16-widget-too-long");
  await guest.types("");
  await anna.status.click();
  await photograph(anna.page, language + "-17-console-status");
  await anna.page.keyboard.press("Escape");
  for (const tool of ["colleagues", "settings", "person"]) {
    const button = anna.page.locator("[data-disclosure=" + tool + "] > button");
    await button.click();
    await photograph(anna.page, language + "-18-console-" + tool);
    await anna.page.keyboard.press("Escape");
  }
  await anna.page.locator("[data-shortcuts]").first().click();
  await photograph(anna.page, language + "-19-console-shortcuts");
  await anna.page.keyboard.press("Escape");
  await desk.server.kill9();
  await anna.types("");
  await anna.answers(said.draft + "…");
  await guest.says(said.others[1]);
  await anna.page.locator("[data-connection]:not([hidden])").waitFor();
  await photograph(anna.page, language + "-20-console-offline");
  await guest.chat.locator(".connection:not([hidden])").waitFor();
  await photograph(guest.page, language + "-21-widget-offline");
  await desk.server.startAgain();
  await guest.seesTick(said.others[1], "read");
  await anna.closesConversation();
  await guest.chat.locator(".separator.closed").waitFor();
  await photograph(guest.page, language + "-22-widget-closed");
  await photograph(anna.page, language + "-23-console-closed");
  await anna.choosesList("closed");
  await photograph(anna.page, language + "-24-console-closed-list");
  await guest.says(said.question + " 2");
  await anna.takes(said.question + " 2");
  await photograph(anna.page, language + "-25-console-second");
  await anna.becomes("pause");
  await anna.choosesList("queue");
  await photograph(anna.page, language + "-26-console-pause");
}
