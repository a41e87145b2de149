/*
 * What has to be so on every page and in every state, whatever it shows.
 */

import assert from "node:assert/strict";
import axe from "axe-core";

/** WCAG 2.2 AA and what the makers of axe hold to be good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What the dark can change. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/**
 * No violations in the light and in the dark.
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export async function isAccessible(page, state) {
  await page.evaluate(axe.source);
  await hasNoViolations(page, state, "light", { type: "tag", values: RULES });
  await hasNoViolations(page, state, "dark", { type: "rule", values: OF_COLOURS });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} state
 * @param {"light" | "dark"} colorScheme
 * @param {{type: string, values: string[]}} runOnly
 */
async function hasNoViolations(page, state, colorScheme, runOnly) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const found = await page.evaluate(async (only) => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { runOnly: only });
    return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary).join("; "));
  }, runOnly);
  assert.deepEqual(found, [], state + ", " + colorScheme);
}

/**
 * On the narrowest screen nothing has to be scrolled sideways, and every control is on it.
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export async function fitsNarrowScreens(page, state) {
  await page.setViewportSize(NARROW);
  const outside = await page.evaluate(controlsOutside, NARROW.width);
  assert.deepEqual(outside, [], state);
  await page.setViewportSize(WIDE);
}

/** Runs on the page. @param {number} width */
function controlsOutside(width) {
  /** @type {string[]} */
  const found = [];
  const scrolls = document.documentElement.scrollWidth;
  if (scrolls > width) found.push("the page is " + scrolls + " wide");
  const walk = (/** @type {Element} */ element) => {
    if (element.matches("a, button, input, textarea, select, summary, h1, h2, [role=log], [role=dialog]") && element.checkVisibility({ visibilityProperty: true })) {
      const { left, right, width: own } = element.getBoundingClientRect();
      const isHidden = element.closest(".visually-hidden, .skip-link") !== null;
      if (own > 0 && !isHidden && (left < -1 || right > width + 1)) found.push(element.outerHTML.slice(0, 120) + " from " + left + " to " + right);
    }
    for (const child of element.shadowRoot?.children ?? []) walk(child);
    for (const child of element.children) walk(child);
  };
  walk(document.body);
  return found;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} state
 */
export async function isSound(page, state) {
  await isAccessible(page, state);
  await fitsNarrowScreens(page, state);
}
