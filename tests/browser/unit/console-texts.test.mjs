import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** The keys of a language file; our files have one text a line. */
function keysOf(language) {
  let section = "";
  const keys = new Set();
  for (const line of read(`locales/${language}/console.toml`).split("\n")) {
    section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section;
    const key = /^(\w+) = /.exec(line)?.[1];
    if (key) keys.add(`${section}.${key}`);
  }
  return keys;
}

function sources(folder) {
  return readdirSync(new URL(folder, ROOT), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(`${folder}${entry.name}/`) : entry.name.endsWith(".js") ? [read(folder + entry.name)] : [],
  );
}

test("every text that the console says is there, and none is there in vain", () => {
  const code = [...sources("static/console/"), read("templates/console/shell.html")].join("\n");
  const said = new Set([...code.matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(([, key]) => key));
  const sections = new Set([...keysOf("en")].map((key) => key.split(".")[0]));
  const wanted = [...said].filter((key) => sections.has(key.split(".")[0]));
  for (const language of ["en", "ru"]) assert.deepEqual([...keysOf(language)].sort(), wanted.sort(), language);
});
