/* The texts of a section as the build makes them out of a language file; our files have one text a line. */

import { readFileSync } from "node:fs";

import { createTexts } from "../../../../static/shared/texts.js";

/** @param {"en" | "ru"} language */
export function consoleTexts(language) {
  return textsOf("console", language);
}

/** @param {"console" | "widget"} file @param {"en" | "ru"} language */
export function textsOf(file, language) {
  const entries = {};
  let section = "";
  for (const line of readFileSync(new URL(`../../../../locales/${language}/${file}.toml`, import.meta.url), "utf8").split(
    "\n",
  )) {
    section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section;
    const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (key) entries[`${section}.${key}`] = value.startsWith("{") ? forms(value) : JSON.parse(value);
  }
  return createTexts(language, entries);
}

function forms(value) {
  return Object.fromEntries(
    [...value.matchAll(/(\w+) = ("(?:[^"\\]|\\.)*")/g)].map(([, form, text]) => [form, JSON.parse(text)]),
  );
}
