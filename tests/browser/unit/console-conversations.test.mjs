import assert from "node:assert/strict";
import { test } from "node:test";

import { ClosedList } from "../../../static/console/models/closed_list.js";
import { Conversations } from "../../../static/console/models/conversations.js";
import { BORIS, marks, ME, operatorSays, owned, queued, summary, visitorSays } from "./support/console_frames.mjs";

const ids = (summaries) => summaries.map(({ id }) => id);
const holding = (...summaries) => {
  const conversations = new Conversations();
  conversations.reset(summaries);
  return conversations;
};

test("the queue is in the order of waiting, one's own in the order of life", () => {
  const conversations = holding(
    summary(3, { state: queued(30) }),
    summary(2, { state: queued(40) }),
    summary(5, { state: owned(ME, 10), last: { from_visitor: true, text: "", at: 100 } }),
    summary(6, { state: owned(ME, 200) }),
    summary(7, { state: owned(BORIS) }),
  );
  assert.deepEqual(ids(conversations.queue()), [3, 2]);
  assert.deepEqual(ids(conversations.ownedBy(ME)), [6, 5]);
});

test("the queue is grouped by site and department as they are listed, and nobody falls out", () => {
  const sites = [
    { id: 2, name: "Greenhouses", departments: [] },
    { id: 1, name: "Garden", departments: [{ id: 11, name: "Delivery" }] },
  ];
  const conversations = holding(
    summary(1, { department: 11 }),
    summary(2),
    summary(3, { site: 2 }),
    summary(4, { site: 99 }),
  );
  const groups = conversations.queueGroups(sites).map((group) => [group.site, group.department, ids(group.conversations)]);
  assert.deepEqual(groups, [
    ["Greenhouses", "", [3]],
    ["Garden", "", [2]],
    ["Garden", "Delivery", [1]],
    ["", "", [4]],
  ]);
});

test("a message counts once, however often it is told", () => {
  const conversations = holding(summary(1));
  assert.equal(conversations.append(visitorSays(1, 1, "Hi")), true);
  assert.equal(conversations.append(visitorSays(1, 1, "Hi")), false);
  conversations.append(operatorSays(1, 2, "Hello.", 1_002, BORIS));
  const { messages, unread, last_from_visitor, last } = conversations.find(1);
  assert.deepEqual({ messages, unread, last_from_visitor }, { messages: 2, unread: 1, last_from_visitor: 1 });
  assert.deepEqual([last.from_visitor, last.by], [false, BORIS]);
  assert.equal(conversations.append(visitorSays(9, 1)), false);
});

test("reading up to the visitor's last message leaves nothing unread; reading a part leaves what is counted", () => {
  const conversations = holding(summary(1, { messages: 5, last_from_visitor: 4, unread: 3 }));
  conversations.mark(1, marks(3));
  assert.equal(conversations.find(1).unread, 2);
  conversations.mark(1, marks(3), 1);
  assert.equal(conversations.find(1).unread, 1);
  conversations.mark(1, marks(4));
  assert.equal(conversations.find(1).unread, 0);
});

test("the counters count conversations of the queue and unread messages of one's own", () => {
  const conversations = holding(
    summary(1),
    summary(2, { state: owned(ME), unread: 3 }),
    summary(3, { state: owned(BORIS), unread: 9 }),
  );
  assert.deepEqual(conversations.counts(ME), { queue: 1, mine: 1, unread: 3, fresh: 0 });
});

test("closed conversations come page by page, and one closed just now stands first", () => {
  const closed = (id, at) => summary(id, { state: { kind: "closed", at, by: ME, owner: ME } });
  const list = new ClosedList();
  list.put(closed(9, 90));
  assert.deepEqual(ids(list.items), [], "the first page will have it");
  assert.equal(list.begin(), true);
  assert.equal(list.begin(), false, "one page at a time");
  list.add([closed(3, 30), closed(2, 20)], true);
  assert.deepEqual(list.place, { at: 20, conversation: 2 });
  list.put(closed(9, 90));
  list.begin();
  list.add([closed(1, 10)], false);
  assert.deepEqual(ids(list.items), [9, 3, 2, 1]);
  assert.equal(list.begin(), false, "there is no more");
});
