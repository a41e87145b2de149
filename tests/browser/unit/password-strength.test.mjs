// The page judges passwords as the server does: password-cases.json is the table that both have to agree with.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { strengthOf } from "../../../static/pages/helpers/password-strength.js";

const LIMITS = { shortest: 10, longest: 200 };

/** @type {{password: string, known: string[], strength: string}[]} */
const cases = JSON.parse(readFileSync(new URL("password-cases.json", import.meta.url), "utf8"));

for (const { password, known, strength } of cases) {
  test(`“${password}” is ${strength}${known.length > 0 ? ` for ${known.join(", ")}` : ""}`, () => {
    assert.equal(strengthOf(password, known, LIMITS), strength);
  });
}

test("more than the longest is refused, however good", () => {
  assert.equal(strengthOf("три зелёных самовара ".repeat(10), [], LIMITS), "long");
});
