import assert from "node:assert/strict";
import { test } from "node:test";

import { countCharacters, isVisible, wellFormed } from "../../../static/widget/helpers/characters.js";

test("characters are counted as the server counts them", () => {
  assert.equal(countCharacters("aя😀"), 3);
  assert.equal(countCharacters("👩‍👩‍👧"), 5);
});

test("a message needs something to see", () => {
  for (const blank of ["", "  \n\t", "\u200b\ufeff"]) assert.equal(isVisible(blank), false);
  for (const visible of [".", " a ", "😀"]) assert.equal(isVisible(visible), true);
});

test("only halves of characters are replaced", () => {
  assert.equal(wellFormed("a\ud83db😀"), "a\ufffdb😀");
});
