/*
 * The name of a language in the language of the reader.
 */

/**
 * @param {string} tag as browsers name it, such as `ru-RU`
 * @param {string} reader the language to name it in
 */
export function languageName(tag, reader) {
  try {
    const name = new Intl.DisplayNames([reader], { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
  } catch {
    return tag;
  }
}
