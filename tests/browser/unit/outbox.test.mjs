import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Outbox } from "../../../static/shared/outbox.js";

let sent = [];
let saved = [];
let online = true;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  sent = [];
  saved = [];
  online = true;
});

const opened = () =>
  new Outbox({
    load: () => saved,
    save: (items) => (saved = JSON.parse(JSON.stringify(items))),
    send: (item) => online && sent.push(item.key) > 0,
    onChange: () => {},
    now: () => Date.now(),
  });

const filled = (...keys) => {
  const outbox = opened();
  outbox.flush();
  for (const key of keys) outbox.add({ key, text: `text of ${key}` });
  return outbox;
};

test("a message stays until the server has it on disk", () => {
  const outbox = filled("a");
  assert.deepEqual(sent, ["a"]);
  assert.deepEqual(saved, [{ key: "a", text: "text of a", state: "sent" }]);
  outbox.settle("a");
  assert.deepEqual(saved, []);
});

test("what was typed without a connection survives a reload and goes out in order", () => {
  online = false;
  filled("a", "b");
  online = true;
  const afterReload = opened();
  assert.deepEqual(afterReload.items.map((item) => item.key), ["a", "b"]);
  afterReload.flush();
  assert.deepEqual(sent, ["a", "b"]);
});

test("I6: after a reconnect everything unacknowledged goes out again under its key", () => {
  const outbox = filled("a", "b", "c");
  outbox.settle("a");
  sent = [];
  outbox.flush();
  assert.deepEqual(sent, ["b", "c"]);
});

test("at most ten are in flight", () => {
  const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
  const outbox = filled(...keys);
  assert.deepEqual(sent, keys.slice(0, 10));
  outbox.settle("k0");
  assert.deepEqual(sent, keys.slice(0, 11));
});

test("a refusal for now holds everything back until its time, and keeps the order", () => {
  const outbox = filled("a", "b");
  outbox.refuse("a", { code: "too_fast", text: "Slow down", retry_after_ms: 4000 });
  outbox.refuse("b", { code: "too_fast", text: "Slow down", retry_after_ms: 4000 });
  outbox.add({ key: "c", text: "later" });
  mock.timers.tick(3999);
  assert.deepEqual(sent, ["a", "b"]);
  mock.timers.tick(1);
  assert.deepEqual(sent, ["a", "b", "a"]);
});

test("after it they go one by one, so that none passes another that is refused again", () => {
  const outbox = filled("a", "b", "c");
  for (const key of ["a", "b", "c"]) outbox.refuse(key, { code: "too_fast", text: "Slow down", retry_after_ms: 100 });
  sent = [];
  mock.timers.tick(100);
  outbox.settle("a");
  outbox.refuse("b", { code: "too_fast", text: "Slow down", retry_after_ms: 100 });
  mock.timers.tick(100);
  assert.deepEqual(sent, ["a", "b", "b"]);
  outbox.settle("b");
  outbox.settle("c");
  outbox.add({ key: "d", text: "d" });
  outbox.add({ key: "e", text: "e" });
  assert.deepEqual(sent, ["a", "b", "b", "c", "d", "e"]);
});

test("a refusal for good keeps the text with its reason, and lets others pass", () => {
  const outbox = filled("a", "b");
  outbox.refuse("a", { code: "blocked", text: "You cannot write here" });
  assert.deepEqual(outbox.items[0], { key: "a", text: "text of a", state: "failed", code: "blocked", reason: "You cannot write here" });
  outbox.settle("b");
  outbox.flush();
  assert.deepEqual(sent, ["a", "b"]);
});

test("the person retries or discards what failed", () => {
  const outbox = filled("a", "b");
  outbox.refuse("a", { code: "blocked", text: "No" });
  outbox.refuse("b", { code: "blocked", text: "No" });
  outbox.retry("a");
  assert.deepEqual(sent, ["a", "b", "a"]);
  assert.equal(outbox.discard("b").text, "text of b");
  assert.equal(outbox.discard("a"), undefined, "one on its way cannot be discarded");
  assert.deepEqual(saved, [{ key: "a", text: "text of a", state: "sent" }]);
});

test("what the client keeps with a message goes with it", () => {
  const outbox = opened();
  outbox.add({ key: "a", text: "x", conversation: 7, at: 5 });
  assert.deepEqual(saved, [{ key: "a", text: "x", conversation: 7, at: 5, state: "waiting" }]);
});
