import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Session } from "../../../static/widget/models/session.js";
import { FakeSocket } from "./support/fake_socket.mjs";
import { own, owned, queued, theirs } from "./support/said.mjs";

const ASKED = { mode: "form", name: "optional", email: "required", phone: "hidden" };

let session;
let storage;
let news;

beforeEach(() => {
  session?.connection.stop();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  FakeSocket.install();
  news = [];
  storage = { token: undefined, saved: [], loadOutbox: () => storage.saved, saveOutbox: (items) => (storage.saved = structuredClone(items)), form: undefined };
  openPage();
});

function openPage() {
  session = new Session({
    url: "wss://desk.example/ws/widget/site",
    language: "en",
    storage,
    onChange: () => {},
    onMessages: (messages, missed) => news.push([messages.map((message) => message.number), missed]),
  });
  session.connection.start();
}

const welcome = (said = {}) =>
  FakeSocket.last.welcomes({ version: 1, token: "t1", online: true, offline: ASKED, resumed: false, conversation: null, messages: [], has_earlier: false, ...said });
const frames = (type) => FakeSocket.last.frames.filter((frame) => frame.type === type);

test("it introduces itself with what it knows, and keeps the token before anything goes out", () => {
  session.post("typed before there was a connection");
  welcome();
  const [hello, post] = FakeSocket.last.frames;
  assert.deepEqual(hello, { type: "hello", version: 1, language: "en", page: { url: "https://shop.example/", title: "Shop", referrer: "" } });
  assert.equal(post.text, "typed before there was a connection");
  assert.equal(storage.token, "t1");
});

test("I6: a message is the visitor's own copy until it is posted, then the server's", () => {
  welcome();
  session.post("hello");
  const [{ key }] = frames("post");
  FakeSocket.last.says({ type: "posted", key, conversation: 1, number: 1, at: 5 });
  assert.deepEqual(session.outbox.items, []);
  assert.deepEqual(session.log.messages, [{ conversation: 1, number: 1, key, author: { kind: "visitor" }, text: "hello", at: 5 }]);
  assert.equal(session.log.statusOf(session.log.messages[0]), "sent");
});

test("one whose acknowledgement was lost is recognised when it comes back as history", () => {
  welcome();
  session.post("hello");
  const [{ key }] = frames("post");
  FakeSocket.last.dies();
  mock.timers.tick(1000);
  welcome({ conversation: queued(1), messages: [{ ...own(1, 1), key }] });
  assert.deepEqual(session.outbox.items, []);
  assert.equal(frames("post").length, 0);
  assert.equal(session.log.messages.length, 1);
});

test("after a reconnect it asks for what follows, and says again how far it has got", () => {
  welcome({ conversation: owned(1), messages: [own(1, 1), theirs(1, 2)] });
  FakeSocket.last.dies();
  mock.timers.tick(1000);
  welcome({ resumed: true, conversation: owned(1), messages: [theirs(1, 3)] });
  assert.deepEqual(frames("hello")[0].resume, { conversation: 1, number: 2 });
  assert.equal(frames("hello")[0].token, "t1");
  mock.timers.tick(150);
  assert.deepEqual(frames("delivered").map((frame) => frame.upto), [2, 3]);
  assert.deepEqual(news.at(-1), [[3], true]);
});

test("K01: what comes is confirmed as delivered at once, and as read when it was seen", () => {
  welcome({ conversation: owned(1) });
  FakeSocket.last.says({ type: "message", message: theirs(1, 1) });
  assert.deepEqual(frames("delivered"), [{ type: "delivered", conversation: 1, upto: 1 }]);
  assert.deepEqual(frames("read"), []);
  session.see(1, 1);
  assert.deepEqual(frames("read"), [{ type: "read", conversation: 1, upto: 1 }]);
  assert.deepEqual(session.log.unread, []);
});

test("a message from another window of the visitor is one of their own", () => {
  welcome({ conversation: queued(1) });
  FakeSocket.last.says({ type: "message", message: own(1, 1) });
  assert.equal(session.log.messages.length, 1);
  assert.deepEqual(frames("delivered"), []);
});

test("when another window was named first, this one takes that name", () => {
  FakeSocket.last.opens();
  storage.token = "t0";
  FakeSocket.last.says({ type: "welcome", token: "t1", heartbeat_ms: 20_000, messages: [] });
  assert.equal(FakeSocket.all.length, 2);
  welcome({ token: "t0" });
  assert.equal(frames("hello")[0].token, "t0");
  assert.equal(storage.token, "t0");
});

test("told to forget what it holds, it confirms afresh: numbers may mean other messages now", () => {
  welcome({ conversation: owned(1), messages: [own(1, 1), theirs(1, 2)] });
  FakeSocket.last.dies();
  mock.timers.tick(1000);
  welcome();
  assert.deepEqual(frames("delivered"), []);
  assert.deepEqual(session.log.messages, []);
  FakeSocket.last.says({ type: "message", message: theirs(1, 1) });
  assert.deepEqual(frames("delivered").map((frame) => frame.upto), [1]);
});

test("a refusal for good stays with its message, one for now is said while it waits", () => {
  welcome();
  session.post("a");
  session.post("b");
  const [a, b] = frames("post");
  FakeSocket.last.says({ type: "refused", key: a.key, code: "blocked", text: "You cannot write here" });
  assert.equal(session.outbox.items[0].reason, "You cannot write here");
  FakeSocket.last.says({ type: "refused", key: b.key, code: "too_fast", text: "In a moment", retry_after_ms: 2000 });
  assert.equal(session.refusal, "In a moment");
  mock.timers.tick(2000);
  assert.equal(frames("post").length, 3);
  FakeSocket.last.says({ type: "posted", key: b.key, conversation: 1, number: 1, at: 5 });
  assert.equal(session.refusal, undefined);
});

test("earlier history is asked for once at a time, from the first message on", () => {
  welcome({ conversation: owned(2), messages: [own(2, 1)], has_earlier: true });
  session.loadEarlier();
  session.loadEarlier();
  assert.deepEqual(frames("history"), [{ type: "history", re: 1, before: { conversation: 2, number: 1 } }]);
  FakeSocket.last.says({ type: "history", re: 1, messages: [own(1, 1)], has_earlier: false });
  assert.equal(session.log.messages.length, 2);
  session.loadEarlier();
  assert.equal(frames("history").length, 1, "there is no more");
});

test("history that was lost with the connection can be asked for again", () => {
  welcome({ conversation: owned(2), messages: [own(2, 1)], has_earlier: true });
  session.loadEarlier();
  FakeSocket.last.dies();
  assert.equal(session.loadingEarlier, false);
});

test("somebody types until they write, or for six seconds", () => {
  welcome({ conversation: owned(1) });
  FakeSocket.last.says({ type: "typing", name: "Anna" });
  assert.equal(session.operatorTyping.name, "Anna");
  mock.timers.tick(6000);
  assert.equal(session.operatorTyping.name, undefined);
  FakeSocket.last.says({ type: "typing", name: "Anna" });
  FakeSocket.last.says({ type: "message", message: theirs(1, 1) });
  assert.equal(session.operatorTyping.name, undefined);
});

test("typing is told every three seconds at most, and afresh after a message", () => {
  welcome({ conversation: owned(1) });
  session.visitorTyping.typed();
  session.visitorTyping.typed();
  mock.timers.tick(3000);
  session.visitorTyping.typed();
  session.post("x");
  session.visitorTyping.typed();
  assert.deepEqual(FakeSocket.last.sent.slice(1), ["typing", "typing", "post", "typing"]);
});

test("halves of characters never reach the wire", () => {
  welcome();
  session.post("a\ud83d");
  assert.equal(frames("post")[0].text, "a\ufffd");
});

test("it is idle only with no open conversation and nothing on its way", () => {
  welcome();
  assert.equal(session.isIdle, true);
  session.post("x");
  assert.equal(session.isIdle, false);
  FakeSocket.last.says({ type: "posted", key: frames("post")[0].key, conversation: 1, number: 1, at: 5 });
  assert.equal(session.isIdle, false);
});

/** Fills the form in and sends it; answers with its key. */
function leaves(message = "Hi", email = "a@b.example") {
  session.form.type("email", email);
  session.form.type("message", message);
  session.leaveMessage();
  return session.outbox.items[0]?.key;
}

/** The page is gone without a word, and another one comes. */
function reloads() {
  session.connection.stop();
  openPage();
}

const posted = (key) => FakeSocket.last.says({ type: "posted", key, conversation: 1, number: 1, at: 5 });

test("W02: a form that is filled in as it is asked goes out with its fields", () => {
  welcome({ online: false });
  leaves("Hi", "");
  assert.deepEqual(frames("offline_form"), []);
  assert.equal(session.form.problems.email.code, "empty");
  const key = leaves();
  assert.deepEqual(frames("offline_form"), [{ type: "offline_form", key, text: "Hi", name: "", email: "a@b.example", phone: "" }]);
  assert.equal(session.isLeaving, true);
  session.leaveMessage();
  assert.equal(frames("offline_form").length, 1, "once");
});

test("its message is one of the conversation from then on, and is thanked for", () => {
  welcome({ online: false });
  const key = leaves();
  posted(key);
  assert.deepEqual([session.isLeaving, session.log.isOpen, session.left], [false, true, key]);
  assert.deepEqual(session.log.messages.map(({ text }) => text), ["Hi"]);
  assert.equal(storage.form, undefined);
  assert.deepEqual(storage.saved, []);
});

test("X15: a form whose answer was lost goes out again under its key, also from the next page", () => {
  welcome({ online: false });
  const key = leaves();
  FakeSocket.last.dies();
  mock.timers.tick(1000);
  welcome({ online: false });
  assert.deepEqual(frames("offline_form").map((frame) => frame.key), [key]);
  reloads();
  welcome({ online: true });
  assert.deepEqual(frames("offline_form").map((frame) => frame.key), [key], "also when somebody has come in the meantime");
  posted(key);
  assert.equal(session.log.messages.length, 1);
  assert.equal(storage.form, undefined);
});

test("X15: one that turns out to have arrived is not sent again", () => {
  welcome({ online: false });
  const key = leaves();
  reloads();
  welcome({ online: false, conversation: queued(1), messages: [{ ...own(1, 1), key, text: "Hi" }] });
  assert.deepEqual(frames("offline_form"), []);
  assert.deepEqual([session.isLeaving, session.left, storage.form], [false, key, undefined]);
});

test("a form typed without a connection waits for one", () => {
  welcome({ online: false });
  FakeSocket.last.dies();
  leaves();
  assert.equal(session.isLeaving, true);
  mock.timers.tick(1000);
  welcome({ online: false });
  assert.equal(frames("offline_form").length, 1);
});

test("a form that the server refuses stands where it was filled in, and can be sent again", () => {
  welcome({ online: false });
  const key = leaves();
  FakeSocket.last.says({ type: "refused", key, code: "email_invalid", text: "Look at the address" });
  assert.deepEqual([session.isLeaving, session.isIdle, session.outbox.items], [false, true, []]);
  assert.deepEqual(session.form.problems, { email: { text: "Look at the address" } });
  assert.equal(session.form.values.message, "Hi");
  assert.equal(leaves("Hi", "b@b.example"), key);
});

test("refused while the page was closing, it stands on the next one", () => {
  storage.saved = [{ key: "k", text: "Hi", at: 1, state: "failed", code: "blocked", reason: "No", form: { name: "", email: "a@b.example", phone: "" } }];
  reloads();
  assert.deepEqual([session.outbox.items, session.form.problems], [[], { whole: { text: "No" } }]);
  assert.equal(session.form.values.message, "Hi");
});

test("a form refused for now goes out by itself", () => {
  welcome({ online: false });
  const key = leaves();
  FakeSocket.last.says({ type: "refused", key, code: "too_fast", text: "In a moment", retry_after_ms: 2000 });
  assert.deepEqual([session.isLeaving, session.refusal], [true, "In a moment"]);
  mock.timers.tick(2000);
  assert.equal(frames("offline_form").length, 2);
});

test("X10: what was written while somebody was there goes out as it is, though everybody has left", () => {
  welcome();
  FakeSocket.last.dies();
  session.post("Hello?");
  mock.timers.tick(1000);
  welcome({ online: false });
  assert.deepEqual(frames("post").map((frame) => frame.text), ["Hello?"]);
  assert.equal(session.isIdle, false);
});

test("X14: it is told when somebody comes or goes, and when something else is offered", () => {
  welcome();
  FakeSocket.last.says({ type: "online", online: false, offline: { ...ASKED, mode: "notice" } });
  assert.deepEqual([session.online, session.form.asked.mode], [false, "notice"]);
});
