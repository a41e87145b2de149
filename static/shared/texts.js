/*
 * The sentences of one language, as functions of what is filled in. The catalogues come from `locales/`, where the
 * build has made sure that every language has every key.
 */

/** @typedef {Record<string, string | number>} Places what stands for `{name}`; `n` chooses the plural form */
/** @typedef {(key: string, places?: Places) => string} Texts */
/** @typedef {Record<string, string | Record<string, string>>} Entries a text, or its plural forms by CLDR category */

/**
 * @param {string} language such as `ru`
 * @param {Entries} entries
 * @returns {Texts}
 */
export function createTexts(language, entries) {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (key, places = {}) => {
    const entry = entries[key] ?? key;
    const text = typeof entry === "string" ? entry : (entry[plurals.select(Number(places.n))] ?? "");
    return text.replace(/\{(\w+)\}/g, (place, name) => {
      const value = places[name] ?? place;
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
}
