/*
 * How good a password is, while it is typed. The server judges again when it is sent; both follow the same rules and
 * are tested against the same table (tests/browser/unit/password-cases.json).
 */

import { WORDS, withoutWalks } from "./guessable-passwords.js";

/** @typedef {"short" | "long" | "weak" | "fair" | "strong"} Strength */

/**
 * Judges a password by its length, the variety of its characters and what a stranger knows of its owner.
 * @param {string} password
 * @param {string[]} known the owner's name, address and company
 * @param {{shortest: number, longest: number}} limits in characters
 * @returns {Strength}
 */
export function strengthOf(password, known, { shortest, longest }) {
  const length = lengthOf(password);
  if (length < shortest) return "short";
  if (length > longest) return "long";
  const rest = [...withoutGuessable(password.toLowerCase(), known)];
  const steps = rest.filter((character, index) => character !== rest[index - 1]).length;
  const distinct = new Set(rest).size;
  if (steps >= 14 && distinct >= 9) return "strong";
  return steps >= 8 && distinct >= 6 ? "fair" : "weak";
}

/**
 * The length in characters as the server counts them (Unicode scalar values).
 * @param {string} password
 */
export function lengthOf(password) {
  return [...password].length;
}

/**
 * @param {string} password in lower case
 * @param {string[]} known
 */
function withoutGuessable(password, known) {
  const words = known.flatMap((text) => text.split(/[^\p{Alphabetic}\p{N}]+/u)).map((word) => word.toLowerCase());
  const guessable = words.filter((word) => lengthOf(word) >= 3).concat(WORDS);
  return withoutWalks(guessable.reduce((rest, word) => rest.replaceAll(word, ""), password));
}
