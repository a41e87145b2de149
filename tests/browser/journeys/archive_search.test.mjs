/*
 * The archive finds words in their other forms, in English and in Russian, and says what to try where it finds nothing.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Desk } from "../support/desk.mjs";
import { eventually } from "../support/eventually.mjs";
import { isSound } from "../support/pages.mjs";

const TOLD = {
  en: {
    said: "Good morning! Two of my kettles arrived without lids.",
    other: "Do you have fireweed tea this year?",
    asked: "kettle lid",
    marked: ["kettles", "lids"],
    missing: "kettle samovar",
    field: "Search",
    show: "Apply",
    state: "State",
    closed: "Closed",
    nothing: "No conversation has these words: kettle samovar",
    advice: "All of the words have to be in one conversation, not far apart: try fewer.",
    alone: "Look for this without the other filters",
  },
  ru: {
    said: "Доброе утро! Два моих заказа приехали с разбитыми крышками.",
    other: "Есть ли в этом году иван-чай?",
    asked: "заказы крышка",
    marked: ["заказа", "крышками"],
    missing: "заказ самовар",
    field: "Поиск",
    show: "Найти",
    state: "Состояние",
    closed: "Закрытые",
    nothing: "Ни в одном диалоге нет таких слов: заказ самовар",
    advice: "Все слова должны быть в одном диалоге, недалеко друг от друга: попробуйте меньше слов.",
    alone: "Искать без остальных условий",
  },
};

for (const language of /** @type {const} */ (["en", "ru"])) {
  const told = TOLD[language];
  test("a conversation is found by words in other forms than were written: " + language, async () => {
    const desk = await Desk.open({ language });
    try {
      await desk.owner();
      for (const text of [told.said, told.other]) {
        const visitor = await desk.visitor();
        await visitor.opensWidget();
        await visitor.says(text);
      }
      const { page } = await desk.cabinet();
      const looksFor = async (/** @type {string} */ words) => {
        await page.getByRole("searchbox", { name: told.field, exact: true }).fill(words);
        await page.getByRole("button", { name: told.show, exact: true }).click();
        await page.waitForURL("**?q=**");
      };
      // The index follows what was written at a distance of a second or two.
      await eventually(async () => {
        await page.goto("/cabinet/conversations");
        await looksFor(told.asked);
        return (await page.locator("mark").count()) > 0;
      }, true, "the words are indexed");
      assert.deepEqual(await page.locator("mark").allInnerTexts(), told.marked);
      assert.equal(await page.getByRole("main").getByRole("heading", { level: 2 }).count(), 1, "the other one has none of them");
      await isSound(page, "the archive, with words found, " + language);

      await page.getByRole("main").getByRole("heading", { level: 2 }).getByRole("link").click();
      await page.getByText(told.said).first().waitFor();
      await page.goBack();

      await page.getByRole("combobox", { name: told.state, exact: true }).selectOption({ label: told.closed });
      await looksFor(told.missing);
      await page.getByText(told.nothing).waitFor();
      await page.getByText(told.advice).waitFor();
      await isSound(page, "the archive, with nothing found, " + language);
      await page.getByRole("link", { name: told.alone }).click();
      await page.waitForURL((address) => !address.search.includes("state"));
      assert.equal(await page.getByRole("searchbox", { name: told.field, exact: true }).inputValue(), told.missing);
    } finally {
      await desk.close();
    }
  });
}
