/*
 * Going over a page by the keyboard.
 */

import assert from "node:assert/strict";

/** More steps than this to reach a place are too many. */
const STEPS = 40;

/** @param {import("playwright-core").Locator} locator */
export function hasFocus(locator) {
  return locator.evaluate((element) => /** @type {Document | ShadowRoot} */ (element.getRootNode()).activeElement === element);
}

/**
 * Where the focus is has to be seen: something about the control, or about what frames it, is not as it was before.
 * @param {import("playwright-core").Locator} locator
 * @param {"Tab" | "Shift+Tab"} key
 */
export async function walksTo(locator, key = "Tab") {
  const page = locator.page();
  let before = "";
  for (let step = 0; step < STEPS; step += 1) {
    if (await hasFocus(locator)) return assert.notEqual(await looks(locator), before, "the focus is visible on " + locator);
    before = await looks(locator);
    await page.keyboard.press(key);
  }
  assert.fail("not reached in " + STEPS + " steps: " + locator);
}

/** @param {import("playwright-core").Locator} locator */
function looks(locator) {
  return locator.evaluate((element) => {
    const around = [element, element.parentElement, element.parentElement?.parentElement].filter((each) => each instanceof Element);
    return around.map((each) => [getComputedStyle(each).outline, getComputedStyle(each).boxShadow, getComputedStyle(each).borderColor].join(" ")).join("; ");
  });
}
