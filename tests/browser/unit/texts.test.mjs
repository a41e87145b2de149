import assert from "node:assert/strict";
import { test } from "node:test";

import { createTexts } from "../../../static/shared/texts.js";

const russian = createTexts("ru", {
  hello: "Здравствуйте, {name}",
  messages: { one: "{n} сообщение", few: "{n} сообщения", many: "{n} сообщений" },
});

test("places are filled in", () => {
  assert.equal(russian("hello", { name: "Анна" }), "Здравствуйте, Анна");
});

test("what was filled in is not searched for places again", () => {
  assert.equal(russian("hello", { name: "{name}" }), "Здравствуйте, {name}");
});

test("the number chooses the plural form of the language", () => {
  const counted = [1, 3, 5, 11, 21].map((n) => russian("messages", { n }));
  assert.deepEqual(counted, ["1 сообщение", "3 сообщения", "5 сообщений", "11 сообщений", "21 сообщение"]);
});

test("numbers are written as the language writes them", () => {
  assert.equal(createTexts("en", { left: "{n} left" })("left", { n: 3950 }), "3,950 left");
});
