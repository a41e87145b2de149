/*
 * Why a conversation is where it is: the routing's reasons in a sentence, and everybody who was considered as rows of a
 * table.
 */

import { listed } from "./lists_of_names.js";
import { statusName } from "./status_words.js";

/** @typedef {import("../../types/Explanation").Explanation} Explanation */
/** @typedef {import("../../types/Considered").Considered} Considered */
/** @typedef {"then" | "now"} Tense whether it was decided, or is how things stand */
/** @typedef {{name: string, verdict: string, isChosen: boolean, load: string, lastAssigned: number | null}} Row */
/**
 * @typedef {object} Around
 * @property {Tense} tense
 * @property {(operator: number) => string} nameOf
 * @property {string} language
 * @property {import("../../shared/texts.js").Texts} texts
 */

/** What decided between those who could be chosen. */
const TIE_BREAKS = {
  only_candidate: "why.only_candidate",
  least_work: "why.least_work",
  longest_ago: "why.longest_ago",
  lowest_number: "why.lowest_number",
};

/** What holds somebody up, in the order of how soon it may change. */
const HINDRANCES = {
  limit: "why.holds_limit",
  can_help: "why.holds_can_help",
  pause: "why.holds_pause",
  left: "why.holds_left",
  never: "why.holds_never",
  ready: "",
};

/** Why nobody could be given it. */
const NOBODY = {
  then: { held: "why.nobody_then", department: "why.nobody_department_then", site: "why.nobody_site_then" },
  now: { held: "why.nobody_now", department: "why.nobody_department_now", site: "why.nobody_site_now" },
};

/**
 * @param {Explanation} explanation
 * @param {Around} around
 * @returns {string}
 */
export function explanationSentence(explanation, around) {
  if (explanation.winner !== null) return chosen(explanation, around);
  return explanation.mode === "common" ? common(explanation, around) : nobody(explanation, around);
}

/**
 * @param {Explanation} explanation
 * @param {Around} around
 */
function chosen({ winner, tie_break, considered }, { nameOf, texts }) {
  const name = nameOf(winner ?? 0);
  const person = considered.find(({ operator }) => operator === winner);
  const n = person?.in_work ?? 0;
  if (tie_break === "longest_ago" && person?.last_assigned_at === null) return texts("why.never_assigned", { name, n });
  return texts(TIE_BREAKS[tie_break ?? "only_candidate"], { name, n });
}

/**
 * In common mode nobody is chosen; whoever may take it, does (M06).
 * @param {Explanation} explanation
 * @param {Around} around
 */
function common({ considered }, { nameOf, language, texts }) {
  const names = considered.filter(({ verdict }) => verdict === "eligible").map(({ operator }) => nameOf(operator));
  if (names.length === 0) return texts("why.common") + " " + texts("why.common_nobody");
  return texts("why.common") + " " + texts("why.common_who", { names: listed(names, language, texts) });
}

/**
 * X13: who could be given it but for a limit or a status, and what is in the way.
 * @param {Explanation} explanation
 * @param {Around} around
 */
function nobody({ considered }, { tense, nameOf, language, texts }) {
  const words = NOBODY[tense];
  const held = considered.filter(({ verdict }) => verdict === "status" || verdict === "limit");
  if (held.length === 0)
    return texts(considered.some(({ verdict }) => verdict === "department") ? words.department : words.site);
  const order = Object.keys(HINDRANCES);
  held.sort((one, other) => order.indexOf(hindrance(one)) - order.indexOf(hindrance(other)));
  const clauses = held.map((person) =>
    texts(HINDRANCES[hindrance(person)], { name: nameOf(person.operator), n: person.in_work, limit: person.limit ?? 0 }),
  );
  return texts(words.held, { reasons: listed(clauses, language, texts) });
}

/** @param {Considered} person */
function hindrance({ verdict, status, limit }) {
  if (verdict !== "limit") return status;
  return limit === 0 ? "never" : "limit";
}

/**
 * Everybody who was considered, in the order of choice.
 * @param {Explanation} explanation
 * @param {Around} around
 * @returns {Row[]}
 */
export function explanationRows({ mode, winner, considered }, { tense, nameOf, texts }) {
  return considered.map((person) => {
    const { operator, verdict, in_work, limit, last_assigned_at } = person;
    const isChosen = operator === winner;
    // What a decision did not need to know of somebody was not kept.
    const isKnown = tense === "now" || verdict === "eligible" || verdict === "limit";
    const load = limit === null ? texts("pass.load", { n: in_work }) : texts("pass.load_of", { n: in_work, limit });
    return {
      name: nameOf(operator),
      verdict: isChosen ? texts("why.chosen") : verdictWords(person, mode, texts),
      isChosen,
      load: isKnown ? load : "",
      lastAssigned: isKnown ? last_assigned_at : null,
    };
  });
}

/**
 * @param {Considered} person
 * @param {Explanation["mode"]} mode
 * @param {import("../../shared/texts.js").Texts} texts
 */
function verdictWords({ verdict, status, limit }, mode, texts) {
  switch (verdict) {
    case "eligible":
      return texts(mode === "common" ? "why.may_take" : "why.could");
    case "status":
      return texts(mode === "common" ? "why.status_common" : "why.status", { status: statusName(status, texts) });
    case "site":
      return texts("why.site");
    case "department":
      return texts("why.department");
    case "limit":
      return texts(limit === 0 ? "why.never_given" : "why.limit");
  }
}
