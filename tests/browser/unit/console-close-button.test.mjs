import assert from "node:assert/strict";
import { test } from "node:test";

import { closeButton, UNREAD } from "../../../static/console/controllers/close_button.js";
import { consoleTexts } from "./support/catalogue.mjs";
import { installFakeElements } from "./support/fake_elements.mjs";

installFakeElements();

function made(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let closed = 0;
  const { button, forget } = closeButton(consoleTexts("en"), async () => void (closed += 1));
  return { button, forget, closed: () => closed, asks: () => button.textContent.startsWith("Close it for good?") };
}

test("a second press that follows at once is no answer to a question that nobody has read", (context) => {
  const { button, closed, asks } = made(context);
  button.pressed(1_000);
  button.pressed(1_090);
  assert.ok(asks());
  button.pressed(1_090 + UNREAD - 1);
  assert.equal(closed(), 0, "three in a row are none either");
  assert.ok(asks(), "the question goes on standing");
});

test("a key that is held down presses again and again, and never answers", (context) => {
  const { button, closed } = made(context);
  for (let at = 1_000; at < 4_000; at += 33) button.pressed(at);
  assert.equal(closed(), 0);
});

test("a press after a moment is the answer", (context) => {
  const { button, closed, asks } = made(context);
  button.pressed(1_000);
  assert.equal(button.getAttribute("aria-disabled"), "true");
  context.mock.timers.tick(UNREAD);
  assert.equal(button.getAttribute("aria-disabled"), null);
  button.pressed(1_000 + UNREAD);
  assert.equal(closed(), 1);
  assert.ok(!asks());
});

test("the question is forgotten when one goes on, and the next press asks again", (context) => {
  const { button, closed, asks } = made(context);
  button.pressed(1_000);
  button.dispatchEvent(new Event("blur"));
  assert.ok(!asks());
  assert.equal(button.getAttribute("aria-disabled"), null);
  button.pressed(1_100);
  assert.ok(asks());
  button.pressed(1_200);
  assert.equal(closed(), 0, "a press that came too early before does not make this one the answer");
  context.mock.timers.tick(6_000);
  assert.ok(!asks());
});
