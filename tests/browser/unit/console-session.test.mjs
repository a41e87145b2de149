import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Session } from "../../../static/console/models/session.js";
import { JsonStorage } from "../../../static/console/models/storage.js";
import { StoredOutbox } from "../../../static/console/models/stored_outbox.js";
import { ME, owned, summary, visitorSays, welcome } from "./support/console_frames.mjs";
import { FakeSocket } from "./support/fake_socket.mjs";

let session;
let storage;

beforeEach(() => {
  session?.connection.stop();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  FakeSocket.install();
  storage = new JsonStorage(undefined, "");
  session = started(true);
});

const started = (isStarted) => {
  const made = new Session({
    url: "wss://desk.example/ws/console",
    window: () => "me",
    started: isStarted,
    storedOutbox: new StoredOutbox(storage, { id: "me", others: () => [] }),
    random: () => 0.5,
  });
  made.connection.start();
  return made;
};
const frames = (type) => FakeSocket.last.frames.filter((frame) => frame.type === type);
const hello = () => frames("hello")[0];
const comesOnline = (changes) => {
  FakeSocket.last.opens();
  FakeSocket.last.says(welcome(changes));
};
const mine = summary(1, { state: owned(ME) });

test("x05 a deliberate start is told until the server has heard it, and then no more", () => {
  FakeSocket.last.opens();
  FakeSocket.last.dies();
  mock.timers.tick(1_000);
  FakeSocket.last.opens();
  assert.deepEqual(hello(), { type: "hello", version: 1, started: true, window: "me" });
  FakeSocket.last.says(welcome());
  FakeSocket.last.dies();
  mock.timers.tick(1_000);
  FakeSocket.last.opens();
  assert.deepEqual(hello(), { type: "hello", version: 1, resume: 100, started: false, window: "me" });
});

test("after a resync everything is asked for anew, once, on the same connection", () => {
  comesOnline();
  FakeSocket.last.says({ type: "resync" });
  FakeSocket.last.says({ type: "resync" });
  const hellos = frames("hello");
  assert.deepEqual(hellos.slice(1), [{ type: "hello", version: 1, started: false, window: "me" }]);
  FakeSocket.last.says(welcome({ event: 120 }));
  assert.equal(session.desk.event, 120);
  FakeSocket.last.says({ type: "resync" });
  assert.equal(frames("hello").length, 3);
  assert.equal(FakeSocket.all.length, 1);
});

test("a resync that everybody was told is answered at a moment of one's own", () => {
  comesOnline();
  FakeSocket.last.says({ type: "resync", within_ms: 1_000 });
  mock.timers.tick(499);
  assert.equal(frames("hello").length, 1);
  mock.timers.tick(1);
  assert.equal(frames("hello").length, 2);
});

test("a connection that is lost after a resync asks for everything when it is back", () => {
  comesOnline();
  FakeSocket.last.says({ type: "resync", within_ms: 60_000 });
  FakeSocket.last.dies();
  mock.timers.tick(1_000);
  FakeSocket.last.opens();
  assert.deepEqual(hello(), { type: "hello", version: 1, started: false, window: "me" });
  FakeSocket.last.says(welcome());
  mock.timers.tick(60_000);
  assert.equal(frames("hello").length, 1);
});

test("a message typed without a connection goes out with the next one, and stays until it is on disk", () => {
  session.post(1, "Hello");
  comesOnline({ conversations: [mine] });
  const [post] = frames("post");
  assert.deepEqual({ conversation: post.conversation, text: post.text }, { conversation: 1, text: "Hello" });
  assert.equal(storage.read("outbox.me", []).length, 1);
  FakeSocket.last.says({ type: "posted", key: post.key, event: 101, conversation: 1, number: 1, at: 5 });
  assert.deepEqual(storage.read("outbox.me", []), []);
  assert.equal(session.desk.summary(1).last.text, "Hello");
  assert.equal(session.desk.event, 101);
});

test("a message whose acknowledgement was lost is settled by the message itself", () => {
  comesOnline({ conversations: [mine] });
  session.post(1, "Hello");
  const [{ key }] = frames("post");
  const author = { kind: "operator", id: ME, name: "Anna" };
  FakeSocket.last.says({ type: "message", event: 101, message: { ...visitorSays(1, 1, "Hello"), key, author } });
  assert.deepEqual(session.outbox.items, []);
});

test("a message that is refused for good stays with its reason, also after a reload", () => {
  const failed = [];
  comesOnline({ conversations: [mine] });
  session.messageFailed.add(({ reason }) => failed.push(reason));
  session.post(1, "Too late");
  FakeSocket.last.says({ type: "refused", key: frames("post")[0].key, code: "conversation_closed", text: "It is closed." });
  assert.deepEqual(failed, ["It is closed."]);
  session.connection.stop();
  session = started(false);
  assert.deepEqual(
    session.outbox.items.map(({ text, state, reason }) => [text, state, reason]),
    [["Too late", "failed", "It is closed."]],
  );
});

test("what a closed window left unsent goes out from here under its own key", () => {
  comesOnline({ conversations: [mine] });
  session.adopt([{ key: "theirs", conversation: 1, text: "Left behind", at: 1, state: "failed" }]);
  assert.deepEqual(
    frames("post").map(({ key }) => key),
    ["theirs"],
  );
});
