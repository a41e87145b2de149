import assert from "node:assert/strict";
import { test } from "node:test";

import { aboutSites, sitesWithoutColleagues } from "../../../static/console/helpers/last_there.js";
import { Roster } from "../../../static/console/models/roster.js";
import { consoleTexts } from "./support/catalogue.mjs";
import { BORIS, ME, OLGA } from "./support/console_frames.mjs";

const SITES = [
  { id: 1, name: "Garden" },
  { id: 2, name: "Greenhouses" },
  { id: 3, name: "Tea shop" },
];

/** The sites where the person has nobody beside them, whoever is there. */
function alone(...people) {
  const roster = new Roster();
  roster.reset(ME, "operator", people.map(([id, status, sites]) => ({ id, name: "N" + id, status, since: 0, sites })));
  return sitesWithoutColleagues({ roster, sites: SITES });
}

test("i5 whoever is Ready or Can help keeps a chat online, on their own sites alone", () => {
  assert.deepEqual(alone([ME, "ready", [1, 2]]), ["Garden", "Greenhouses"]);
  assert.deepEqual(alone([ME, "ready", [1, 2]], [BORIS, "can_help", [1, 3]]), ["Greenhouses"]);
  assert.deepEqual(alone([ME, "ready", [1]], [BORIS, "pause", [1]], [OLGA, "left", [1]]), ["Garden"]);
  assert.deepEqual(alone([ME, "left", [1]], [BORIS, "ready", [1]]), []);
  assert.deepEqual(alone([ME, "ready", []]), []);
});

test("the chats are named, and nothing is said where none goes offline", () => {
  globalThis.document = { documentElement: { lang: "en" } };
  const say = (names, language = "en") => aboutSites("status.last", names, consoleTexts(language));
  assert.equal(say([]), "");
  assert.equal(say(["Garden"]), "You are the last on Garden: the chat there goes offline.");
  assert.equal(say(["Garden", "Tea shop"]), "You are the last on Garden and Tea shop: the chats there go offline.");
  document.documentElement.lang = "ru";
  assert.equal(say(["Garden"], "ru"), "Кроме вас, на сайте Garden никого нет: чат там станет офлайн.");
});
