/*
 * The open conversations that concern this person: the queues they see and their own work. Kept true by frames, each of
 * which may arrive twice.
 */

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/ConsoleMessage").ConsoleMessage} ConsoleMessage */
/** @typedef {import("../../types/Marks").Marks} Marks */
/** @typedef {import("../../types/Site").Site} Site */
/** @typedef {{key: string, site: string, department: string, conversations: Summary[]}} QueueGroup names; no department is an empty one */

/** How much of a message a row shows, in UTF-16 units. */
const LINE = 120;

export class Conversations {
  /** @type {Map<number, Summary>} */
  #all = new Map();

  /** @param {readonly Summary[]} summaries everything there is */
  reset(summaries) {
    this.#all = new Map(summaries.map((summary) => [summary.id, summary]));
  }

  /** @param {number} id */
  find(id) {
    return this.#all.get(id);
  }

  /** @param {Summary} summary */
  put(summary) {
    this.#all.set(summary.id, summary);
  }

  /** @param {number} id */
  remove(id) {
    this.#all.delete(id);
  }

  /**
   * A message was added to one of them.
   * @param {Pick<ConsoleMessage, "conversation" | "number" | "author" | "text" | "at">} message
   * @returns {boolean} whether it is news to one of these conversations
   */
  append({ conversation, number, author, text, at }) {
    const by = author.kind === "operator" ? author.id : null;
    const fromVisitor = by === null;
    const before = this.#all.get(conversation);
    if (!before || number <= before.messages) return false;
    const unread = fromVisitor && number > before.marks.company.read ? 1 : 0;
    this.#all.set(conversation, {
      ...before,
      messages: number,
      last: { from_visitor: fromVisitor, by, text: text.slice(0, LINE), at },
      last_from_visitor: fromVisitor ? number : before.last_from_visitor,
      unread: before.unread + unread,
    });
    return true;
  }

  /**
   * How far both sides have got now.
   * @param {number} conversation
   * @param {Marks} marks
   * @param {number} [unread] exactly, where the messages are at hand
   */
  mark(conversation, marks, unread) {
    const before = this.#all.get(conversation);
    if (!before) return;
    const most = marks.company.read >= before.last_from_visitor ? 0 : before.messages - marks.company.read;
    this.#all.set(conversation, { ...before, marks, unread: unread ?? Math.min(before.unread, most) });
  }

  /**
   * What one of them is marked with now.
   * @param {number} conversation
   * @param {number[]} tags
   */
  tag(conversation, tags) {
    const before = this.#all.get(conversation);
    if (before) this.#all.set(conversation, { ...before, tags });
  }

  all() {
    return [...this.#all.values()];
  }

  /** Nobody's, in the order of waiting. */
  queue() {
    const waiting = this.all().filter(({ state }) => state.kind === "queued");
    return waiting.sort((one, other) => sinceOf(one) - sinceOf(other) || one.id - other.id);
  }

  /**
   * One's own, the liveliest first.
   * @param {number} me
   */
  ownedBy(me) {
    const own = this.all().filter(({ state }) => state.kind === "owned" && state.operator === me);
    return own.sort((one, other) => activityOf(other) - activityOf(one) || other.id - one.id);
  }

  /**
   * The queue by site and department, in the order in which these are listed.
   * @param {readonly Site[]} sites
   * @returns {QueueGroup[]}
   */
  queueGroups(sites) {
    /** @type {Map<string, QueueGroup & {place: number[]}>} */
    const groups = new Map();
    for (const summary of this.queue()) {
      const site = sites.find(({ id }) => id === summary.site);
      const department = site?.departments.find(({ id }) => id === summary.department);
      const key = summary.site + "/" + (department?.id ?? 0);
      const place = [site ? sites.indexOf(site) : sites.length, site && department ? site.departments.indexOf(department) : -1];
      const group = groups.get(key) ?? {
        key,
        site: site?.name ?? "",
        department: department?.name ?? "",
        conversations: [],
        place,
      };
      group.conversations.push(summary);
      groups.set(key, group);
    }
    return [...groups.values()].sort((one, other) => one.place[0] - other.place[0] || one.place[1] - other.place[1]);
  }

  /**
   * The counters of the tabs and of the title: `unread` messages, and beside them what is `fresh`, as nobody has opened it.
   * @param {number} me
   * @param {(summary: Summary) => boolean} [isNew]
   */
  counts(me, isNew = () => false) {
    const mine = this.ownedBy(me);
    const unread = mine.reduce((sum, { unread }) => sum + unread, 0);
    const fresh = mine.filter((summary) => summary.unread === 0 && isNew(summary)).length;
    return { queue: this.queue().length, mine: mine.length, unread, fresh };
  }
}

/** @param {Summary} summary */
export function activityOf({ last, opened_at, state }) {
  return Math.max(last?.at ?? opened_at, state.kind === "owned" ? state.since : 0);
}

/** @param {Summary} summary */
function sinceOf({ state, opened_at }) {
  return state.kind === "queued" ? state.since : opened_at;
}
