import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Acts } from "../../../static/console/models/acts.js";
import { Arrivals, GATHERING } from "../../../static/console/models/arrivals.js";
import { Desk } from "../../../static/console/models/desk.js";
import { Refused, Unanswered } from "../../../static/console/models/requests.js";
import { JsonStorage } from "../../../static/console/models/storage.js";
import { BELIEVED, EVERY, Typing } from "../../../static/console/models/typing.js";
import {
  BORIS,
  DELIVERY,
  marks,
  ME,
  moves,
  OLGA,
  operatorSays,
  owned,
  queued,
  summary,
  visitorCard,
  visitorSays,
  welcome,
} from "./support/console_frames.mjs";

let sent = [];
let online = true;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  sent = [];
  online = true;
});

const send = (frame) => online && sent.push(frame) > 0;
const said = (type) => sent.filter((frame) => frame.type === type);

function desk(...conversations) {
  const typing = new Typing(send);
  const desk = new Desk(send, typing);
  const acts = new Acts(desk, send);
  const receive = (frame) => {
    desk.receive(frame);
    acts.receive(frame);
  };
  receive(welcome({ conversations, now: Date.now() }));
  const arrivals = [];
  desk.changes.add((change) => change.kind === "arrival" && arrivals.push(change.arrival));
  return { desk, acts, typing, receive, arrivals };
}

const openedFrame = (conversation, messages, timeline = []) => ({
  type: "opened",
  re: said("open").at(-1).re,
  conversation,
  visitor: visitorCard(),
  messages,
  has_earlier: false,
  timeline,
});

test("k02 k03 what is held of one's own and of the queue is confirmed as delivered, once", () => {
  desk(summary(1, { last_from_visitor: 2 }), summary(2, { state: owned(ME), last_from_visitor: 3, marks: marks(3) }));
  assert.deepEqual(said("delivered"), [{ type: "delivered", conversation: 1, upto: 2 }]);
});

test("k02 a message is confirmed when it comes", () => {
  const { receive } = desk(summary(1, { state: owned(ME) }));
  receive({ type: "message", event: 101, message: visitorSays(1, 1) });
  assert.deepEqual(said("delivered"), [{ type: "delivered", conversation: 1, upto: 1 }]);
});

test("k03 n01 nothing is read in a queue or in others' work; one's own is, also after its end", () => {
  const closed = { kind: "closed", at: 1, by: null, owner: ME };
  const { desk: mine } = desk(
    summary(1),
    summary(2, { state: owned(BORIS) }),
    summary(3, { state: owned(ME) }),
    summary(4, { state: closed }),
  );
  for (const id of [1, 2, 3, 4]) mine.read(id, 1);
  assert.deepEqual(
    said("read").map(({ conversation }) => conversation),
    [3, 4],
  );
});

test("the place in the events moves with every frame that has one", () => {
  const { desk: mine, receive } = desk(summary(1));
  receive({ type: "message", event: 105, message: visitorSays(1, 1) });
  receive({ type: "status", event: 103, operator: BORIS, status: "left", since: 1, reason: "chosen", by: null });
  assert.equal(mine.event, 105);
});

test("resuming keeps what is held; starting anew forgets it", () => {
  const { desk: mine, receive } = desk(summary(1));
  receive(welcome({ resumed: true, event: 100 }));
  assert.equal(mine.isCatchingUp, true);
  receive({ type: "caught_up", event: 120 });
  assert.deepEqual([mine.isCatchingUp, mine.event, mine.conversations.all().length], [false, 120, 1]);
  receive(welcome({ conversations: [], event: 130 }));
  assert.equal(mine.conversations.all().length, 0);
});

test("m02 somebody new in the queue and a message in one's own work are news; anything else is not", () => {
  const { receive, arrivals } = desk(summary(1, { state: owned(ME) }), summary(2));
  receive(moves("opened", summary(3, { messages: 1 })));
  receive({ type: "message", event: 102, message: visitorSays(3, 1) });
  receive({ type: "message", event: 103, message: visitorSays(2, 1) });
  receive({ type: "message", event: 104, message: visitorSays(1, 1) });
  receive({ type: "message", event: 105, message: operatorSays(1, 2) });
  assert.deepEqual(
    arrivals.map(({ place, conversation }) => [place, conversation]),
    [
      ["queue", 3],
      ["mine", 1],
    ],
  );
});

test("f07 what one passed on stays in a list of its own until it is closed or one's own again", async () => {
  const { desk: mine, acts, receive } = desk(summary(1, { state: owned(ME) }), summary(2, { state: owned(ME) }));
  const passed = () => mine.passed.items.map(({ id }) => id);
  receive(moves("transferred", summary(1, { state: owned(BORIS, 3_000, ME) }), { by: ME }));
  assert.deepEqual(passed(), [1]);
  assert.equal(mine.summary(1).state.operator, BORIS);
  receive(moves("transferred", summary(1, { state: owned(ME, 4_000, BORIS) }), { by: BORIS }));
  assert.deepEqual(passed(), []);
  receive(moves("closed", summary(2, { state: { kind: "closed", at: 5_000, by: ME, owner: ME, stars: null } }), { by: ME }));
  assert.deepEqual(passed(), []);
  const asked = acts.listPassed();
  receive({ type: "passed_list", re: said("list_passed").at(-1).re, conversations: [summary(7, { state: owned(OLGA) })] });
  await asked;
  assert.deepEqual(passed(), [7], "the server knows of what moved without a word");
  receive(moves("closed", summary(7, { state: { kind: "closed", at: 5_000, by: OLGA, owner: OLGA, stars: null } }), { by: OLGA }));
  assert.deepEqual(passed(), []);
  receive(welcome({}));
  assert.deepEqual(passed(), []);
});

test("a visitor can be blocked from one's own work and from a queue that one sees, by administrators from anywhere", () => {
  const { desk: mine, receive } = desk();
  const may = (changes) => mine.mayBlock(summary(1, changes));
  assert.ok(may({ state: owned(ME) }));
  assert.ok(may({ state: queued() }), "spam need not be taken first");
  assert.ok(!may({ state: queued(), department: DELIVERY }), "a queue of others");
  assert.ok(!may({ state: owned(BORIS) }));
  receive(welcome({ role: "administrator" }));
  assert.ok(may({ state: owned(BORIS) }));
});

test("f07 what one passed on leaves one's lists and stays readable, with its line in the log", async () => {
  const { desk: mine, acts, receive, arrivals } = desk(summary(1, { state: owned(ME) }));
  const look = acts.look(1);
  receive(openedFrame(summary(1, { state: owned(ME) }), [visitorSays(1, 1)]));
  await look;
  receive(moves("transferred", summary(1, { state: owned(BORIS, 4_000, ME) }), { by: ME, note: "The bill" }));
  assert.deepEqual([mine.conversations.all(), arrivals], [[], []]);
  assert.deepEqual(mine.summary(1).state, owned(BORIS, 4_000, ME));
  assert.deepEqual(
    mine.logs.find(1).timeline.map(({ cause, to, note }) => [cause, to, note]),
    [["transferred", BORIS, "The bill"]],
  );
  assert.equal(mine.logs.find(1).messages.length, 1);
});

test("m01 what moves to a queue is listed by whoever sees that queue, and by nobody else", () => {
  const { desk: mine, receive, arrivals } = desk(summary(1, { state: owned(ME) }), summary(2, { state: owned(ME) }));
  receive(moves("queued", summary(1, { state: queued(), department: DELIVERY }), { by: ME }));
  receive(moves("queued", summary(2, { state: queued() }), { event: 102, by: ME }));
  receive(moves("queued", summary(3, { state: queued() }), { event: 103, by: BORIS }));
  assert.deepEqual(
    mine.conversations.queue().map(({ id }) => id),
    [2, 3],
    "the department is not one's own",
  );
  assert.deepEqual(
    arrivals.map(({ place, conversation }) => [place, conversation]),
    [["queue", 3]],
    "one's own doing is no news",
  );
  assert.deepEqual(said("delivered"), []);
});

test("an administrator who reads along gets no row of it", async () => {
  const { desk: mine, acts, receive } = desk();
  const look = acts.look(5);
  receive(openedFrame(summary(5, { state: owned(BORIS) }), []));
  await look;
  receive(moves("transferred", summary(5, { state: owned(OLGA, 4_000, BORIS), last_from_visitor: 3 }), { by: BORIS }));
  assert.deepEqual([mine.conversations.all(), said("delivered")], [[], []]);
  assert.equal(mine.summary(5).state.operator, OLGA);
});

test("what was missed while away is news once, and its line is left to the answer that tells it exactly", async () => {
  const { desk: mine, acts, receive, arrivals } = desk(summary(1, { state: queued() }));
  const look = acts.look(1);
  receive(openedFrame(summary(1), []));
  await look;
  const passed = moves("transferred", summary(1, { state: owned(ME, 4_000, BORIS) }), { by: BORIS, note: "Please" });
  receive(welcome({ resumed: true }));
  receive(passed);
  assert.deepEqual(mine.logs.find(1).timeline, []);
  receive({ type: "caught_up", event: 110 });
  receive(passed);
  assert.deepEqual(
    arrivals.map(({ news, note }) => [news, note]),
    [["transferred", "Please"]],
  );
  assert.equal(mine.isMine(mine.summary(1)), true);
});

test("n03 one hears who changed one's status, and who took a conversation away", () => {
  const { desk: mine, receive } = desk(summary(1, { state: owned(ME) }));
  const losses = [];
  mine.changes.add((change) => change.kind === "loss" && losses.push(change.loss));
  receive({ type: "status", event: 101, operator: ME, status: "pause", since: 1, reason: "administrator", by: OLGA });
  assert.deepEqual([mine.roster.reason, mine.roster.changedBy], ["administrator", OLGA]);
  receive(moves("queued", summary(1, { state: queued() }), { event: 102, by: OLGA }));
  assert.deepEqual(losses, [{ conversation: 1, cause: "queued", by: OLGA }]);
  assert.deepEqual(mine.conversations.all(), [], "on Pause no queue is seen");
});

test("f08 n02 what is passed on or assigned goes out as it was chosen; a refusal leaves everything as it is", async () => {
  const { desk: mine, acts, receive } = desk(summary(1, { state: owned(ME) }));
  const passing = acts.transfer(1, { kind: "department", id: DELIVERY }, "Please");
  const [{ re, ...asked }] = said("transfer");
  assert.deepEqual(asked, { type: "transfer", conversation: 1, to: { kind: "department", id: DELIVERY }, note: "Please" });
  receive({ type: "refused", re, code: "receiver_away", text: "Boris has left." });
  await assert.rejects(passing, (error) => error instanceof Refused && error.message === "Boris has left.");
  assert.equal(mine.conversations.all().length, 1);
  const assigning = acts.assign(1, BORIS);
  receive({ type: "refused", re: said("assign")[0].re, code: "conversation_closed", text: "It is closed." });
  await assert.rejects(assigning, Refused);
  assert.deepEqual(mine.conversations.all(), [], "it is no longer ours to act on");
  const asking = acts.receivers(1);
  receive({ type: "receivers", re: said("receivers")[0].re, colleagues: [], queues: [] });
  assert.deepEqual((await asking).queues, []);
});

test("a conversation that a colleague took leaves the queue and says so in its log", async () => {
  const { desk: mine, acts, receive } = desk(summary(1));
  const look = acts.look(1);
  receive(openedFrame(summary(1), []));
  await look;
  receive({ type: "gone", event: 101, conversation: 1, cause: "taken", by: BORIS });
  assert.deepEqual(mine.conversations.all(), []);
  assert.equal(mine.summary(1).state.operator, BORIS);
  assert.equal(said("open").length, 2, "what is on the screen is brought up to date");
});

test("one's own conversation goes to the closed ones when it ends", () => {
  const { desk: mine, receive } = desk(summary(1, { state: owned(ME) }), summary(2));
  mine.closed.begin();
  mine.closed.add([], false);
  receive({ type: "gone", event: 101, conversation: 1, cause: "closed", by: ME });
  receive({ type: "gone", event: 102, conversation: 2, cause: "closed", by: null });
  assert.deepEqual(
    mine.closed.items.map(({ id }) => id),
    [1],
    "what nobody owned is for administrators to read",
  );
});

test("x17 the second to take is told who was first, and the row goes", async () => {
  const { desk: mine, acts, receive } = desk(summary(1));
  const taking = acts.take(1);
  receive({ type: "refused", re: said("take")[0].re, code: "conversation_taken", text: "Boris has it already." });
  await assert.rejects(taking, (error) => error instanceof Refused && error.message === "Boris has it already.");
  assert.deepEqual(mine.conversations.all(), []);
});

test("a refusal that says nothing about the conversation leaves it where it is", async () => {
  const { desk: mine, acts, receive } = desk(summary(1));
  const taking = acts.take(1);
  receive({ type: "refused", re: said("take")[0].re, code: "status_forbids", text: "Not on Pause." });
  await assert.rejects(taking, Refused);
  assert.equal(mine.conversations.all().length, 1);
});

test("without a connection, and when it goes before the answer, an act says that it is unanswered", async () => {
  const { acts } = desk(summary(1));
  const closing = acts.close(1);
  acts.disconnected();
  await assert.rejects(closing, Unanswered);
  online = false;
  await assert.rejects(acts.setStatus("pause"), Unanswered);
});

test("another conversation on the screen is left; a message that does not join is fetched", async () => {
  const { acts, receive } = desk(summary(1, { state: owned(ME), messages: 1 }), summary(2));
  const look = acts.look(1);
  receive(openedFrame(summary(1, { state: owned(ME), messages: 1 }), [visitorSays(1, 1)]));
  await look;
  receive({ type: "message", event: 101, message: visitorSays(1, 5) });
  assert.equal(said("open").length, 2);
  void acts.look(2);
  assert.deepEqual(said("leave"), [{ type: "leave", conversation: 1 }]);
});

test("one's own message stands in the list and in the log as soon as it is on disk", async () => {
  const { desk: mine, acts, receive } = desk(summary(1, { state: owned(ME) }));
  const look = acts.look(1);
  receive(openedFrame(summary(1, { state: owned(ME) }), []));
  await look;
  mine.posted({ type: "posted", key: "k", event: 101, conversation: 1, number: 1, at: 5 }, "Hello");
  assert.deepEqual(
    mine.logs.find(1).messages.map(({ text, author }) => [text, author.name]),
    [["Hello", "Anna"]],
  );
  assert.equal(mine.summary(1).last.text, "Hello");
});

test("a status that the server changed keeps its reason until the person changes it", () => {
  const { desk: mine, receive } = desk();
  receive({ type: "status", event: 101, operator: ME, status: "left", since: 1, reason: "pause_drained", by: null });
  receive(welcome({ operators: [{ id: ME, name: "Anna", status: "left", since: 1 }] }));
  assert.deepEqual([mine.roster.mine.status, mine.roster.reason, mine.roster.seesQueue], ["left", "pause_drained", false]);
  receive({ type: "status", event: 102, operator: ME, status: "ready", since: 2, reason: "chosen", by: null });
  assert.deepEqual([mine.roster.reason, mine.roster.seesQueue], ["chosen", true]);
});

test("a typing signal is believed for a while, ends with the message, and ours goes out seldom", () => {
  const { typing, receive } = desk(summary(1));
  receive({ type: "typing", conversation: 1, author: { kind: "visitor" } });
  assert.equal(typing.isVisitorTyping(1), true);
  mock.timers.tick(BELIEVED);
  assert.equal(typing.isVisitorTyping(1), false);
  receive({ type: "typing", conversation: 1, author: { kind: "visitor" } });
  receive({ type: "message", event: 101, message: visitorSays(1, 1) });
  assert.equal(typing.isVisitorTyping(1), false);
  typing.say(1);
  typing.say(1);
  mock.timers.tick(EVERY);
  typing.say(1);
  typing.sent();
  typing.say(1);
  assert.equal(said("typing").length, 3);
});

const listening = (desk, { isSeen = () => false, storage = new JsonStorage(undefined, "") } = {}) => {
  const told = [];
  new Arrivals({ desk, storage, isSeen, tell: (news) => told.push(news.map(({ conversation }) => conversation)) });
  return told;
};

test("news that comes together is told together; what is looked at or read elsewhere is not told", () => {
  const { desk: mine, receive } = desk(
    summary(1, { state: owned(ME) }),
    summary(2, { state: owned(ME) }),
    summary(3, { state: owned(ME) }),
  );
  const told = listening(mine, { isSeen: (id) => id === 2 });
  for (const id of [1, 2, 3]) receive({ type: "message", event: 100 + id, message: visitorSays(id, 1) });
  receive({ type: "receipts", conversation: 3, marks: marks(1) });
  mock.timers.tick(GATHERING);
  assert.deepEqual(told, [[1]]);
});

test("what one was given and gave back at once is not told", () => {
  const { desk: mine, receive } = desk();
  const told = listening(mine);
  receive(moves("transferred", summary(1, { state: owned(ME, 4_000, BORIS), unread: 1 }), { by: BORIS }));
  receive(moves("queued", summary(1, { state: queued(5_000), unread: 1 }), { event: 102, by: ME }));
  mock.timers.tick(GATHERING);
  assert.deepEqual(told, []);
});

test("what one was given is told although nothing of it is unread, as long as one has it still", () => {
  const { desk: mine, receive } = desk();
  const told = listening(mine);
  receive(moves("transferred", summary(1, { state: owned(ME, 4_000, BORIS) }), { by: BORIS }));
  receive(moves("assigned", summary(2, { state: owned(ME) }), { event: 102 }));
  receive(moves("transferred", summary(2, { state: owned(BORIS, 4_000, ME) }), { event: 103, by: ME }));
  mock.timers.tick(GATHERING);
  assert.deepEqual(told, [[1]]);
});

test("what was missed is told once, when everything has been told", () => {
  const { desk: mine, receive } = desk(summary(1, { state: owned(ME) }));
  const told = listening(mine);
  receive(welcome({ resumed: true }));
  receive({ type: "message", event: 101, message: visitorSays(1, 1) });
  receive({ type: "message", event: 102, message: visitorSays(1, 2) });
  mock.timers.tick(GATHERING);
  assert.deepEqual(told, []);
  receive({ type: "caught_up", event: 102 });
  mock.timers.tick(GATHERING);
  assert.deepEqual(told, [[1, 1]]);
});

test("of two windows one tells", () => {
  const storage = new JsonStorage(undefined, "");
  const one = desk(summary(1, { state: owned(ME) }));
  const other = desk(summary(1, { state: owned(ME) }));
  const told = [listening(one.desk, { storage }), listening(other.desk, { storage })];
  for (const { receive } of [one, other]) receive({ type: "message", event: 101, message: visitorSays(1, 1) });
  mock.timers.tick(GATHERING);
  assert.deepEqual(told.flat(), [[1]]);
});
