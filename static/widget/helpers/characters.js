/* Text by characters as the server counts them: Unicode scalar values. */

/** The longest message. */
export const LONGEST_MESSAGE = 4000;

/** @param {string} text */
export const countCharacters = (text) => Array.from(text).length;

/** Half of a character, as a cut or a broken paste leaves behind, becomes the sign for "unknown". @param {string} text */
export const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** One text below another; nothing is no line. @param {string} one @param {string} other */
export const joined = (one, other) => [one, other].filter(Boolean).join("\n");

/** Whether there is something to see: more than white space and zero-width signs. @param {string} text */
export const isVisible = (text) => /[^\s\u200b-\u200f\u2060\ufeff\u00ad]/.test(text);
