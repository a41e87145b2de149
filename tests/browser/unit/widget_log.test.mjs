import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ConversationLog } from "../../../static/widget/models/conversation_log.js";
import { closed, own, owned, queued, theirs } from "./support/said.mjs";

let log;
beforeEach(() => (log = new ConversationLog()));

const places = () => log.messages.map(({ conversation, number }) => `${conversation}:${number}`);

test("messages stand in order and once, in whatever order they come", () => {
  log.add([own(1, 2), theirs(2, 1)]);
  log.add([own(1, 1), own(1, 2), theirs(1, 3)]);
  assert.deepEqual(places(), ["1:1", "1:2", "1:3", "2:1"]);
});

test("it resumes after the last message before any gap", () => {
  assert.equal(log.resume, undefined);
  log.add([own(3, 7), own(3, 8), theirs(4, 1), own(4, 2)]);
  assert.deepEqual(log.resume, { conversation: 4, number: 2 });
  log.add([own(4, 4)]);
  assert.deepEqual(log.resume, { conversation: 4, number: 2 }, "4:3 is still to come");
  log.add([theirs(4, 3)]);
  assert.deepEqual(log.resume, { conversation: 4, number: 4 });
});

test("a conversation that does not begin with its first message has a gap before it", () => {
  log.add([own(1, 1), own(2, 2)]);
  assert.deepEqual(log.resume, { conversation: 1, number: 1 });
});

test("K04: the status of a message follows the company's marks, and only forward", () => {
  log.add([own(1, 1), own(1, 2), own(1, 3)]);
  log.setConversation(owned(1, { company: { delivered: 2, read: 1 } }));
  const statuses = () => log.messages.map((message) => log.statusOf(message));
  assert.deepEqual(statuses(), ["read", "delivered", "sent"]);
  log.setMarks(1, { visitor: { delivered: 0, read: 0 }, company: { delivered: 1, read: 0 } });
  assert.deepEqual(statuses(), ["read", "delivered", "sent"]);
  log.setMarks(1, { visitor: { delivered: 0, read: 0 }, company: { delivered: 0, read: 3 } });
  assert.deepEqual(statuses(), ["read", "read", "read"], "what was read was delivered");
});

test("nothing is claimed about messages whose marks are not known", () => {
  log.add([own(1, 1)]);
  log.setConversation(owned(2));
  assert.equal(log.statusOf(log.messages[0]), undefined);
});

test("unread is what the company wrote after the visitor's mark", () => {
  log.add([own(1, 1), theirs(1, 2), theirs(1, 3), own(1, 4), theirs(1, 5)]);
  log.setConversation(owned(1, { visitor: { delivered: 5, read: 2 } }));
  assert.deepEqual(log.unread.map(({ number }) => number), [3, 5]);
  log.see(1, 5);
  assert.deepEqual(log.unread, []);
});

test("A12: the first message after a close stands in a new conversation at once", () => {
  log.setConversation(closed(1, 500));
  assert.equal(log.isOpen, false);
  log.posted(own(2, 1));
  assert.equal(log.isOpen, true);
  assert.equal(log.statusOf(own(2, 1)), "sent");
  assert.equal(log.closing(1).at, 500, "and when the earlier one was closed is still known");
});

test("news of an earlier conversation does not bring it back", () => {
  log.setConversation(queued(2));
  log.setConversation(closed(1));
  assert.equal(log.conversation.conversation, 2);
});

test("replaced, it forgets all it held", () => {
  log.add([own(1, 1)]);
  log.setConversation(owned(1, { company: { delivered: 1, read: 1 } }));
  log.replace([own(1, 2)], true);
  assert.deepEqual(places(), ["1:2"]);
  assert.equal(log.conversation, null);
  assert.equal(log.statusOf(log.messages[0]), undefined);
  assert.equal(log.hasEarlier, true);
});

test("the divider stays at the first of what was missed until it is dealt with", () => {
  log.setConversation(owned(1));
  log.add([theirs(1, 1)]);
  log.missed();
  log.see(1, 1);
  log.add([theirs(1, 2)]);
  log.missed();
  log.see(1, 2);
  assert.equal(log.divider, theirs(1, 1).key);
  log.dealtWith();
  log.missed();
  assert.equal(log.divider, undefined, "nothing is unread");
});
