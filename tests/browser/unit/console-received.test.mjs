import assert from "node:assert/strict";
import { test } from "node:test";

import { Desk } from "../../../static/console/models/desk.js";
import { Received } from "../../../static/console/models/received.js";
import { JsonStorage } from "../../../static/console/models/storage.js";
import { Typing } from "../../../static/console/models/typing.js";
import { BORIS, ME, moves, operatorSays, owned, queued, summary, visitorSays, welcome } from "./support/console_frames.mjs";
import { MemoryStorage } from "./support/memory_storage.mjs";

const send = () => true;

function console_(memory = new MemoryStorage(), ...conversations) {
  const desk = new Desk(send, new Typing(send));
  const place = { onScreen: 0 };
  const storage = new JsonStorage(memory, "besedka.1.");
  const received = new Received({ desk, storage, isSeen: (id) => id === place.onScreen });
  desk.receive(welcome({ conversations }));
  const isNew = (id) => received.isNew(desk.summary(id));
  const opens = (id) => {
    place.onScreen = id;
    received.look();
  };
  return { desk, isNew, opens, received, memory };
}

const passed = (since = 2_000) => summary(1, { state: owned(ME, since, BORIS) });

test("what a colleague passed on stands out until it was opened, after a reload too", () => {
  const { desk, isNew, opens, memory } = console_();
  desk.receive(moves("transferred", passed(), { by: BORIS }));
  assert.ok(isNew(1));
  assert.ok(console_(memory, passed()).isNew(1), "the notice is gone by now, the row is not");
  opens(1);
  assert.ok(!isNew(1));
  assert.ok(!console_(memory, passed()).isNew(1));
  assert.ok(console_(memory, passed(9_000)).isNew(1), "it went away and was passed on once more");
});

test("what is on the screen while it comes has been opened", () => {
  const { desk, isNew, opens } = console_(undefined, summary(1));
  opens(1);
  desk.receive(moves("transferred", passed(), { by: BORIS }));
  assert.ok(!isNew(1));
});

test("whoever has answered it, perhaps on another device, has read it; a colleague's earlier answer says nothing", () => {
  const answered = (by, at) => summary(1, { state: owned(ME, 2_000, BORIS), last: { from_visitor: false, by, text: "Yes", at } });
  const isNew = (last) => console_(undefined, last).isNew(1);
  assert.ok(isNew(answered(BORIS, 1_500)));
  assert.ok(isNew(answered(ME, 1_500)), "before it went to the colleague and came back");
  assert.ok(!isNew(answered(ME, 2_500)));
});

test("what an administrator assigns stands out as well; what one took, or what the system gave, is known otherwise", () => {
  for (const [cause, by, expected] of [["assigned", BORIS, true], ["assigned", null, false], ["taken", ME, false]]) {
    const { desk, isNew } = console_(undefined, summary(1, { state: queued() }));
    desk.receive(moves(cause, summary(1, { state: owned(ME) }), { by }));
    assert.equal(isNew(1), expected, cause + " " + by);
  }
  assert.ok(!console_(undefined, summary(1, { state: owned(BORIS, 1, ME) })).isNew(1), "others' work");
});

test("it counts once: by its unread messages, or else as new", () => {
  const { desk, received } = console_(undefined, passed(), summary(2, { state: owned(ME), unread: 0 }));
  const counts = () => {
    const { mine, unread, fresh } = desk.conversations.counts(ME, (each) => received.isNew(each));
    return { mine, unread, fresh };
  };
  assert.deepEqual(counts(), { mine: 2, unread: 0, fresh: 1 });
  desk.receive({ type: "message", event: 102, message: visitorSays(1, 1) });
  assert.deepEqual(counts(), { mine: 2, unread: 1, fresh: 0 });
  desk.receive({ type: "message", event: 103, message: operatorSays(2, 1) });
  assert.deepEqual(counts(), { mine: 2, unread: 1, fresh: 0 });
});
