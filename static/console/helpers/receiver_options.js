/*
 * To whom a conversation can go, as a list to choose from: every colleague with what can be said about them, the
 * departments of its site, and its queue.
 */

import { STATUSES } from "../models/roster.js";

/** @typedef {import("../../types/TransferTo").TransferTo} TransferTo */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/Site").Site} Site */
/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */
/** @typedef {import("../../types/Receiver").Receiver} Receiver */
/** @typedef {import("../../types/ReceivingQueue").ReceivingQueue} ReceivingQueue */
/** @typedef {import("../../shared/texts.js").Texts} Texts */
/** @typedef {"transfer" | "assign"} Act the owner passes it on, or an administrator gives it to somebody */
/**
 * @typedef {object} Option
 * @property {string} key
 * @property {"colleague" | "department" | "queue"} kind
 * @property {TransferTo} to
 * @property {string} name
 * @property {WorkStatus | undefined} status of a colleague
 * @property {string} load how much a colleague has in work
 * @property {string} words what would come of it
 * @property {string} refusal why it cannot be chosen; empty if it can
 * @property {boolean} isCaution whether the words are a warning
 */
/**
 * @typedef {object} Around
 * @property {Act} act
 * @property {Summary} summary the conversation
 * @property {Site | undefined} site its site
 * @property {import("../models/roster.js").Roster} roster
 * @property {Texts} texts
 */

/**
 * @param {Pick<import("../models/acts.js").Receivers, "colleagues" | "queues">} answer
 * @param {Around} around
 * @returns {Option[]} colleagues who can have it first; then departments; the queue of the site last
 */
export function receiverOptions({ colleagues, queues }, around) {
  const { act, roster } = around;
  const people = colleagues
    .filter(({ operator }) => roster.find(operator))
    .map((receiver) => ({ receiver, option: colleague(receiver, around) }));
  people.sort((one, other) => rank(one.option) - rank(other.option) || byLoad(one, other));
  const options = people.map(({ option }) => option);
  if (act === "assign") return options;
  const departments = queues.filter((queue) => queue.department !== null).map((queue) => department(queue, around));
  const own = queues.filter((queue) => queue.department === null).map((queue) => siteQueue(queue, around));
  return [...options, ...departments.filter(({ name }) => name !== ""), ...own];
}

/**
 * @param {Receiver} receiver
 * @param {Around} around
 * @returns {Option}
 */
function colleague(receiver, { act, roster, texts }) {
  const { operator, in_work, limit, has_site } = receiver;
  const person = roster.find(operator);
  const status = person?.status ?? "left";
  const refusal = act === "transfer" ? (receiver.refusal ?? "") : status === "ready" ? "" : texts("pass.only_ready");
  const isOver = limit !== null && in_work >= limit;
  const words = [!has_site && texts("pass.no_site"), isOver && !refusal && texts("pass.over_limit")].filter(Boolean);
  const name = person?.name ?? "";
  return {
    key: "colleague-" + operator,
    kind: "colleague",
    to: { kind: "operator", id: operator },
    name: operator === roster.me ? texts("pass.you", { name }) : name,
    status,
    load: limit === null ? texts("pass.load", { n: in_work }) : texts("pass.load_of", { n: in_work, limit }),
    words: words.join(" "),
    refusal,
    isCaution: words.length > 0,
  };
}

/**
 * F03, F04, F06.
 * @param {ReceivingQueue} queue
 * @param {Around} around
 * @returns {Option}
 */
function department(queue, around) {
  const { summary, site, texts } = around;
  const id = queue.department ?? 0;
  const cameFrom = summary.department === id ? texts("pass.came_from") : "";
  const { words, isCaution } = prospect(queue, around);
  return {
    key: "department-" + id,
    kind: "department",
    to: { kind: "department", id },
    name: site?.departments.find((department) => department.id === id)?.name ?? "",
    status: undefined,
    load: "",
    words: [cameFrom, words].filter(Boolean).join(" "),
    refusal: "",
    isCaution,
  };
}

/**
 * F06.
 * @param {ReceivingQueue} queue
 * @param {Around} around
 * @returns {Option}
 */
function siteQueue(queue, around) {
  const { texts } = around;
  const name = texts("pass.queue");
  return {
    key: "queue",
    kind: "queue",
    to: { kind: "queue" },
    name,
    status: undefined,
    load: "",
    refusal: "",
    ...prospect(queue, around),
  };
}

/**
 * What would become of it in a queue, as things stand.
 * @param {ReceivingQueue} queue
 * @param {Around} around
 */
function prospect({ available, next }, { site, roster, texts }) {
  if (next !== null && next === roster.me) return { words: texts("pass.back_to_you"), isCaution: true };
  if (next !== null) return { words: texts("pass.goes_to", { name: roster.name(next) }), isCaution: false };
  if (available === 0) return { words: texts("pass.nobody_there"), isCaution: true };
  if (site?.mode === "balanced") return { words: texts("pass.waits", { n: available }), isCaution: false };
  return { words: texts("pass.there", { n: available }), isCaution: false };
}

/** @param {Option} option */
function rank({ refusal, status }) {
  return (refusal ? STATUSES.length : 0) + STATUSES.indexOf(status ?? "left");
}

/**
 * @param {{receiver: Receiver, option: Option}} one
 * @param {{receiver: Receiver, option: Option}} other
 */
function byLoad(one, other) {
  return one.receiver.in_work - other.receiver.in_work || one.option.name.localeCompare(other.option.name);
}
