import assert from "node:assert/strict";
import { test } from "node:test";

import { eventWords } from "../../../static/console/helpers/event_words.js";
import { arrivalOf, entryOf, lossOf, partingOf } from "../../../static/console/models/news.js";
import { consoleTexts } from "./support/catalogue.mjs";
import { BORIS, DELIVERY, entry, ME, moves, OLGA, owned, queued, summary } from "./support/console_frames.mjs";

const NOW = 9_000;
const at = (state, changes = {}) => summary(1, { state, ...changes });
const closed = (by) => ({ kind: "closed", at: 5_000, by, owner: ME });

test("m02 m03 m13 what is worth a sound, and what is not", () => {
  const cases = [
    ["somebody new in the queue", moves("opened", at(queued())), undefined, "queue"],
    ["passed to a queue that one sees", moves("queued", at(queued()), { by: BORIS }), undefined, "queue"],
    ["given back when a colleague left", moves("released", at(queued()), { by: BORIS }), undefined, "queue"],
    ["one's own returning to the queue", moves("queued", at(queued()), { by: ME }), at(owned(ME)), undefined],
    ["what rests in the queue already", moves("queued", at(queued()), { by: BORIS }), at(queued()), undefined],
    ["assigned by the system", moves("assigned", at(owned(ME))), at(queued()), "mine"],
    ["assigned by an administrator", moves("assigned", at(owned(ME)), { by: OLGA }), undefined, "mine"],
    ["assigned to oneself", moves("assigned", at(owned(ME)), { by: ME }), undefined, undefined],
    ["passed on by a colleague", moves("transferred", at(owned(ME)), { by: BORIS }), undefined, "mine"],
    ["told after it was seen in a replay", moves("transferred", at(owned(ME)), { by: BORIS }), at(owned(ME)), "mine"],
    ["passed on by oneself", moves("transferred", at(owned(BORIS)), { by: ME }), at(owned(ME)), undefined],
    ["assigned to somebody else", moves("assigned", at(owned(BORIS))), at(owned(ME)), undefined],
    ["taken by oneself", moves("taken", at(owned(ME)), { by: ME }), at(queued()), undefined],
    ["closed", moves("closed", at(closed(null))), at(owned(ME)), undefined],
  ];
  for (const [what, frame, before, expected] of cases) assert.equal(arrivalOf(frame, before, ME)?.place, expected, what);
});

test("what a colleague brings comes with their name and their note", () => {
  const last = { from_visitor: true, text: "Hello?", at: 1 };
  const frame = moves("transferred", at(owned(ME), { last }), { by: BORIS, note: "The bill of May" });
  const { place, ...arrival } = arrivalOf(frame, undefined, ME);
  assert.deepEqual(arrival, {
    news: "transferred",
    conversation: 1,
    event: 101,
    text: "Hello?",
    by: BORIS,
    note: "The bill of May",
  });
});

test("n02 n03 n04 what an administrator takes out of one's work is told; what the visitor or oneself did is not", () => {
  const mine = at(owned(ME));
  assert.deepEqual(lossOf(moves("assigned", at(owned(BORIS)), { by: OLGA }), mine, ME), {
    conversation: 1,
    cause: "assigned",
    by: OLGA,
  });
  assert.equal(lossOf(moves("queued", at(queued()), { by: OLGA }), mine, ME).cause, "queued");
  assert.equal(lossOf(moves("closed", at(closed(OLGA)), { by: OLGA }), mine, ME).cause, "closed");
  assert.equal(lossOf(moves("closed", at(closed(null))), mine, ME), undefined, "the visitor");
  assert.equal(lossOf(moves("transferred", at(owned(BORIS)), { by: ME }), mine, ME), undefined, "oneself");
  assert.equal(
    lossOf(moves("transferred", at(owned(BORIS)), { by: OLGA }), at(owned(OLGA)), ME),
    undefined,
    "it was not one's own",
  );
});

test("a frame becomes the line that an answer would tell", () => {
  const line = (frame) => entryOf(frame, NOW);
  assert.deepEqual(
    line(moves("transferred", at(owned(BORIS, 4_000)), { by: ME, note: "n" })),
    entry("transferred", { at: 4_000, by: ME, to: BORIS, note: "n" }),
  );
  assert.deepEqual(line(moves("assigned", at(owned(BORIS, 4_000)))), entry("assigned", { at: 4_000, to: BORIS }));
  assert.deepEqual(line(moves("taken", at(owned(BORIS, 4_000)), { by: BORIS })), entry("taken", { at: 4_000, by: BORIS }));
  assert.deepEqual(line(moves("closed", at(closed(ME)), { by: ME })), entry("closed", { at: 5_000, by: ME }));
  assert.deepEqual(
    line(moves("queued", at(queued(1), { department: DELIVERY }), { by: OLGA })),
    entry("queued", { at: NOW, by: OLGA, department: DELIVERY }),
    "what is given back keeps an older place in the queue",
  );
});

test("of what went to a colleague it is not said to whom, unless that is known", () => {
  const parting = (cause, by, state = queued()) =>
    partingOf({ type: "gone", event: 1, conversation: 1, cause, by }, at(state), NOW);
  assert.deepEqual(parting("taken", BORIS).state, owned(BORIS, NOW));
  assert.deepEqual([parting("assigned", OLGA).state, parting("assigned", OLGA).entry], [owned(0, NOW), undefined]);
  assert.equal(parting("queued", BORIS).state.kind, "queued");
  assert.deepEqual(parting("closed", null, owned(ME)).state, { kind: "closed", at: NOW, by: null, owner: ME, stars: null });
});

test("what happened, in words", () => {
  const names = { [ME]: "Anna", [BORIS]: "Boris", [OLGA]: "Olga" };
  const people = (texts) => ({ me: ME, visitor: "Marina", nameOf: (id) => names[id], departmentOf: () => "Sales", texts });
  const cases = [
    [entry("opened"), "Conversation opened", "Диалог открыт"],
    [entry("taken", { by: BORIS }), "Boris took the conversation", "Boris берёт диалог"],
    [entry("assigned", { to: BORIS }), "Assigned to Boris automatically", "Диалог назначен автоматически: Boris"],
    [entry("assigned", { to: ME }), "Assigned to you automatically", "Диалог назначен вам автоматически"],
    [
      entry("assigned", { by: OLGA, to: BORIS }),
      "Olga assigned it to Boris",
      "Olga назначает диалог: теперь его ведёт Boris",
    ],
    [entry("assigned", { by: OLGA, to: ME }), "Olga assigned it to you", "Olga назначает диалог вам"],
    [entry("assigned", { by: ME, to: BORIS }), "You assigned it to Boris", "Вы назначили диалог: теперь его ведёт Boris"],
    [entry("assigned", { by: ME, to: ME }), "You assigned it to yourself", "Вы назначили диалог себе"],
    [
      entry("transferred", { by: OLGA, to: BORIS }),
      "Olga transferred it to Boris",
      "Olga передаёт диалог: теперь его ведёт Boris",
    ],
    [entry("transferred", { by: BORIS, to: ME }), "Boris transferred it to you", "Boris передаёт диалог вам"],
    [entry("transferred", { by: ME, to: BORIS }), "You transferred it to Boris", "Вы передали диалог: теперь его ведёт Boris"],
    [
      entry("queued", { by: BORIS, department: DELIVERY }),
      "Boris transferred it to Sales",
      "Boris передаёт диалог в отдел «Sales»",
    ],
    [entry("queued", { by: ME, department: DELIVERY }), "You transferred it to Sales", "Вы передали диалог в отдел «Sales»"],
    [entry("queued", { by: BORIS }), "Boris returned it to the queue", "Boris возвращает диалог в очередь"],
    [entry("queued", { by: ME }), "You returned it to the queue", "Вы вернули диалог в очередь"],
    [entry("queued"), "Back in the queue", "Диалог снова в очереди"],
    [
      entry("released", { by: BORIS }),
      "Boris is no longer with the company: back in the queue",
      "Boris больше не работает в компании: диалог снова в очереди",
    ],
    [entry("closed"), "Marina closed the conversation", "Marina закрывает диалог"],
    [entry("closed", { by: ME }), "You closed the conversation", "Вы закрыли диалог"],
  ];
  for (const [happened, en, ru] of cases) {
    assert.equal(eventWords(happened, people(consoleTexts("en"))), en);
    assert.equal(eventWords(happened, people(consoleTexts("ru"))), ru);
  }
  const unnamed = { ...people(consoleTexts("en")), departmentOf: () => "" };
  assert.equal(eventWords(entry("queued", { by: BORIS, department: 99 }), unnamed), "Boris returned it to the queue");
});
