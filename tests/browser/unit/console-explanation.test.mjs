import assert from "node:assert/strict";
import { test } from "node:test";

import { explanationRows, explanationSentence } from "../../../static/console/helpers/explanation.js";
import { consoleTexts } from "./support/catalogue.mjs";

const [ANNA, BORIS, VERA, GLEB, OLGA] = [1, 2, 3, 4, 5];
const NAMES = { [ANNA]: "Anna", [BORIS]: "Boris", [VERA]: "Vera", [GLEB]: "Gleb", [OLGA]: "Olga" };
const around = (language = "en", tense = "then") => ({
  tense,
  nameOf: (id) => NAMES[id] ?? "Name " + id,
  language,
  texts: consoleTexts(language),
});
const considered = (operator, verdict, changes = {}) => ({
  operator,
  verdict,
  status: "ready",
  in_work: 2,
  limit: 5,
  last_assigned_at: 1_000,
  ...changes,
});
const explanation = (changes) => ({
  at: 5_000,
  mode: "balanced",
  department: null,
  winner: null,
  tie_break: null,
  considered: [],
  ...changes,
});
const chosen = (tie_break, changes = {}) =>
  explanation({
    winner: ANNA,
    tie_break,
    considered: [considered(ANNA, "eligible", changes), considered(BORIS, "eligible")],
  });
const says = (given, language, tense) => explanationSentence(given, around(language, tense));

test("m04 why somebody was chosen, by what decided", () => {
  assert.equal(says(chosen("only_candidate")), "Anna was chosen: nobody else was Ready and below their limit.");
  assert.equal(
    says(chosen("least_work")),
    "Anna was chosen: of those who were Ready and below their limit, the least in work (2).",
  );
  assert.equal(
    says(chosen("longest_ago")),
    "Anna was chosen: of those with the least in work (2), the longest without a new conversation.",
  );
  assert.equal(
    says(chosen("longest_ago", { last_assigned_at: null })),
    "Anna was chosen: of those with the least in work (2), the one who had never been assigned any.",
  );
  assert.equal(
    says(chosen("lowest_number")),
    "Anna was chosen: several had equally little in work (2) and had waited equally long, so the oldest account came first.",
  );
  assert.equal(
    says(chosen("least_work"), "ru"),
    "Выбор: Anna. Из готовых общаться, кто не достиг лимита, здесь меньше всего в работе (2).",
  );
});

test("x13 why nobody could be, and why nobody can be now", () => {
  const nobody = explanation({
    considered: [
      considered(GLEB, "status", { status: "left" }),
      considered(VERA, "status", { status: "pause" }),
      considered(BORIS, "limit", { in_work: 5 }),
      considered(ANNA, "site"),
    ],
  });
  assert.equal(
    says(nobody, "en", "now"),
    "Nobody can be given it now: Boris has 5 of 5, Vera is on Pause and Gleb is not at work.",
  );
  assert.equal(
    says(nobody, "en", "then"),
    "Nobody could be given it: Boris has 5 of 5, Vera is on Pause and Gleb is not at work.",
  );
  assert.equal(says(nobody, "ru", "now"), "Сейчас назначить некому: Boris\u00A0— 5 из 5, Vera\u00A0— «Пауза» и Gleb\u00A0— «Ушёл».");
});

test("m05 a limit of 0 is not a limit that somebody has reached", () => {
  const never = considered(VERA, "limit", { in_work: 0, limit: 0 });
  assert.equal(says(explanation({ considered: [never] }), "en", "now"), "Nobody can be given it now: Vera is never assigned any.");
  const [row] = explanationRows(explanation({ considered: [never] }), around("en", "now"));
  assert.equal(row.verdict, "Limit 0: never assigned any");
});

test("of many only the first are named, and the rest is counted", () => {
  const many = explanation({
    considered: Array.from({ length: 23 }, (_, index) => considered(100 + index, "status", { status: "left" })),
  });
  assert.match(says(many, "en", "now"), /Name 100 is not at work, Name 101 .*, Name 102 .* and 20 more\.$/);
  assert.match(says(many, "ru", "now"), /Name 102\u00A0— «Ушёл» и ещё 20\.$/);
});

test("where nobody belongs at all, that is the reason", () => {
  const of = (...verdicts) => explanation({ considered: verdicts.map((verdict, index) => considered(index + 1, verdict)) });
  assert.equal(says(of("site", "department"), "en", "now"), "Nobody can be given it now: nobody belongs to this department.");
  assert.equal(says(of("site", "site"), "en", "now"), "Nobody can be given it now: the site is nobody's.");
  assert.equal(says(of(), "en", "now"), "Nobody can be given it now: the site is nobody's.");
});

test("in common mode whoever may take it is named", () => {
  const common = (...verdicts) =>
    explanation({ mode: "common", considered: verdicts.map(([operator, verdict]) => considered(operator, verdict)) });
  const RULE = "This site is in common mode: whoever is Ready or Can help takes it. ";
  assert.equal(
    says(common([ANNA, "eligible"], [BORIS, "eligible"], [VERA, "status"])),
    RULE + "Just now that is Anna and Boris.",
  );
  assert.equal(says(common([VERA, "status"])), RULE + "Just now nobody is.");
});

test("everybody who was considered, with the verdict in words", () => {
  const given = explanation({
    winner: ANNA,
    tie_break: "least_work",
    considered: [
      considered(ANNA, "eligible", { in_work: 1 }),
      considered(BORIS, "eligible", { limit: null }),
      considered(VERA, "limit", { in_work: 5 }),
      considered(GLEB, "status", { status: "pause", in_work: 0 }),
      considered(OLGA, "site"),
      considered(6, "department"),
    ],
  });
  const rows = (tense) => explanationRows(given, around("en", tense));
  assert.deepEqual(
    rows("then").map(({ name, verdict, load }) => [name, verdict, load]),
    [
      ["Anna", "Chosen", "1 of 5"],
      ["Boris", "Could be given it", "2 in work"],
      ["Vera", "At the limit", "5 of 5"],
      ["Gleb", "Not Ready: Pause", ""],
      ["Olga", "The site is not theirs", ""],
      ["Name 6", "Not in the department", ""],
    ],
    "what a decision did not need to know was not kept",
  );
  assert.deepEqual(
    rows("then").map(({ lastAssigned }) => lastAssigned),
    [1_000, 1_000, 1_000, null, null, null],
  );
  assert.equal(rows("now")[3].load, "0 of 5", "how things stand now is known of everybody");
  const common = explanationRows({ ...given, mode: "common", winner: null }, around());
  assert.deepEqual([common[0].verdict, common[3].verdict], ["May take it", "Does not see the queue: Pause"]);
});
