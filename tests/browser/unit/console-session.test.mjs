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
    started: isStarted,
    storedOutbox: new StoredOutbox(storage, { id: "me", others: () => [] }),
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
  assert.deepEqual(hello(), { type: "hello", version: 1, started: true });
  FakeSocket.last.says(welcome());
  FakeSocket.last.dies();
  mock.timers.tick(1_000);
  FakeSocket.last.opens();
  assert.deepEqual(hello(), { type: "hello", version: 1, resume: 100, started: false });
});

test("after a resync everything is asked for anew, once, and not before what was asked is answered", async () => {
  comesOnline();
  const choosing = session.acts.setStatus("pause");
  const [asked] = frames("set_status");
  FakeSocket.last.says({ type: "resync" });
  FakeSocket.last.says({ type: "resync" });
  mock.timers.tick(100);
  assert.equal(FakeSocket.all.length, 1);
  FakeSocket.last.says({ type: "accepted", re: asked.re });
  await choosing;
  mock.timers.tick(100);
  assert.equal(FakeSocket.all.length, 2);
  assert.equal(FakeSocket.all[0].closedWith, 4001, "x06 which is no deliberate close of the console");
  comesOnline({ event: 120 });
  assert.deepEqual(hello(), { type: "hello", version: 1, started: false });
  mock.timers.tick(5_000);
  assert.equal(FakeSocket.all.length, 2);
});

test("an answer that does not come holds up a resync for a second at the most", async () => {
  comesOnline();
  const taking = assert.rejects(session.acts.take(1));
  FakeSocket.last.says({ type: "resync" });
  for (let glance = 0; glance < 55; glance += 1) mock.timers.tick(20);
  await taking;
  assert.equal(FakeSocket.all.length, 2);
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
