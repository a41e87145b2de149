/*
 * The people of the company and their work statuses, one's own among them.
 */

/** @typedef {import("../../types/Colleague").Colleague} Colleague */
/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */
/** @typedef {import("../../types/Role").Role} Role */

/** In the order in which they are offered. @type {readonly WorkStatus[]} */
export const STATUSES = ["ready", "can_help", "pause", "left"];

export class Roster {
  me = 0;
  /** @type {Role} */
  role = "operator";
  /** Why one's own status is what it is; none if it was so before this console came. @type {string | undefined} */
  reason;
  /** The administrator who changed it, if one did. @type {number | null} */
  changedBy = null;
  /** @type {Map<number, Colleague>} */
  #people = new Map();

  /**
   * @param {number} me
   * @param {Role} role
   * @param {readonly Colleague[]} people
   */
  reset(me, role, people) {
    const before = this.mine?.status;
    this.me = me;
    this.role = role;
    this.#people = new Map(people.map((person) => [person.id, person]));
    if (before !== this.mine?.status) this.reason = undefined;
  }

  /** @param {Extract<import("../../types/ConsoleOut").ConsoleOut, {type: "status"}>} frame */
  apply({ operator, status, since, reason, by }) {
    const person = this.#people.get(operator);
    if (!person) return;
    this.#people.set(operator, { ...person, status, since });
    if (operator !== this.me) return;
    this.reason = reason;
    this.changedBy = by;
  }

  /** Oneself. */
  get mine() {
    return this.#people.get(this.me);
  }

  /** M01: whether the queues are seen at all. */
  get seesQueue() {
    return this.mine?.status === "ready" || this.mine?.status === "can_help";
  }

  get administers() {
    return this.role !== "operator";
  }

  /** @param {number} id */
  name(id) {
    return this.#people.get(id)?.name ?? "";
  }

  /** @param {number} id */
  find(id) {
    return this.#people.get(id);
  }

  /** Everybody else: those who answer first, then by name. */
  colleagues() {
    const others = [...this.#people.values()].filter(({ id }) => id !== this.me);
    const rank = (/** @type {Colleague} */ { status }) => STATUSES.indexOf(status);
    return others.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  }
}
