import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { rowsOf } from "../../../static/widget/helpers/rows.js";
import { ConversationLog } from "../../../static/widget/models/conversation_log.js";
import { closed, NOON, own, owned, queued, theirs } from "./support/said.mjs";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let log;
beforeEach(() => (log = new ConversationLog()));

const rows = (said = {}) => rowsOf({ log, pending: [], ...said });
const kinds = (said) => rows(said).map((row) => (row.kind === "message" ? row.id : row.kind));
const pending = (key, state = "waiting") => ({ key, text: key, at: NOON + 10 * MINUTE, state, reason: state === "failed" ? "No" : undefined });

test("each day begins with its name", () => {
  log.add([own(1, 1), own(1, 2), own(1, 3, NOON + DAY)]);
  assert.deepEqual(kinds(), ["day", "1-1", "1-2", "day", "1-3"]);
});

test("messages of one person within five minutes are a group", () => {
  log.add([own(1, 1, NOON), own(1, 2, NOON + MINUTE), own(1, 3, NOON + 7 * MINUTE), theirs(1, 4, NOON + 7 * MINUTE)]);
  const edges = rows().filter((row) => row.kind === "message").map((row) => [row.starts, row.ends]);
  assert.deepEqual(edges, [[true, false], [false, true], [true, true], [true, true]]);
});

test("A12: where one conversation ended and the next began, it says so", () => {
  log.setConversation(closed(1, NOON + 5000, true));
  log.add([own(1, 1), theirs(1, 2)]);
  assert.deepEqual(kinds(), ["day", "1-1", "1-2", "closed"]);
  log.posted(own(2, 1));
  assert.deepEqual(kinds(), ["day", "1-1", "1-2", "closed", "2-1"]);
  const line = rows().find((row) => row.kind === "closed");
  assert.deepEqual([line.at, line.byVisitor], [NOON + 5000, true]);
});

test("what is being sent after a close stands below the line already", () => {
  log.setConversation(closed(1));
  log.add([own(1, 1)]);
  assert.deepEqual(kinds({ pending: [pending("new")] }), ["day", "1-1", "closed", "new"]);
});

test("what is not on the server comes last, with how it stands", () => {
  log.setConversation(owned(1));
  log.add([own(1, 1)]);
  const [, first, second, third] = rows({ pending: [pending("a"), pending("b", "failed")] });
  assert.deepEqual([first.status, second.status, third.status], ["sent", "sending", "failed"]);
  assert.equal(third.reason, "No");
});

test("the divider stands above the first new message and begins a group", () => {
  log.setConversation(owned(1));
  log.add([theirs(1, 1), theirs(1, 2)]);
  assert.deepEqual(kinds({ divider: "1-2" }), ["day", "1-1", "divider", "1-2"]);
  assert.equal(rows({ divider: "1-2" }).at(-1).starts, true);
});

test("the status is said in words only of the visitor's own last word", () => {
  log.setConversation(owned(1));
  log.add([own(1, 1), own(1, 2)]);
  const last = () => rows().filter((row) => row.last).map((row) => row.id);
  assert.deepEqual(last(), ["1-2"]);
  log.add([theirs(1, 3)]);
  assert.deepEqual(last(), []);
});

test("while it waits in the queue, it is said who will answer and when", () => {
  const word = (said) => rows(said).at(-1).word;
  log.add([own(1, 1)]);
  log.setConversation(queued(1));
  assert.deepEqual(kinds({ online: true }), ["day", "1-1", "waiting"]);
  assert.equal(word({ online: true }), "waiting");
  assert.equal(word({ online: false }), "nobody");
  assert.deepEqual(kinds(), ["day", "1-1"], "nobody knows yet whether somebody is there");
  log.setConversation(owned(1));
  assert.deepEqual(kinds({ online: true }), ["day", "1-1"]);
  assert.deepEqual(kinds({ online: false }), ["day", "1-1"], "W03: its owner has only paused");
});

test("a message left in the form is thanked for, until more is written or somebody is there", () => {
  const word = (said) => rows({ online: false, left: "1-1", ...said }).at(-1).word;
  log.add([own(1, 1)]);
  log.setConversation(queued(1));
  assert.equal(word(), "thanks");
  assert.equal(word({ online: true }), "waiting");
  log.add([own(1, 2)]);
  assert.equal(word(), "nobody");
});
