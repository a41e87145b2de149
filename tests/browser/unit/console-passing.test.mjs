import assert from "node:assert/strict";
import { test } from "node:test";

import { oneAtATime } from "../../../static/console/helpers/one_at_a_time.js";
import { receiverOptions } from "../../../static/console/helpers/receiver_options.js";
import { Choice } from "../../../static/console/models/choice.js";
import { Roster } from "../../../static/console/models/roster.js";
import { consoleTexts } from "./support/catalogue.mjs";
import { BORIS, DELIVERY, ME, OLGA, owned, summary } from "./support/console_frames.mjs";

const VERA = 4;
const BUDGET = 12;

const roster = new Roster();
roster.reset(ME, "administrator", [
  { id: ME, name: "Anna", status: "ready", since: 0 },
  { id: BORIS, name: "Boris", status: "ready", since: 0 },
  { id: OLGA, name: "Olga", status: "can_help", since: 0 },
  { id: VERA, name: "Vera", status: "left", since: 0 },
]);
const receiver = (operator, changes = {}) => ({
  operator,
  in_work: 2,
  limit: null,
  has_site: true,
  refusal: null,
  ...changes,
});
const queue = (department, available = 0, next = null) => ({ department, available, next });
const departments = [
  { id: DELIVERY, name: "Delivery" },
  { id: BUDGET, name: "Budget" },
];
const options = ({
  colleagues = [],
  queues = [],
  act = "transfer",
  mode = "balanced",
  language = "en",
  department = null,
} = {}) =>
  receiverOptions(
    { colleagues, queues },
    {
      act,
      summary: summary(1, { state: owned(ME), department }),
      site: { id: 1, name: "Garden", mode, departments },
      roster,
      texts: consoleTexts(language),
    },
  );
const only = (given) => options(given)[0];

test("f01 f02 m12 a colleague with their load; a limit that would be passed is said and forbids nothing", () => {
  const words = (changes, language) => {
    const { load, words, refusal } = only({ colleagues: [receiver(BORIS, changes)], language });
    return [load, words, refusal];
  };
  assert.deepEqual(words({}), ["2 in work", "", ""]);
  assert.deepEqual(words({ in_work: 3, limit: 5 }), ["3 of 5", "", ""]);
  assert.deepEqual(words({ in_work: 3, limit: 5 }, "ru"), ["3 из 5", "", ""]);
  assert.deepEqual(words({ in_work: 5, limit: 5 }), ["5 of 5", "This goes above their limit.", ""]);
  assert.deepEqual(words({ in_work: 0, limit: 0, has_site: false }), [
    "0 of 0",
    "This site is not theirs. This goes above their limit.",
    "",
  ]);
});

test("whoever cannot have it is there with the reason of the server, and comes last", () => {
  const colleagues = [
    receiver(VERA, { refusal: "Vera is Left." }),
    receiver(OLGA, { in_work: 1 }),
    receiver(BORIS, { in_work: 7 }),
    receiver(99),
  ];
  const found = options({ colleagues });
  assert.deepEqual(
    found.map(({ name, refusal }) => [name, refusal]),
    [
      ["Boris", ""],
      ["Olga", ""],
      ["Vera", "Vera is Left."],
    ],
    "somebody whom this console does not know yet is left out",
  );
});

test("of colleagues in the same status those with less in work come first", () => {
  const equal = new Roster();
  equal.reset(
    ME,
    "operator",
    [2, 3, 4].map((id) => ({ id, name: "Name " + id, status: "ready", since: 0 })),
  );
  const colleagues = [receiver(2, { in_work: 3 }), receiver(3, { in_work: 1 }), receiver(4, { in_work: 1 })];
  const found = receiverOptions(
    { colleagues, queues: [] },
    { act: "transfer", summary: summary(1), site: undefined, roster: equal, texts: String },
  );
  assert.deepEqual(
    found.map(({ to }) => to.id),
    [3, 4, 2],
  );
});

test("of those in one status whoever may have it comes before whoever may not", () => {
  const paused = new Roster();
  paused.reset(
    ME,
    "operator",
    [2, 3].map((id) => ({ id, name: "Name " + id, status: "pause", since: 0 })),
  );
  const colleagues = [receiver(2, { in_work: 1, refusal: "Not their site." }), receiver(3, { in_work: 9 })];
  const around = { act: "transfer", summary: summary(1), site: undefined, roster: paused, texts: String };
  assert.deepEqual(
    receiverOptions({ colleagues, queues: [] }, around).map(({ to }) => to.id),
    [3, 2],
  );
});

test("n02 an administrator assigns to those who are Ready, themselves among them, and to no queue", () => {
  const colleagues = [receiver(ME), receiver(BORIS, { refusal: "for a transfer only" }), receiver(OLGA)];
  const found = options({ colleagues, queues: [queue(null)], act: "assign" });
  assert.deepEqual(
    found.map(({ name, refusal }) => [name, refusal]),
    [
      ["Anna (you)", ""],
      ["Boris", ""],
      ["Olga", "Only those who are Ready."],
    ],
  );
});

test("f03 f04 f06 what would become of it in a queue", () => {
  const words = (asked, changes) => {
    const { words, isCaution } = only({ queues: [asked], ...changes });
    return [words, isCaution];
  };
  const common = { mode: "common" };
  assert.deepEqual(words(queue(DELIVERY)), ["Nobody is there now: it will wait.", true]);
  assert.deepEqual(words(queue(DELIVERY, 1), common), ["1 person is there.", false]);
  assert.deepEqual(words(queue(DELIVERY, 3), { ...common, language: "ru" }), ["На месте 3 человека.", false]);
  assert.deepEqual(words(queue(DELIVERY, 2, BORIS)), ["It goes to Boris at once.", false]);
  assert.deepEqual(words(queue(DELIVERY, 2)), [
    "2 people are there; nobody can be given it at once, so it will wait.",
    false,
  ]);
  const back = "It would come straight back to you. Choosing Can help or Pause first avoids this.";
  assert.deepEqual(words(queue(null, 1, ME)), [back, true]);
  assert.deepEqual(words(queue(DELIVERY, 1, ME)), [back, true]);
  assert.equal(words(queue(DELIVERY), { department: DELIVERY })[0], "It came from here. Nobody is there now: it will wait.");
});

test("departments come after colleagues, and the queue of the site last", () => {
  const found = options({ colleagues: [receiver(BORIS)], queues: [queue(null), queue(BUDGET), queue(77), queue(DELIVERY)] });
  assert.deepEqual(
    found.map(({ name, to }) => [name, to]),
    [
      ["Boris", { kind: "operator", id: BORIS }],
      ["Budget", { kind: "department", id: BUDGET }],
      ["Delivery", { kind: "department", id: DELIVERY }],
      ["Return to the queue", { kind: "queue" }],
    ],
  );
});

const named = (...names) => names.map((name) => ({ key: name, name, refusal: name.startsWith("no ") ? "Away." : "" }));
const choosing = (...names) => {
  const choice = new Choice();
  choice.set(named(...names));
  return choice;
};

test("nothing is chosen until one goes to it, and the arrows go round through everything", () => {
  const choice = choosing("Boris", "no Vera", "Olga");
  assert.equal(choice.chosen, undefined);
  const steps = [1, 1, 1, 1, -1, -1].map((direction) => {
    choice.step(direction);
    return [choice.at, choice.chosen?.name];
  });
  assert.deepEqual(steps, [
    ["Boris", "Boris"],
    ["no Vera", undefined],
    ["Olga", "Olga"],
    ["Boris", "Boris"],
    ["Olga", "Olga"],
    ["no Vera", undefined],
  ]);
  const backwards = choosing("Boris", "Olga");
  backwards.step(-1);
  assert.equal(backwards.at, "Olga");
});

test("typing goes to the first that can be chosen", () => {
  const choice = choosing("no Boris", "Boris", "Olga");
  choice.find("bor");
  assert.deepEqual([choice.shown.length, choice.chosen?.name], [2, "Boris"]);
  choice.find("ol");
  assert.equal(choice.chosen?.name, "Olga");
  choice.find("o");
  assert.equal(choice.chosen?.name, "Olga", "a choice that still matches is kept");
  choice.find("nobody like this");
  assert.deepEqual([choice.shown.length, choice.at], [0, undefined]);
  choice.step(1);
  assert.equal(choice.at, undefined);
});

test("f08 a list that changes keeps the choice, and takes it back when it cannot be chosen any more", () => {
  const choice = choosing("Boris", "Olga");
  choice.go("Olga");
  choice.set(named("Vera", "Olga"));
  assert.equal(choice.chosen?.name, "Olga");
  choice.set([{ key: "Olga", name: "Olga", refusal: "Olga is Left." }]);
  assert.deepEqual([choice.at, choice.chosen], ["Olga", undefined]);
  choice.set(named("Boris"));
  assert.equal(choice.at, undefined);
});

test("one question at a time, and one more for whatever changed meanwhile", async () => {
  let asked = 0;
  let answer = () => undefined;
  const ask = oneAtATime(() => {
    asked += 1;
    return new Promise((resolve) => (answer = resolve));
  });
  const first = ask();
  ask();
  ask();
  assert.equal(asked, 1);
  answer();
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(asked, 2);
  answer();
  await first;
  assert.equal(asked, 2);
  void ask();
  assert.equal(asked, 3);
});
