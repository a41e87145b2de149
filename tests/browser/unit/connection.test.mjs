import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Connection } from "../../../static/shared/connection.js";
import { FakeSocket } from "./support/fake_socket.mjs";

let states = [];
let frames = [];
let connection;
const last = () => FakeSocket.last;

beforeEach(() => {
  connection?.stop();
  mock.timers.reset();
  mock.restoreAll();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.method(Math, "random", () => 1);
  FakeSocket.install();
  [states, frames] = [[], []];
  connection = new Connection({
    url: () => "ws://desk.example/ws",
    hello: () => ({ type: "hello" }),
    onFrame: (frame) => frames.push(frame.type),
    onState: (state) => states.push(state),
  });
  connection.start();
});

const kinds = () => states.map((state) => state.kind);

test("it says hello, and is online from the welcome on", () => {
  assert.equal(connection.send({ type: "typing" }), false);
  last().welcomes();
  assert.deepEqual(last().sent, ["hello"]);
  assert.deepEqual(kinds(), ["connecting", "online"]);
  assert.equal(connection.send({ type: "typing" }), true);
  assert.deepEqual(last().sent, ["hello", "typing"]);
});

test("X07: it comes back for ever, each time after twice as long, at most 30 seconds", () => {
  const delays = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    last().dies();
    delays.push(states.at(-1).until - Date.now());
    mock.timers.tick(delays.at(-1));
  }
  assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  assert.equal(FakeSocket.all.length, 10);
});

test("the wait is anywhere up to its ceiling, so that not all come back at once", () => {
  Math.random.mock.mockImplementation(() => 0.25);
  last().dies();
  assert.equal(states.at(-1).until - Date.now(), 125);
});

test("a connection that held starts the waits afresh, one that did not counts as a failure", () => {
  last().dies();
  mock.timers.tick(500);
  last().welcomes();
  last().dies();
  assert.equal(states.at(-1).until - Date.now(), 1000);
  mock.timers.tick(1000);
  last().welcomes();
  mock.timers.tick(10_000);
  last().dies();
  assert.equal(states.at(-1).until - Date.now(), 500);
});

test("an attempt that takes longer than ten seconds is given up", () => {
  last().opens();
  mock.timers.tick(10_000);
  assert.equal(states.at(-1).kind, "waiting");
  assert.equal(FakeSocket.all[0].closedWith, 4000);
});

test("it pings at the server's rhythm, and gives up a connection that keeps silent", () => {
  last().welcomes();
  mock.timers.tick(20_000);
  assert.deepEqual(last().sent, ["hello", "ping"]);
  last().says({ type: "pong" });
  mock.timers.tick(20_000);
  assert.deepEqual(last().sent, ["hello", "ping", "ping"]);
  mock.timers.tick(9_999);
  assert.equal(connection.state.kind, "online");
  mock.timers.tick(1);
  assert.equal(connection.state.kind, "waiting");
});

test("any frame is a sign of life", () => {
  last().welcomes();
  mock.timers.tick(20_000);
  last().says({ type: "online", online: true });
  mock.timers.tick(15_000);
  assert.equal(connection.state.kind, "online");
});

test("it comes back at once when the network, the tab or the page does", () => {
  const signs = [
    () => window.dispatchEvent(new Event("online")),
    () => window.dispatchEvent(new Event("pageshow")),
    () => document.dispatchEvent(new Event("visibilitychange")),
  ];
  for (const sign of signs) {
    last().dies();
    sign();
    assert.equal(states.at(-1).kind, "connecting");
  }
});

test("waking up with a connection, it asks whether anybody is there", () => {
  last().welcomes();
  window.dispatchEvent(new Event("online"));
  assert.deepEqual(last().sent, ["hello", "ping"]);
  mock.timers.tick(10_000);
  assert.equal(connection.state.kind, "waiting");
});

test("a page put aside lets go of its socket, and takes it up when it is shown again", () => {
  last().welcomes();
  window.dispatchEvent(new Event("pagehide"));
  assert.equal(FakeSocket.all[0].closedWith, 1000);
  mock.timers.tick(60_000);
  assert.equal(FakeSocket.all.length, 1);
  window.dispatchEvent(new Event("pageshow"));
  assert.equal(FakeSocket.all.length, 2);
});

test("X06: only a page that goes away ends the connection as one that was left", () => {
  last().welcomes();
  connection.stop();
  assert.equal(FakeSocket.all[0].closedWith, 4001);
  connection.start();
  last().welcomes();
  last().says({ type: "bye", reason: "restart", retry_after_ms: 3000 });
  assert.equal(FakeSocket.all[1].closedWith, 4001);
  connection.retryNow();
  last().welcomes();
  last().says({ type: "bye", reason: "version_unknown" });
  assert.equal(FakeSocket.all[2].closedWith, 4001);
});

test("a server that says when to come back is obeyed, and only the person may be sooner", () => {
  Math.random.mock.mockImplementation(() => 0);
  last().welcomes();
  last().says({ type: "bye", reason: "restart", retry_after_ms: 3000 });
  window.dispatchEvent(new Event("online"));
  mock.timers.tick(2999);
  assert.equal(FakeSocket.all.length, 1);
  mock.timers.tick(1);
  assert.equal(FakeSocket.all.length, 2);
  last().welcomes();
  last().says({ type: "bye", reason: "too_many", retry_after_ms: 60_000 });
  connection.retryNow();
  assert.equal(FakeSocket.all.length, 3);
});

test("a server that says not to come back is obeyed too", () => {
  last().opens();
  last().says({ type: "bye", reason: "origin_not_allowed" });
  assert.deepEqual(states.at(-1), { kind: "stopped", reason: "origin_not_allowed" });
  window.dispatchEvent(new Event("online"));
  mock.timers.tick(3_600_000);
  assert.equal(FakeSocket.all.length, 1);
});

test("stopped from within the welcome, it stays stopped", () => {
  connection.stop();
  connection = new Connection({
    url: "ws://desk.example/ws",
    hello: () => ({ type: "hello" }),
    onFrame: () => connection.stop("version_unknown"),
    onState: (state) => states.push(state),
  });
  connection.start();
  last().welcomes();
  mock.timers.tick(3_600_000);
  assert.deepEqual(states.at(-1), { kind: "stopped", reason: "version_unknown" });
  assert.deepEqual(last().sent, ["hello"]);
});
