/*
 * Filling in a phrase. What a variable is, the server says as well (`src/domain/phrase/`): a word that begins with a letter,
 * between braces, on one line.
 */

/** @typedef {{visitor: string, operator: string, site: string, company: string}} Values empty for what is not known */

const VARIABLE = /\{(\p{Alphabetic}[^{}\n]*)\}/gu;

/**
 * A name that is not known takes the comma before it along, at the beginning of a line the one behind it: “Hello, {visitor}!”
 * is “Hello!” then.
 * @param {string} text
 * @param {Values} values
 */
export function fillPhrase(text, values) {
  /** @type {Record<string, string | undefined>} */
  const known = { ...values };
  let filled = "";
  let at = 0;
  for (const { 0: whole, 1: inside, index } of text.matchAll(VARIABLE)) {
    filled += text.slice(at, index);
    at = index + whole.length;
    const [name, fallback = ""] = inside.split(/\|(.*)/, 2);
    const value = name in known ? known[name] || fallback : whole;
    if (value) filled += value;
    else if (/(^|\n)[ \t]*$/.test(filled)) at += /^[ \t]*,?[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
    else filled = filled.replace(/,?[ \t]*$/, "");
  }
  return filled + text.slice(at);
}
