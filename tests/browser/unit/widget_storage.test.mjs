import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { SiteStorage } from "../../../static/widget/models/storage.js";

/** Local storage as browsers have it: its entries are its own properties. */
class Entries {
  getItem(name) {
    return this[name] ?? null;
  }
  setItem(name, value) {
    this[name] = value;
  }
  removeItem(name) {
    delete this[name];
  }
}

beforeEach(() => (globalThis.localStorage = new Entries()));

const item = (key) => ({ key, text: key, at: 1, state: "waiting" });

test("what one page keeps the next one finds, and other sites do not", () => {
  const storage = new SiteStorage("site");
  storage.token = "t";
  storage.draft = "half a";
  const next = new SiteStorage("site");
  assert.deepEqual([next.token, next.draft], ["t", "half a"]);
  assert.equal(new SiteStorage("other").token, undefined);
});

test("an empty draft leaves nothing behind", () => {
  const storage = new SiteStorage("site");
  storage.draft = "x";
  storage.draft = "";
  assert.deepEqual(Object.keys(localStorage), []);
});

test("two windows do not overwrite what the other is sending", () => {
  const [one, other] = [new SiteStorage("site"), new SiteStorage("site")];
  one.loadOutbox();
  other.loadOutbox();
  one.saveOutbox([item("a")]);
  other.saveOutbox([item("b")]);
  other.saveOutbox([]);
  assert.deepEqual(new SiteStorage("site").loadOutbox(), [item("a")]);
});

test("what is settled after a reload is removed, and what cannot be read is passed over", () => {
  new SiteStorage("site").saveOutbox([item("a"), item("b")]);
  localStorage.setItem("besedka:site:outbox:c", "{broken");
  const storage = new SiteStorage("site");
  assert.deepEqual(storage.loadOutbox(), [item("a"), item("b")]);
  storage.saveOutbox([item("b")]);
  assert.deepEqual(Object.keys(localStorage), ["besedka:site:outbox:b"]);
});

test("without storage it works for as long as the page lives", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("denied");
    },
  });
  const storage = new SiteStorage("site");
  storage.token = "t";
  storage.saveOutbox([item("a")]);
  assert.equal(storage.token, "t");
  storage.token = "u";
  assert.equal(storage.token, "u");
  delete globalThis.localStorage;
});

test("a full storage keeps the latest in memory", () => {
  const storage = new SiteStorage("site");
  storage.draft = "old";
  localStorage.setItem = () => {
    throw new Error("full");
  };
  storage.draft = "new";
  assert.equal(storage.draft, "new");
});

test("the form is kept with its key, and one that cannot be read is as good as none", () => {
  const storage = new SiteStorage("site");
  storage.form = { key: "k", message: "Hi" };
  assert.deepEqual(new SiteStorage("site").form, { key: "k", message: "Hi" });
  localStorage.setItem("besedka:site:form", "{broken");
  assert.equal(storage.form, undefined);
  storage.form = undefined;
  assert.deepEqual(Object.keys(localStorage), []);
});
