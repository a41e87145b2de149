/*
 * Waiting for what is to become so, without sleeping longer than it takes.
 */

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

import { PATIENCE } from "./browser.mjs";

/** Between two looks, in milliseconds. */
const INTERVAL = 25;

/**
 * Waits until a probe gives the expected value, and fails with the last one that it gave.
 * @template Value
 * @param {() => Value | Promise<Value>} probe
 * @param {Value} expected
 * @param {string} [what] said if it does not come to that
 */
export async function eventually(probe, expected, what) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const value = await probe();
    try {
      assert.deepEqual(value, expected, what);
      return;
    } catch (difference) {
      if (Date.now() > deadline) throw difference;
    }
    await pause(INTERVAL);
  }
}
