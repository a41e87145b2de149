import assert from "node:assert/strict";
import { test } from "node:test";

import { Drafts, NOTES } from "../../../static/console/models/drafts.js";
import { Settings } from "../../../static/console/models/settings.js";
import { JsonStorage } from "../../../static/console/models/storage.js";
import { StoredOutbox } from "../../../static/console/models/stored_outbox.js";
import { MemoryStorage } from "./support/memory_storage.mjs";

const DAY = 24 * 60 * 60_000;
const item = (key, at) => ({ key, text: key, conversation: 1, at, state: "waiting" });

test("a full storage loses nothing until the page goes", () => {
  const full = new MemoryStorage();
  full.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  const storage = new JsonStorage(full, "p.");
  storage.write("draft.1", "text");
  assert.equal(storage.read("draft.1", ""), "text");
  assert.deepEqual(storage.names("draft."), ["draft.1"]);
});

test("what somebody else left in the storage is not taken for ours", () => {
  const place = new MemoryStorage();
  place.setItem("p.settings", "{not json");
  assert.deepEqual(new JsonStorage(place, "p.").read("settings", { a: 1 }), { a: 1 });
});

test("people who share a browser do not see each other's drafts", () => {
  const place = new MemoryStorage();
  new Drafts(new JsonStorage(place, "besedka.1.")).write(17, "for Anna alone");
  assert.equal(new Drafts(new JsonStorage(place, "besedka.2.")).read(17), "");
  assert.equal(new Drafts(new JsonStorage(place, "besedka.1.")).read(17), "for Anna alone");
});

test("a draft goes when it is emptied, and after three months", () => {
  const storage = new JsonStorage(new MemoryStorage(), "");
  const drafts = new Drafts(storage, () => 0);
  drafts.write(1, "kept");
  drafts.write(2, "emptied");
  drafts.write(2, "  ");
  assert.deepEqual(storage.names("draft."), ["draft.1"]);
  assert.equal(new Drafts(storage, () => 90 * DAY).read(1), "kept");
  assert.equal(new Drafts(storage, () => 90 * DAY + 1).read(1), "");
});

test("a note to a colleague and an answer to the visitor are not mixed up", () => {
  const storage = new JsonStorage(new MemoryStorage(), "");
  const answers = new Drafts(storage);
  const notes = new Drafts(storage, Date.now, NOTES);
  notes.write(1, "for colleagues");
  assert.deepEqual([answers.read(1), notes.read(1)], ["", "for colleagues"]);
  answers.write(1, "for the visitor");
  notes.write(1, "");
  assert.deepEqual([answers.read(1), notes.read(1)], ["for the visitor", ""]);
});

test("what a closed window left unsent is taken over once, in order; an open window's is left alone", () => {
  const storage = new JsonStorage(new MemoryStorage(), "");
  storage.write("outbox.closed", [item("late", 30), item("early", 10)]);
  storage.write("outbox.open", [item("theirs", 5)]);
  storage.write("outbox.me", [item("mine", 20)]);
  const stored = new StoredOutbox(storage, { id: "me", others: () => ["open"] });
  assert.deepEqual(
    stored.load().map(({ key }) => key),
    ["early", "mine", "late"],
  );
  assert.deepEqual(stored.adopt(), []);
  stored.save([]);
  assert.deepEqual(storage.names("outbox."), ["outbox.open"]);
});

test("a setting is remembered, and those never touched have their defaults", () => {
  const storage = new JsonStorage(new MemoryStorage(), "");
  const settings = new Settings(storage);
  let told = 0;
  settings.changed.add(() => (told += 1));
  settings.choose("soundQueue", false);
  assert.equal(told, 1);
  assert.deepEqual(new Settings(storage).choices, { soundQueue: false, soundMine: true, desktop: false, keys: true });
});
