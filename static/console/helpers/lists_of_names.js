/*
 * Names in a sentence: "Anna, Boris and Vera", in English by the British habit, and of many only the first.
 */

/** Of more than this the rest is only counted. */
const MOST = 4;

/** @typedef {import("../../shared/texts.js").Texts} Texts */

/**
 * @param {readonly string[]} parts at least one
 * @param {string} language
 * @param {Texts} texts
 */
export function listed(parts, language, texts) {
  const shown = parts.length > MOST ? parts.slice(0, MOST - 1) : parts;
  const rest = parts.length - shown.length;
  const whole = rest > 0 ? [...shown, texts("people.more", { n: rest })] : shown;
  return new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" }).format(whole);
}
