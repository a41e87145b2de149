import assert from "node:assert/strict";
import { test } from "node:test";

import { createTimes, sameDay } from "../../../static/shared/times.js";

const at = (year, month, day, hour = 12, minute = 0) => new Date(year, month - 1, day, hour, minute).getTime();
const now = at(2026, 3, 12, 0, 30);
const [english, russian] = [createTimes("en"), createTimes("ru")];

test("days have the names that people use", () => {
  assert.equal(english.day(at(2026, 3, 12, 0, 1), now), "Today");
  assert.equal(english.day(at(2026, 3, 11, 23, 59), now), "Yesterday");
  assert.equal(russian.day(at(2026, 3, 11, 23, 59), now), "Вчера");
  assert.equal(english.day(at(2026, 3, 10), now), "10 March");
  assert.equal(russian.day(at(2026, 3, 10), now), "10 марта");
  assert.equal(english.day(at(2024, 3, 12), now), "12 March 2024");
});

test("yesterday is yesterday on the day of a clock change", () => {
  for (let month = 1; month <= 12; month += 1) {
    for (let day = 1; day <= 27; day += 1) {
      assert.equal(english.day(at(2026, month, day), at(2026, month, day + 1, 0, 0)), "Yesterday");
    }
  }
});

test("clock times are those of the region", () => {
  assert.equal(english.clock(at(2026, 3, 12, 9, 5)), "09:05");
  assert.equal(russian.clock(at(2026, 3, 12, 21, 5)), "21:05");
});

test("waiting is told in its largest unit, rounded down", () => {
  const minute = 60_000;
  const told = [0, minute, 59 * minute, 119 * minute, 24 * 60 * minute, 10 * 24 * 60 * minute].map(english.waiting);
  assert.deepEqual(told, ["now", "1m", "59m", "1h", "1d", "10d"]);
  assert.equal(russian.waiting(3 * minute).replace(/\s/g, " "), "3 мин");
});

test("a day ends at midnight", () => {
  assert.ok(sameDay(at(2026, 3, 12, 0, 0), at(2026, 3, 12, 23, 59)));
  assert.ok(!sameDay(at(2026, 3, 12, 23, 59), at(2026, 3, 13, 0, 0)));
});
