import assert from "node:assert/strict";
import { test } from "node:test";

import { mayTag, tagsFor, tagsOn } from "../../../static/console/helpers/tags.js";
import { rowView } from "../../../static/console/helpers/row_view.js";
import { ConversationLog } from "../../../static/console/models/conversation_log.js";
import { Desk } from "../../../static/console/models/desk.js";
import { createTimes } from "../../../static/shared/times.js";
import { BORIS, entry, ME, owned, queued, summary, visitorCard, welcome } from "./support/console_frames.mjs";

const tag = (id, name, changes = {}) => ({ id, name, colour: "red", retired: false, ...changes });
const LIST = [tag(3, "Tasting"), tag(1, "Complaint"), tag(2, "Old", { retired: true })];
const closed = (owner) => ({ kind: "closed", at: 5_000, by: owner, owner });

test("tags stand in the order of the list; what is retired stays and is not offered", () => {
  const carried = summary(1, { tags: [1, 2, 9] });
  const names = (tags) => tags.map(({ name }) => name);
  assert.deepEqual(names(tagsOn(carried, LIST)), ["Complaint", "Old"]);
  assert.deepEqual(names(tagsFor(carried, LIST)), ["Tasting"]);
});

test("its owner tags it, whoever had it once it is closed, and administrators; who reads along does not", () => {
  const log = new ConversationLog(1);
  const may = (state, administers = false) => mayTag(summary(1, { state }), log, { me: ME, administers });
  assert.deepEqual([may(owned(ME)), may(owned(BORIS)), may(queued()), may(closed(ME)), may(closed(BORIS))], [true, false, false, true, false]);
  log.timeline = [entry("taken", { by: ME }), entry("transferred", { by: ME, to: BORIS })];
  assert.deepEqual([may(owned(BORIS)), may(closed(BORIS))], [false, true]);
  assert.deepEqual([may(owned(BORIS), true), may(queued(), true)], [true, true]);
});

test("news of tags reaches the conversation wherever it is held", () => {
  const desk = new Desk(() => true, { noted: () => undefined, over: () => undefined });
  desk.receive(welcome({ tags: LIST, conversations: [summary(7, { state: owned(ME) })] }));
  assert.equal(desk.tags, LIST);
  const log = desk.logs.open(7);
  desk.opened(log, {
    conversation: summary(7, { state: owned(ME) }),
    visitor: visitorCard(),
    messages: [],
    has_earlier: false,
    timeline: [],
  });
  desk.closed.add([summary(8, { state: closed(ME) })], false);
  desk.receive({ type: "tags", event: 101, conversation: 7, tags: [1] });
  desk.receive({ type: "tags", event: 102, conversation: 8, tags: [3] });
  desk.receive({ type: "tags", event: 103, conversation: 99, tags: [3] });
  assert.deepEqual([desk.conversations.find(7).tags, log.summary.tags, desk.closed.items[0].tags], [[1], [1], [3]]);
  assert.deepEqual([desk.event, desk.conversations.find(99)], [103, undefined]);
});

test("a row has room for three tags and counts the others", () => {
  const texts = (key) => key;
  const view = (tags) =>
    rowView(summary(1), {
      now: 2_000,
      place: "",
      tags,
      nameOf: () => "",
      draft: "",
      failed: "",
      isTyping: false,
      isCurrent: false,
      me: ME,
      texts,
      times: createTimes("en"),
    });
  assert.deepEqual([view(LIST.slice(0, 1)).tags.length, view([]).moreTags], [1, 0]);
  const many = view([1, 2, 3, 4, 5].map((id) => tag(id, "Tag " + id)));
  assert.deepEqual([many.tags.map(({ id }) => id), many.moreTags], [[1, 2, 3], 2]);
});
