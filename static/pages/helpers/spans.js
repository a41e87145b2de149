/* How long something has been so, in the words that came with the page. */

/** @typedef {{moment: string, minutes: string, hours: string, days: string}} Words with `{m}`, `{h}`, `{d}` still in them */

const MINUTE = 60_000;

/**
 * The same as the server says it: `3 h 5 min`.
 * @param {number} duration milliseconds
 * @param {Words} words
 */
export function spanWords(duration, words) {
  const minutes = Math.floor(Math.max(0, duration) / MINUTE);
  if (minutes < 1) return words.moment;
  if (minutes < 60) return fill(words.minutes, { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return fill(words.hours, { h: hours, m: minutes % 60 });
  return fill(words.days, { d: Math.floor(hours / 24), h: hours % 24 });
}

/**
 * @param {string} text
 * @param {Record<string, number>} places
 */
function fill(text, places) {
  return Object.entries(places).reduce((filled, [name, number]) => filled.replace("{" + name + "}", String(number)), text);
}
