import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ConsoleWindow, GRACE, SILENCE } from "../../../static/console/models/console_window.js";
import { JsonStorage } from "../../../static/console/models/storage.js";
import { MemoryStorage } from "./support/memory_storage.mjs";

let now = 1_000_000;
let shared;
let made = 0;

beforeEach(() => {
  now = 1_000_000;
  shared = new MemoryStorage();
});

/** A browser tab: what it remembers for itself lives through reloads. */
const tab = () => new MemoryStorage();
const duplicate = (of) => {
  const copy = new MemoryStorage();
  for (let index = 0; index < of.length; index += 1) copy.setItem(of.key(index), of.getItem(of.key(index)));
  return copy;
};
const open = (session, place = shared) => {
  const window = new ConsoleWindow({
    session: new JsonStorage(session, "besedka.1."),
    shared: new JsonStorage(place, "besedka.1."),
    now: () => now,
    newId: () => `window-${(made += 1)}`,
  });
  return { window, started: window.arrive() };
};

test("x05 the only window is a deliberate start, a second one is not", () => {
  assert.equal(open(tab()).started, true);
  assert.equal(open(tab()).started, false);
});

test("x05 a reload within the grace period is no start, and keeps the name of the window", () => {
  const session = tab();
  const before = open(session);
  before.window.leave();
  now += GRACE;
  const after = open(session);
  assert.equal(after.started, false);
  assert.equal(after.window.id, before.window.id);
});

test("x05 coming back after the grace period is a start", () => {
  const session = tab();
  open(session).window.leave();
  now += GRACE + 1;
  assert.equal(open(session).started, true);
});

test("x05 opening a window anew after the last one was closed is a start", () => {
  open(tab()).window.leave();
  assert.equal(open(tab()).started, true);
});

test("x05 signing out and in again is a start, however soon", () => {
  const session = tab();
  const { window } = open(session);
  window.signOut();
  window.leave();
  assert.equal(open(session).started, true);
});

test("a window that crashed is forgotten in time", () => {
  open(tab());
  now += SILENCE - 1;
  assert.equal(open(tab()).started, false);
  now += SILENCE;
  assert.equal(open(tab()).started, true);
});

test("a duplicated tab is a window of its own, also after both are reloaded", () => {
  const session = tab();
  const one = open(session);
  const copy = duplicate(session);
  const other = open(copy);
  assert.notEqual(one.window.id, other.window.id);
  other.window.leave();
  assert.equal(open(copy).window.id, other.window.id);
  assert.deepEqual(open(tab()).window.others().sort(), [one.window.id, other.window.id].sort());
});

test("without any storage every opening is a start", () => {
  const forbidden = new JsonStorage(undefined, "");
  const window = new ConsoleWindow({ session: forbidden, shared: forbidden, now: () => now, newId: () => "w" });
  assert.equal(window.arrive(), true);
});
