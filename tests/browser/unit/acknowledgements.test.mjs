import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Acknowledgements } from "../../../static/shared/acknowledgements.js";

let sent = [];
let online = true;
let acknowledgements;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  sent = [];
  online = true;
  const send = ({ type, conversation, upto }) => online && sent.push(`${type} ${conversation}:${upto}`) > 0;
  acknowledgements = new Acknowledgements({ send, wait: 150 });
});

test("the first is said at once, those that follow closely in one", () => {
  acknowledgements.delivered(1, 1);
  acknowledgements.delivered(1, 2);
  acknowledgements.delivered(1, 3);
  assert.deepEqual(sent, ["delivered 1:1"]);
  mock.timers.tick(150);
  assert.deepEqual(sent, ["delivered 1:1", "delivered 1:3"]);
});

test("kinds and conversations do not wait for each other", () => {
  acknowledgements.delivered(1, 2);
  acknowledgements.read(1, 2);
  acknowledgements.delivered(2, 1);
  assert.deepEqual(sent, ["delivered 1:2", "read 1:2", "delivered 2:1"]);
});

test("K04: nothing moves backwards or is said twice", () => {
  acknowledgements.read(1, 5);
  mock.timers.tick(1000);
  acknowledgements.read(1, 5);
  acknowledgements.read(1, 4);
  mock.timers.tick(1000);
  assert.deepEqual(sent, ["read 1:5"]);
});

test("what could not be said is said after the reconnect, the latest only", () => {
  online = false;
  acknowledgements.read(1, 1);
  acknowledgements.read(1, 2);
  online = true;
  acknowledgements.reset();
  assert.deepEqual(sent, ["read 1:2"]);
});

test("what was said on the old connection is said again on the new one", () => {
  acknowledgements.delivered(1, 7);
  acknowledgements.reset();
  assert.deepEqual(sent, ["delivered 1:7", "delivered 1:7"]);
});
