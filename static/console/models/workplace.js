/*
 * What is a person's own of the company: their sites, their departments, and how many conversations the system may bring
 * them to.
 */

/** @typedef {import("../../types/Site").Site} Site */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {"none" | "common" | "balanced" | "mixed"} Routing how the person's sites route; `none` without a site */

export class Workplace {
  /** None: any number. @type {number | null} */
  limit = null;
  /** @type {Set<number>} */
  #sites = new Set();
  /** @type {Set<number>} */
  #departments = new Set();
  #roster;

  /** @param {Pick<import("./roster.js").Roster, "me" | "seesQueue">} roster */
  constructor(roster) {
    this.#roster = roster;
  }

  /** @param {import("../../types/Workplace").Workplace} workplace */
  reset({ limit, sites, departments }) {
    this.limit = limit;
    this.#sites = new Set(sites);
    this.#departments = new Set(departments);
  }

  /**
   * M01: whether they see the queue that a conversation rests in, or would rest in.
   * @param {Pick<Summary, "site" | "department">} queue
   */
  sees({ site, department }) {
    const isTheirs = this.#sites.has(site) && (department === null || this.#departments.has(department));
    return isTheirs && this.#roster.seesQueue;
  }

  /** @param {Pick<Summary, "state">} conversation */
  owns({ state }) {
    return state.kind === "owned" && state.operator === this.#roster.me;
  }

  /**
   * Whether a conversation belongs to their lists.
   * @param {Summary} summary
   */
  lists(summary) {
    return this.owns(summary) || (summary.state.kind === "queued" && this.sees(summary));
  }

  /**
   * @param {readonly Site[]} sites every site of the company
   * @returns {Routing}
   */
  routing(sites) {
    const modes = new Set(sites.filter(({ id }) => this.#sites.has(id)).map(({ mode }) => mode));
    if (modes.size > 1) return "mixed";
    return [...modes][0] ?? "none";
  }
}
