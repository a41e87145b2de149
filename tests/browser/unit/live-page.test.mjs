import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { spanWords } from "../../../static/pages/helpers/spans.js";
import { LivePage } from "../../../static/pages/models/live_page.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A page whose answers come when they are given. */
function open() {
  const page = { loads: [], shown: [], states: [], inUse: false };
  page.live = new LivePage({
    load: () => new Promise((resolve, reject) => page.loads.push({ resolve, reject })),
    show: (next) => page.shown.push(next),
    isInUse: () => page.inUse,
    onState: (state) => page.states.push(state),
  });
  page.answers = async (next) => {
    page.loads.at(-1).resolve(next);
    await settled();
  };
  return page;
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("a page that is connected is fetched, shown, and says that it follows", async () => {
  const page = open();
  page.live.connected();
  await page.answers("one");
  assert.deepEqual([page.shown, page.states], [["one"], ["on"]]);
});

test("however often something changes, the page is fetched at once and then every two seconds, and the last change is seen", async () => {
  const page = open();
  page.live.connected();
  for (let n = 0; n < 10; n += 1) page.live.changed();
  assert.equal(page.loads.length, 1);
  await page.answers("one");
  page.live.changed();
  mock.timers.tick(1_999);
  assert.equal(page.loads.length, 1);
  mock.timers.tick(1);
  assert.equal(page.loads.length, 2);
  await page.answers("two");
  mock.timers.tick(2_000);
  assert.deepEqual([page.loads.length, page.shown], [2, ["one", "two"]]);
});

test("what changes by time alone is seen within a minute", async () => {
  const page = open();
  page.live.connected();
  await page.answers("one");
  mock.timers.tick(60_000);
  assert.equal(page.loads.length, 2);
});

test("nothing is replaced under somebody’s hands; the latest is shown when they let go", async () => {
  const page = open();
  page.live.connected();
  await page.answers("one");
  page.inUse = true;
  for (const next of ["two", "three"]) {
    mock.timers.tick(2_000);
    page.live.changed();
    await page.answers(next);
  }
  page.live.released();
  assert.deepEqual([page.shown, page.states], [["one"], ["on", "held"]]);
  page.inUse = false;
  page.live.released();
  page.live.released();
  assert.deepEqual([page.shown, page.states], [["one", "three"], ["on", "held", "on"]]);
});

test("without a connection, or an answer, it says so, and recovers", async () => {
  const page = open();
  page.live.connected();
  await page.answers("one");
  page.live.lost();
  page.live.connected();
  assert.deepEqual(page.states, ["on", "lost", "on"]);
  mock.timers.tick(2_000);
  page.loads.at(-1).reject(new Error("no connection"));
  await settled();
  assert.deepEqual(page.states, ["on", "lost", "on", "lost"]);
  mock.timers.tick(60_000);
  await page.answers("two");
  assert.deepEqual([page.states.at(-1), page.shown], ["on", ["one", "two"]]);
});

test("whoever may not see the page any more is told to reload, and nothing goes on", async () => {
  const page = open();
  page.live.connected();
  await page.answers(undefined);
  page.live.changed();
  mock.timers.tick(120_000);
  assert.deepEqual([page.states, page.loads.length, page.shown], [["on", "ended"], 1, []]);
});

test("spans are told as the server tells them", () => {
  const words = { moment: "less than a minute", minutes: "{m} min", hours: "{h} h {m} min", days: "{d} d {h} h" };
  const told = (minutes) => spanWords(minutes * 60_000, words);
  assert.deepEqual([-5, 0, 59, 60, 1_439, 1_440].map(told), [
    "less than a minute",
    "less than a minute",
    "59 min",
    "1 h 0 min",
    "23 h 59 min",
    "1 d 0 h",
  ]);
});
