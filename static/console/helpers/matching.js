/*
 * Whether a text has what somebody looks for: every word of it, in any order, without regard to capitals or to ё.
 */

/**
 * @param {string} wanted
 * @returns {((...texts: string[]) => boolean) | undefined} none if nothing is looked for
 */
export function matcher(wanted) {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (...texts) => {
    const whole = plain(texts.join("\n"));
    return words.every((word) => whole.includes(word));
  };
}

/** @param {string} text */
function plain(text) {
  return text.toLocaleLowerCase().replaceAll("ё", "е");
}
