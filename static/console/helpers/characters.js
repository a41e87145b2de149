/*
 * Texts measured as the server measures them.
 */

/** The longest message, in Unicode scalar values. */
export const LONGEST_MESSAGE = 4_000;

/**
 * @param {string} text
 * @returns {number} Unicode scalar values, not UTF-16 units
 */
export function characterCount(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * What goes out: without white space at the end and without halves of characters, which no server can take.
 * @param {string} typed
 */
export function sendable(typed) {
  return typed.replace(/\p{Surrogate}/gu, "\uFFFD").trimEnd();
}

/**
 * Whether a message shows something: neither white space only nor characters of no width.
 * @param {string} text
 */
export function isVisible(text) {
  return /[^\s\u200B-\u200F\u2060\uFEFF\u00AD]/.test(text);
}
