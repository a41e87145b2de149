import assert from "node:assert/strict";
import { test } from "node:test";

import { createTimes } from "../../../static/shared/times.js";
import { backSentence } from "../../../static/widget/helpers/back.js";
import { textsOf } from "./support/catalogue.mjs";

const at = (/** @type {string} */ local) => new Date(local).getTime();
/** A Wednesday. */
const NOW = at("2026-09-23T22:15");

/** @param {"en" | "ru"} language */
function speaker(language) {
  const [texts, times] = [textsOf("widget", language), createTimes(language)];
  return (/** @type {number | undefined} */ back) => backSentence(back, texts, times, NOW).replaceAll("\u00a0", " ");
}

test("somebody is back today, tomorrow, on a weekday, or on a day of the calendar", () => {
  const says = speaker("en");
  assert.equal(says(at("2026-09-23T23:00")), "We will be back today at 23:00.");
  assert.equal(says(at("2026-09-24T09:00")), "We will be back tomorrow at 09:00.");
  assert.equal(says(at("2026-09-28T09:30")), "We will be back on Monday at 09:30.");
  assert.equal(says(at("2026-09-29T09:00")), "We will be back on Tuesday at 09:00.");
  assert.equal(says(at("2026-09-30T09:00")), "We will be back on 30 September at 09:00.");
  assert.equal(says(at("2027-01-09T09:00")), "We will be back on 9 January 2027 at 09:00.");
});

test("in Russian, with the right endings", () => {
  const says = speaker("ru");
  const days = ["24", "25", "26", "27", "28", "29", "30"].map((day) => says(at("2026-09-" + day + "T09:00")));
  assert.deepEqual(days, [
    "Будем на связи завтра с 09:00.",
    "Будем на связи в пятницу с 09:00.",
    "Будем на связи в субботу с 09:00.",
    "Будем на связи в воскресенье с 09:00.",
    "Будем на связи в понедельник с 09:00.",
    "Будем на связи во вторник с 09:00.",
    "Будем на связи 30 сентября с 09:00.",
  ]);
});

test("nothing is said where nothing is promised, and once the moment has come", () => {
  const says = speaker("en");
  assert.deepEqual([says(undefined), says(NOW), says(NOW - 1)], ["", "", ""]);
});
