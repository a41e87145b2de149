import assert from "node:assert/strict";
import { test } from "node:test";

import { statusNow, statusReason } from "../../../static/console/helpers/status_words.js";
import { Workplace } from "../../../static/console/models/workplace.js";
import { consoleTexts } from "./support/catalogue.mjs";
import { DELIVERY, ME, owned, queued, summary } from "./support/console_frames.mjs";

const EN = consoleTexts("en");
const RU = consoleTexts("ru");
const now = (status, routing, inWork, limit, texts = EN, administers = false) =>
  statusNow(status, { inWork, limit, routing, administers }, texts);

test("what a status means now, by mode, load and limit", () => {
  const BY_HAND = "You see the queue and are notified; take conversations by hand.";
  const UP_TO_5 = "You are assigned conversations automatically, up to 5; you have 3.";
  const FULL = "You have 5 of 5: nothing is assigned to you now; you can still take by hand.";
  const NEVER = "Your limit is 0: nothing is assigned to you automatically; you see the queue and take by hand.";
  const ELSEWHERE = " On sites in common mode you take them by hand.";
  const NO_SITE = "No site is yours yet: ask an administrator.";
  const CAN_HELP = "You see the queue and are notified. Nothing is ever assigned to you; take what others cannot.";
  const cases = [
    ["ready", "common", 3, 5, BY_HAND],
    ["ready", "balanced", 3, 5, UP_TO_5],
    ["ready", "balanced", 5, 5, FULL],
    ["ready", "balanced", 6, 5, FULL.replace("5 of 5", "6 of 5")],
    ["ready", "balanced", 0, 0, NEVER],
    ["ready", "balanced", 2, null, "You are assigned conversations automatically, without a limit; you have 2."],
    ["ready", "mixed", 3, 5, UP_TO_5 + ELSEWHERE],
    ["ready", "mixed", 5, 5, FULL + ELSEWHERE],
    ["ready", "mixed", 3, 0, NEVER],
    ["ready", "none", 0, null, NO_SITE],
    ["can_help", "none", 0, null, NO_SITE],
    ["can_help", "common", 3, 5, "You see the queue and are notified; take what others cannot."],
    ["can_help", "balanced", 5, 5, CAN_HELP],
    ["can_help", "mixed", 0, null, CAN_HELP],
    ["pause", "balanced", 2, 5, "No new conversations from the queue. You finish the 2 you have; then you are Left."],
    ["pause", "none", 1, 5, "No new conversations from the queue. You finish the 1 you have; then you are Left."],
    ["pause", "common", 0, 5, "No new conversations from the queue. With nothing in work it becomes Left at once."],
    [
      "left",
      "balanced",
      0,
      5,
      "No queue, no notifications. With conversations still in work it is Pause until they are closed.",
    ],
  ];
  for (const [status, routing, inWork, limit, expected] of cases)
    assert.equal(now(status, routing, inWork, limit), expected, [status, routing, inWork, limit].join(" "));
});

test("whoever can give themselves a site is told where", () => {
  assert.equal(now("ready", "none", 0, null, EN, true), "No site is yours yet: give yourself one in the cabinet.");
  assert.equal(now("ready", "common", 0, null, EN, true), now("ready", "common", 0, null));
});

test("the same in Russian, with its plural forms", () => {
  assert.equal(now("ready", "balanced", 3, 5, RU), "Диалоги назначаются вам автоматически, не больше 5; сейчас у вас 3.");
  assert.equal(
    now("ready", "balanced", 5, 5, RU),
    "У вас 5 из 5: новые сейчас не назначаются, но взять из очереди самим можно.",
  );
  const pause = (n) => now("pause", "common", n, null, RU).split(". ")[1];
  assert.deepEqual([1, 3, 5, 21].map(pause), [
    "Закончите 1 оставшийся, и статус станет «Ушёл».",
    "Закончите 3 оставшихся, и статус станет «Ушёл».",
    "Закончите 5 оставшихся, и статус станет «Ушёл».",
    "Закончите 21 оставшийся, и статус станет «Ушёл».",
  ]);
});

test("every status in every situation has a sentence in both languages", () => {
  for (const texts of [EN, RU])
    for (const status of ["ready", "can_help", "pause", "left"])
      for (const routing of ["none", "common", "balanced", "mixed"])
        for (const limit of [null, 0, 1, 5])
          for (const inWork of [0, 1, 2, 5])
            assert.match(
              now(status, routing, inWork, limit, texts),
              /^[A-ZА-Я][^{}]+\.$/,
              [status, routing, limit, inWork].join(" "),
            );
});

test("n03 who changed it is named; what the person chose needs no reason", () => {
  assert.equal(statusReason("administrator", "Olga", EN), "Set by Olga.");
  assert.equal(statusReason("administrator", "", EN), "Set by an administrator.");
  assert.equal(statusReason("console_closed", "", EN), "Set because you closed the console.");
  for (const reason of ["chosen", "operator_removed", undefined]) assert.equal(statusReason(reason, "Olga", EN), "");
});

const workplace = (changes = {}, roster = {}) => {
  const made = new Workplace({ me: ME, seesQueue: true, ...roster });
  made.reset({ limit: 5, sites: [1, 2], departments: [DELIVERY], ...changes });
  return made;
};

test("how one's own sites route, whatever others do", () => {
  const site = (id, mode) => ({ id, name: "", mode, departments: [] });
  const sites = (...modes) => modes.map((mode, index) => site(index + 1, mode));
  assert.equal(workplace().routing(sites("common", "common", "balanced")), "common");
  assert.equal(workplace().routing(sites("balanced", "balanced")), "balanced");
  assert.equal(workplace().routing(sites("balanced", "common")), "mixed");
  assert.equal(workplace({ sites: [] }).routing(sites("balanced", "common")), "none");
});

test("m01 the queues of one's sites and departments are seen, as long as the status allows it", () => {
  const queue = (site, department = null) => summary(1, { site, department, state: queued() });
  const seen = (made) => [queue(1), queue(3), queue(1, DELIVERY), queue(1, 12)].map((each) => made.lists(each));
  assert.deepEqual(seen(workplace()), [true, false, true, false]);
  assert.deepEqual(seen(workplace({}, { seesQueue: false })), [false, false, false, false]);
  assert.equal(
    workplace({ sites: [] }, { seesQueue: false }).lists(summary(1, { state: owned(ME) })),
    true,
    "one's own always",
  );
  assert.equal(workplace().lists(summary(1, { state: owned(2) })), false);
});
