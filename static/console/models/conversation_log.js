/*
 * One conversation as it is read: its messages with those of the visitor's earlier conversations above them, what
 * happened to it, and who the visitor is. Never has a hole: what does not join what is held is fetched anew.
 */

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/VisitorCard").VisitorCard} VisitorCard */
/** @typedef {import("../../types/ConsoleMessage").ConsoleMessage} ConsoleMessage */
/** @typedef {import("../../types/TimelineEntry").TimelineEntry} TimelineEntry */
/** @typedef {import("../../types/Marks").Marks} Marks */
/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */

/** How many messages are kept of a conversation that is not on the screen. */
const KEPT = 50;

export class ConversationLog {
  /** @type {Summary | undefined} */
  summary;
  /** @type {VisitorCard | undefined} */
  visitor;
  /** Oldest first. @type {ConsoleMessage[]} */
  messages = [];
  /** @type {TimelineEntry[]} */
  timeline = [];
  hasEarlier = false;
  /** The sentence of the server why it cannot be read. @type {string | undefined} */
  refusal;

  /** @param {number} id */
  constructor(id) {
    this.id = id;
  }

  get isLoaded() {
    return this.summary !== undefined;
  }

  /**
   * Whether this person owned it at some time, and so keeps reading it (F07).
   * @param {number} operator
   */
  tookPart(operator) {
    const passed = ["taken", "transferred"];
    return this.timeline.some(({ cause, by, to }) => to === operator || (by === operator && passed.includes(cause)));
  }

  /** @param {Omit<Extract<ConsoleOut, {type: "opened"}>, "type" | "re">} answer */
  opened({ conversation, visitor, messages, has_earlier, timeline }) {
    this.summary = conversation;
    this.visitor = visitor;
    this.timeline = timeline;
    this.refusal = undefined;
    const [oldest] = messages;
    const [held] = this.messages;
    const newest = this.messages[this.messages.length - 1];
    const joins = held && oldest && inOrder(oldest, newest) <= 0;
    if (!joins || inOrder(oldest, held) < 0) this.hasEarlier = has_earlier;
    this.messages = joins ? merge(this.messages, messages) : messages;
  }

  /**
   * The answer to a question about what was before.
   * @param {ConsoleMessage[]} messages
   * @param {boolean} hasEarlier
   */
  prepend(messages, hasEarlier) {
    this.messages = merge(messages, this.messages);
    this.hasEarlier = hasEarlier;
  }

  /**
   * A message has arrived.
   * @param {ConsoleMessage} message
   * @returns {boolean} false if something before it is missing here
   */
  append(message) {
    if (!this.summary) return false;
    const { messages } = this.summary;
    if (message.number > messages + 1) return false;
    if (message.number <= messages) return true;
    this.messages = merge(this.messages, [message]);
    this.summary = { ...this.summary, messages: message.number };
    return true;
  }

  /** @param {Marks} marks */
  mark(marks) {
    if (this.summary) this.summary = { ...this.summary, marks };
  }

  /** @param {import("../../types/Blocked").Blocked | null} blocked whether the visitor is, and how */
  block(blocked) {
    if (this.visitor) this.visitor = { ...this.visitor, blocked };
  }

  /** @param {number[]} tags what it is marked with now */
  tag(tags) {
    if (this.summary) this.summary = { ...this.summary, tags };
  }

  /**
   * It is somewhere else now. How many messages it has is left to the messages themselves.
   * @param {Pick<Summary, "state" | "department">} place
   * @param {TimelineEntry | undefined} entry none where what happened is not known exactly, and will be fetched
   */
  moved({ state, department }, entry) {
    if (!this.summary) return;
    this.summary = { ...this.summary, state, department };
    if (entry && !this.#isTold(entry)) this.timeline = [...this.timeline, entry];
  }

  /**
   * An answer may have told it already, by a clock that is a little off. The same never happens twice in a row.
   * @param {TimelineEntry} entry
   */
  #isTold(entry) {
    const last = this.timeline[this.timeline.length - 1];
    const isSame = (/** @type {TimelineEntry} */ { cause, by, to, department, stars, note }) =>
      cause === entry.cause && by === entry.by && to === entry.to && department === entry.department &&
      (cause !== "rated" || (stars === entry.stars && note === entry.note));
    return (last !== undefined && isSame(last)) || this.timeline.some((told) => isSame(told) && told.at === entry.at);
  }

  /**
   * How many messages of the visitor come after this one.
   * @param {number} number
   */
  fromVisitorAfter(number) {
    return this.messages.filter(
      (message) => message.conversation === this.id && message.number > number && message.author.kind === "visitor",
    ).length;
  }

  /** The oldest message here. */
  get oldest() {
    return this.messages[0];
  }

  /** Nobody looks at it now: the far past is let go, to be fetched again when it is wanted. */
  rest() {
    if (this.messages.length <= KEPT) return;
    this.messages = this.messages.slice(-KEPT);
    this.hasEarlier = true;
  }
}

/**
 * Conversations of one visitor follow each other in the order of their numbers.
 * @param {ConsoleMessage} one
 * @param {ConsoleMessage} other
 */
function inOrder(one, other) {
  return one.conversation - other.conversation || one.number - other.number;
}

/**
 * @param {ConsoleMessage[]} held
 * @param {ConsoleMessage[]} fresh
 */
function merge(held, fresh) {
  const places = new Map([...held, ...fresh].map((message) => [message.conversation + ":" + message.number, message]));
  return [...places.values()].sort(inOrder);
}
