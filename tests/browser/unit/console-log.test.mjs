import assert from "node:assert/strict";
import { test } from "node:test";

import { logEntries } from "../../../static/console/helpers/log_entries.js";
import { ConversationLog } from "../../../static/console/models/conversation_log.js";
import { LogCache } from "../../../static/console/models/log_cache.js";
import {
  BORIS,
  DELIVERY,
  entry,
  marks,
  ME,
  operatorSays,
  owned,
  queued,
  summary,
  visitorCard,
  visitorSays,
} from "./support/console_frames.mjs";

const DAY = 24 * 60 * 60_000;
const NOON = new Date(2026, 4, 12, 12).getTime();
const places = (log) => log.messages.map(({ conversation, number }) => `${conversation}:${number}`);
const opened = (id, messages, has_earlier = false, changes = {}) => ({
  conversation: summary(id, { messages: messages.filter(({ conversation }) => conversation === id).length, ...changes }),
  visitor: visitorCard(),
  messages,
  has_earlier,
  timeline: [],
});

test("opening again joins what is held, as long as nothing is missing between", () => {
  const log = new ConversationLog(2);
  log.opened(opened(2, [visitorSays(2, 1), visitorSays(2, 2)], true));
  log.prepend([visitorSays(1, 1)], false);
  log.opened(opened(2, [visitorSays(2, 2), visitorSays(2, 3)], true));
  assert.deepEqual(places(log), ["1:1", "2:1", "2:2", "2:3"]);
  assert.equal(log.hasEarlier, false);
});

test("with a hole between, only what is new is kept", () => {
  const log = new ConversationLog(2);
  log.opened(opened(2, [visitorSays(2, 1)], false));
  log.opened(opened(2, [visitorSays(2, 8), visitorSays(2, 9)], true, { messages: 9 }));
  assert.deepEqual(places(log), ["2:8", "2:9"]);
  assert.equal(log.hasEarlier, true);
});

test("a message is appended once, and one that does not join is refused", () => {
  const log = new ConversationLog(2);
  assert.equal(log.append(visitorSays(2, 1)), false, "nothing is held yet");
  log.opened(opened(2, [visitorSays(2, 1)]));
  assert.equal(log.append(visitorSays(2, 2)), true);
  assert.equal(log.append(visitorSays(2, 2)), true);
  assert.deepEqual(places(log), ["2:1", "2:2"]);
  assert.equal(log.append(visitorSays(2, 4)), false);
});

test("what happened is told once, whether by frame or by answer", () => {
  const log = new ConversationLog(2);
  log.opened(opened(2, [visitorSays(2, 1)]));
  const taken = entry("taken", { at: 50, by: ME });
  const place = { state: owned(ME, 50), department: null };
  log.moved(place, taken);
  log.moved(place, { ...taken });
  log.moved(place, { ...taken, at: 53 });
  assert.deepEqual(log.timeline, [taken], "also by a clock that is a little off");
  assert.deepEqual(log.summary.state, owned(ME, 50));
  log.moved(place, undefined);
  assert.deepEqual(log.timeline, [taken]);
});

test("what is passed to and fro is told each time", () => {
  const log = new ConversationLog(2);
  log.opened(opened(2, [visitorSays(2, 1)]));
  const there = entry("transferred", { at: 50, by: ME, to: BORIS });
  const back = entry("transferred", { at: 60, by: BORIS, to: ME });
  for (const each of [there, back, { ...there, at: 70 }])
    log.moved({ state: owned(each.to, each.at), department: null }, each);
  assert.deepEqual(
    log.timeline.map(({ at }) => at),
    [50, 60, 70],
  );
});

test("a move brings the department along and leaves the count of messages to the messages", () => {
  const log = new ConversationLog(2);
  log.opened(opened(2, [visitorSays(2, 1)]));
  log.moved({ ...summary(2, { messages: 9 }), state: queued(50, ME), department: DELIVERY }, undefined);
  assert.deepEqual([log.summary.department, log.summary.messages, log.summary.state.sender], [DELIVERY, 1, ME]);
});

test("f07 whoever owned it by any way keeps reading; an administrator who moved it has not owned it", () => {
  const ways = [
    [entry("taken", { by: ME }), true],
    [entry("assigned", { to: ME }), true],
    [entry("transferred", { by: BORIS, to: ME }), true],
    [entry("transferred", { by: ME, to: BORIS }), true],
    [entry("assigned", { by: ME, to: BORIS }), false],
    [entry("queued", { by: ME }), false],
    [entry("opened"), false],
  ];
  for (const [happened, expected] of ways) {
    const log = new ConversationLog(2);
    log.timeline = [happened];
    assert.equal(log.tookPart(ME), expected, JSON.stringify(happened));
  }
});

test("a conversation at rest lets the far past go, to be fetched again", () => {
  const log = new ConversationLog(2);
  log.opened(
    opened(
      2,
      Array.from({ length: 80 }, (_, index) => visitorSays(2, index + 1)),
    ),
  );
  log.rest();
  assert.equal(log.messages.length, 50);
  assert.equal(log.oldest.number, 31);
  assert.equal(log.hasEarlier, true);
});

test("sixty conversations are remembered, the latest looked at", () => {
  const cache = new LogCache();
  for (let id = 1; id <= 60; id += 1) cache.open(id);
  cache.open(1);
  cache.open(61);
  assert.equal(cache.find(2), undefined);
  assert.ok(cache.find(1));
  cache.clear(61);
  assert.equal(cache.find(1), undefined);
  assert.ok(cache.find(61));
});

const entries = (view) =>
  logEntries({
    summary: summary(2, { opened_at: NOON, state: owned(ME) }),
    messages: [],
    timeline: [],
    earlier: [],
    unsent: [],
    me: ME,
    hasEarlier: false,
    seen: undefined,
    ...view,
  });
const shape = (list) =>
  list.map((entry) => (entry.kind === "message" ? `${entry.opensGroup ? "+" : ""}${entry.message.number}` : entry.kind));

test("days, events and groups stand where they belong", () => {
  const list = entries({
    messages: [
      visitorSays(2, 1, "a", NOON),
      visitorSays(2, 2, "b", NOON + 1_000),
      operatorSays(2, 3, "c", NOON + 10_000),
      operatorSays(2, 4, "d", NOON + 10 * 60_000),
      visitorSays(2, 5, "e", NOON + DAY),
    ],
    timeline: [
      entry("opened", { at: NOON + 5 }),
      entry("taken", { at: NOON + 10_000, by: ME }),
      entry("closed", { at: NOON + DAY, by: ME }),
    ],
  });
  assert.deepEqual(shape(list), ["top", "day", "event", "+1", "2", "event", "+3", "+4", "day", "+5", "event"]);
  assert.equal(new Set(list.map(({ key }) => key)).size, list.length, "keys are unique");
});

test("earlier conversations are set apart and end with who closed them", () => {
  const before = summary(1, { state: { kind: "closed", at: NOON - DAY + 1_000, by: 2, owner: 2 } });
  const list = entries({ messages: [visitorSays(1, 1, "", NOON - DAY), visitorSays(2, 1, "", NOON)], earlier: [before] });
  assert.deepEqual(shape(list), ["top", "day", "conversation", "+1", "event", "day", "conversation", "+1"]);
  assert.deepEqual(
    list.filter(({ kind }) => kind === "conversation").map(({ isEarlier }) => isEarlier),
    [true, false],
  );
});

test("the line of new messages stands above the first that was not seen", () => {
  const messages = [
    visitorSays(2, 1, "", NOON),
    operatorSays(2, 2, "", NOON),
    visitorSays(2, 3, "", NOON),
    visitorSays(2, 4, "", NOON),
  ];
  assert.deepEqual(shape(entries({ messages, seen: 1 })), ["top", "day", "+1", "+2", "new", "+3", "4"]);
});

test("k01 ticks say how far a message of the company has got, and nothing where that is unknown", () => {
  const messages = [1, 2, 3].map((number) => operatorSays(2, number, "", NOON));
  const current = summary(2, { marks: { ...marks(), visitor: { delivered: 2, read: 1 } } });
  const ticks = (list) => list.filter(({ kind }) => kind === "message").map(({ tick }) => tick);
  assert.deepEqual(ticks(entries({ summary: current, messages })), ["read", "delivered", "sent"]);
  assert.deepEqual(ticks(entries({ messages: [operatorSays(1, 1, "", NOON)] })), [undefined]);
  assert.deepEqual(ticks(entries({ messages: [visitorSays(2, 1, "", NOON)] })), [undefined]);
});

test("what is not sent yet goes on the operator's own group under the same key", () => {
  const unsent = [{ key: "k", text: "…", conversation: 2, at: NOON + 1_000, state: "waiting" }];
  const list = entries({ messages: [operatorSays(2, 1, "", NOON)], unsent });
  assert.deepEqual(
    list.slice(-1).map(({ kind, key, opensGroup }) => ({ kind, key, opensGroup })),
    [{ kind: "unsent", key: "k", opensGroup: false }],
  );
});

test("reasons are offered where the system has given it to its present owner, and nowhere else", () => {
  const timeline = [
    entry("assigned", { at: NOON, to: ME }),
    entry("queued", { at: NOON + 1_000, by: ME }),
    entry("assigned", { at: NOON + 2_000, to: ME }),
  ];
  const offered = (state, happened) =>
    entries({ summary: summary(2, { state }), messages: [visitorSays(2, 1, "", NOON)], timeline: happened })
      .filter(({ hasReasons }) => hasReasons)
      .map(({ entry: { at } }) => at);
  assert.deepEqual(offered(owned(ME), timeline), [NOON + 2_000]);
  assert.deepEqual(offered(queued(), timeline.slice(0, 2)), [], "it is nobody's");
  assert.deepEqual(offered(owned(BORIS), [...timeline, entry("transferred", { at: NOON + 3_000, by: ME, to: BORIS })]), []);
  assert.deepEqual(offered(owned(ME), [entry("assigned", { at: NOON, by: BORIS, to: ME })]), [], "an administrator did");
  assert.deepEqual(offered(owned(BORIS), timeline), [], "what happened since is not known yet");
});
