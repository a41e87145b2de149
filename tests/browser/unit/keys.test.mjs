import assert from "node:assert/strict";
import { test } from "node:test";

import { newKey } from "../../../static/shared/keys.js";

test("a key is a UUID of version 7 that begins with its time", () => {
  const key = newKey(0x0191_2345_6789, (bytes) => bytes.fill(0xff));
  assert.equal(key, "01912345-6789-7fff-bfff-ffffffffffff");
});

test("keys made later sort later", () => {
  const keys = [1, 2, 300, 70_000].map((now) => newKey(now));
  assert.deepEqual([...keys].sort(), keys);
});

test("two keys of one moment differ", () => {
  assert.notEqual(newKey(5), newKey(5));
});
