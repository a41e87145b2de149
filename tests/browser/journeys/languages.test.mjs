/*
 * Russian and English, chosen per person: by the browser at first, by the person from then on.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accountOf, Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { englishWords } from "../support/foreign_words.mjs";
import { COMPANY, OWNER, SetupForm } from "../support/setup_form.mjs";
import { Server } from "../support/server.mjs";
import { OfflineForm } from "../support/offline_form.mjs";
import { Operator } from "../support/operator.mjs";
import { PassSheet } from "../support/pass_sheet.mjs";
import { WORDS } from "../support/words.mjs";

const DATA = [...Object.values(COMPANY), ...Object.values(OWNER), "Anna", "Boris"];

/** @type {Desk} */
let desk;
/** @type {import("../support/operator.mjs").Operator} */
let anna;
/** @type {import("../support/visitor.mjs").Visitor} */
let guest;

before(async () => {
  desk = await Desk.open({ operators: ["Anna", "Boris"], language: "ru" });
  [anna, guest] = await Promise.all([desk.operator("Anna"), desk.visitor()]);
});
after(() => desk?.close());

/** @param {import("playwright-core").Page} page */
async function isRussian(page) {
  assert.equal(await page.locator("html").getAttribute("lang"), "ru");
  assert.deepEqual(await englishWords(page, DATA), [], page.url());
}

test("the set-up speaks the language of the browser, with its mistakes", async () => {
  const server = await Server.start();
  const page = await (await desk.context({ baseURL: server.address })).newPage();
  await page.goto("/");
  await isRussian(page);
  await page.goto(server.setupLink);
  await isRussian(page);
  const form = new SetupForm(page, "ru");
  await form.fill({ ...OWNER, email: "вера", siteDomain: "нет такого", password: "1234567890" });
  await form.submit();
  await page.getByRole("alert").waitFor();
  await isRussian(page);
  await page.context().close();
  await server.discard();
});

test("so do the pages before one is signed in", async () => {
  const page = await (await desk.context()).newPage();
  await page.goto("/sign-in");
  await isRussian(page);
  await page.getByLabel("Эл. почта").fill(OWNER.email);
  await page.getByLabel("Пароль", { exact: true }).fill("это не мой пароль");
  await page.getByRole("button", { name: "Войти" }).click();
  await page.getByRole("alert").waitFor();
  await isRussian(page);
  await page.goto("/no-such-page");
  await isRussian(page);
  await page.context().close();
});

test("the widget speaks Russian through a whole conversation", async () => {
  await isRussian(guest.page);
  await guest.opensWidget();
  await isRussian(guest.page);
  await guest.says("Здравствуйте, чай ещё есть?");
  await anna.takes("Здравствуйте, чай ещё есть?");
  await anna.answers("Есть, и свежий.");
  await guest.sees("Есть, и свежий.");
  await guest.seesTick("Здравствуйте, чай ещё есть?", "read");
  await isRussian(guest.page);
});

test("so does the console, with its panels", async () => {
  await isRussian(anna.page);
  await anna.page.keyboard.press("Escape");
  await anna.page.keyboard.press("?");
  await anna.page.getByRole("dialog").waitFor();
  await isRussian(anna.page);
  await anna.page.keyboard.press("Escape");
  await anna.closesConversation();
  await guest.reads(/^Диалог завершён/);
  await isRussian(anna.page);
  await isRussian(guest.page);
});

test("so do passing on, the reasons and what is there when nobody is", async () => {
  const boris = await desk.operator("Boris");
  const other = await desk.visitor();
  await other.opensWidget();
  await other.says("А мёд?");
  await anna.takes("А мёд?");
  const sheet = new PassSheet(anna, "ru");
  await sheet.opens();
  await sheet.receiver("Boris").waitFor();
  await isRussian(anna.page);
  await anna.page.keyboard.press("Escape");
  await sheet.passes("Boris", "Он про прошлогодний.");
  await boris.follows(/^Anna передаёт вам диалог/);
  await isRussian(anna.page);
  await isRussian(boris.page);
  await new PassSheet(boris, "ru").passes("Вернуть в очередь");
  await boris.asks("Почему ещё здесь?");
  await isRussian(boris.page);
  await boris.page.keyboard.press("Escape");
  for (const operator of [anna, boris]) await operator.becomes("left");

  const late = await desk.visitor();
  const form = new OfflineForm(late, "ru");
  await form.opens();
  await form.send.click();
  await eventually(() => form.errorOf("message"), "Заполните это поле.");
  await isRussian(late.page);
  await form.fill({ message: "А завтра?" });
  await form.send.click();
  await late.sees("А завтра?");
  await isRussian(late.page);
  await anna.becomes("ready");
});

test("so does the cabinet", async () => {
  const vera = await desk.owner();
  const ofSites = ["", "/new", "/1", "/1/people", "/1/departments", "/1/install"].map((path) => "/cabinet/sites" + path);
  const ofEmployees = ["", "/new", "/1", "/2", "/2/password", "/2/disable"].map((path) => "/cabinet/employees" + path);
  for (const path of ["/cabinet", ...ofSites, ...ofEmployees, "/cabinet/account"]) {
    await vera.page.goto(path);
    await isRussian(vera.page);
  }
  await vera.page.close();
});

test("so do canned phrases, in the cabinet and above the answer", async () => {
  const vera = await desk.owner();
  const { page } = vera;
  await page.goto("/cabinet/phrases");
  await isRussian(page);
  await page.getByRole("button", { name: "Добавить начальный набор" }).click();
  await page.getByText("Начальный набор добавлен.").waitFor();
  await isRussian(page);
  for (const path of ["/new", "/1", "/1/delete", "/mine", "/mine/new"]) {
    await page.goto("/cabinet/phrases" + path);
    await isRussian(page);
  }
  await page.close();
  const guest = await desk.visitor();
  await guest.opensWidget();
  await guest.says("Есть ли мята?");
  await anna.takes("Есть ли мята?");
  await anna.types("Есть, и свежая.");
  await anna.pane.getByRole("button", { name: /^Готовые фразы/ }).click();
  await anna.pane.getByRole("option").first().waitFor();
  await isRussian(anna.page);
  await anna.pane.getByRole("combobox", { name: "Найти фразу" }).fill("ничего такого");
  await anna.reads("Подходящих фраз нет.");
  await isRussian(anna.page);
  await anna.pane.getByRole("button", { name: "Сохранить написанное как фразу…" }).click();
  await anna.page.getByRole("dialog", { name: "Сохранить как личную фразу" }).waitFor();
  await isRussian(anna.page);
  await anna.page.keyboard.press("Escape");
});

test("a person's choice goes with the person, and changes nothing for others", async () => {
  await anna.page.getByRole("button", { name: WORDS.ru.console.person + ": Anna", exact: true }).click();
  await anna.page.getByRole("button", { name: "English" }).click();
  await anna.page.getByTitle(WORDS.en.console.changeStatus).waitFor();

  const elsewhere = await (await desk.context()).newPage();
  const again = new Operator(elsewhere, accountOf("Anna"), "ru");
  await again.submitsSignIn();
  await elsewhere.getByTitle(WORDS.en.console.changeStatus).waitFor();
  await elsewhere.goto("/cabinet/account");
  await elsewhere.getByRole("heading", { name: WORDS.en.account.heading }).waitFor();

  const vera = await desk.owner();
  await isRussian(vera.page);
});

test("a visitor who reads English has the widget in English", async () => {
  const visitor = await desk.visitor({ locale: "en-GB" });
  await visitor.page.getByRole("button", { name: WORDS.en.widget.open }).click();
  await visitor.page.getByText(WORDS.en.widget.greeting).waitFor();
});
