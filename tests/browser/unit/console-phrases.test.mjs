import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fillPhrase } from "../../../static/console/helpers/phrase_text.js";
import { Desk } from "../../../static/console/models/desk.js";
import { MOST, PhraseChoice } from "../../../static/console/models/phrase_choice.js";
import { Phrases } from "../../../static/console/models/phrases.js";
import { welcome } from "./support/console_frames.mjs";

const CASES = JSON.parse(readFileSync(new URL("phrase-cases.json", import.meta.url), "utf8"));
const VALUES = { visitor: "Olga", operator: "Anna", site: "Shop", company: "Tea & Garden" };

const phrase = (id, changes = {}) => ({
  id,
  title: "Title " + id,
  text: "Text " + id,
  group: null,
  language: null,
  sites: null,
  personal: false,
  ...changes,
});
const HERE = { site: 1, language: "ru-RU" };
const ids = (choice) => choice.shown.map(({ id }) => id);

for (const { text, filled, nameless } of CASES.filter(({ unknown }) => unknown === undefined)) {
  test("filled in: " + JSON.stringify(text), () => {
    assert.equal(fillPhrase(text, VALUES), filled);
    assert.equal(fillPhrase(text, { ...VALUES, visitor: "" }), nameless);
  });
}

test("what a visitor calls themselves is not filled in again", () => {
  assert.equal(fillPhrase("Hello, {visitor}!", { ...VALUES, visitor: "{company} $& $1" }), "Hello, {company} $& $1!");
});

test("a variable of a later version stays as it is", () => {
  assert.equal(fillPhrase("{visitor}, {weather}", VALUES), "Olga, {weather}");
});

test("those of the site, in the visitor's language or in any, before those in others", () => {
  const choice = new PhraseChoice();
  const all = [
    phrase(1, { language: "en" }),
    phrase(2),
    phrase(3, { language: "ru" }),
    phrase(4, { sites: [2] }),
    phrase(5, { sites: [1, 2], language: "ru" }),
  ];
  choice.set(all, HERE);
  assert.deepEqual(ids(choice), [2, 3, 5, 1]);
  choice.set(all, { site: 2, language: "en" });
  assert.deepEqual(ids(choice), [1, 2, 4, 3, 5]);
  choice.set(all, { site: 3, language: "" });
  assert.deepEqual(ids(choice), [1, 2, 3]);
});

test("typing narrows them down by title, text and group, titles first, ё as е", () => {
  const choice = new PhraseChoice();
  choice.set([phrase(1, { text: "Заказ принят" }), phrase(2, { title: "Приём заказа" }), phrase(3, { group: "Заказ" })], HERE);
  choice.find("ЗАКАЗ");
  assert.deepEqual(ids(choice), [2, 1, 3]);
  assert.equal(choice.chosen?.id, 2);
  choice.find("прием");
  assert.deepEqual(ids(choice), [2]);
  choice.find("nothing");
  assert.deepEqual([ids(choice), choice.chosen], [[], undefined]);
});

test("the first is chosen, the arrows go round, and one stays where one is when the list changes", () => {
  const choice = new PhraseChoice();
  choice.set([phrase(1), phrase(2), phrase(3)], HERE);
  assert.equal(choice.at, 1);
  choice.step(-1);
  assert.equal(choice.at, 3);
  choice.step(1);
  choice.step(1);
  assert.equal(choice.at, 2);
  choice.set([phrase(2), phrase(4)], HERE);
  assert.equal(choice.at, 2);
  choice.set([phrase(4)], HERE);
  assert.equal(choice.at, 4);
});

test("no more are shown than somebody reads, and it is known how many there are", () => {
  const choice = new PhraseChoice();
  choice.set(Array.from({ length: MOST + 3 }, (_, index) => phrase(index + 1)), HERE);
  assert.deepEqual([choice.shown.length, choice.found.length], [MOST, MOST + 3]);
});

test("they are asked for when they are wanted, and again only after a change or another welcome", async () => {
  const desk = new Desk(() => true, { noted() {}, over() {} });
  let asked = 0;
  const phrases = new Phrases(desk, { phrases: async () => [phrase((asked += 1))] });
  let outdated = 0;
  phrases.outdated.add(() => (outdated += 1));
  assert.deepEqual([asked, phrases.isLoaded], [0, false]);
  await phrases.refresh();
  await phrases.refresh();
  assert.deepEqual([asked, phrases.isLoaded, phrases.items[0].id], [1, true, 1]);
  desk.receive({ type: "phrases_changed" });
  assert.deepEqual([asked, outdated, phrases.items[0].id], [1, 1, 1]);
  await phrases.refresh();
  assert.equal(phrases.items[0].id, 2);
  desk.receive(welcome());
  await phrases.refresh();
  assert.deepEqual([asked, outdated], [3, 2]);
  assert.equal(desk.company, "Garden House");
});

test("a change while the answer is on its way is not lost, and neither is a question without an answer", async () => {
  const desk = new Desk(() => true, { noted() {}, over() {} });
  const answers = [];
  let asked = 0;
  const phrases = new Phrases(desk, {
    phrases: () => new Promise((resolve, reject) => answers.push({ resolve, reject, number: (asked += 1) })),
  });
  const first = phrases.refresh();
  desk.receive({ type: "phrases_changed" });
  answers[0].resolve([phrase(1)]);
  await first;
  const second = phrases.refresh();
  answers[1].reject(new Error("no connection"));
  await assert.rejects(second, /no connection/);
  assert.deepEqual([phrases.isLoaded, phrases.items.length], [true, 1]);
  const third = phrases.refresh();
  answers[2].resolve([phrase(2)]);
  await third;
  assert.equal(phrases.items[0].id, 2);
});
