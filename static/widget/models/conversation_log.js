/*
 * What this visitor and the company have said to each other, as far as it has been loaded: messages of all the
 * visitor's conversations in one sequence (A12), how the latest conversation stands, and how far each side has got.
 * The count of unread messages is derived from these and kept nowhere.
 */

/** @typedef {import("../../types/VisitorMessage").VisitorMessage} VisitorMessage */
/** @typedef {import("../../types/VisitorConversation").VisitorConversation} VisitorConversation */
/** @typedef {import("../../types/Marks").Marks} Marks */
/** @typedef {import("../../types/Mark").Mark} Mark */
/** @typedef {import("../../types/Cursor").Cursor} Cursor */
/** @typedef {Extract<VisitorConversation["state"], {kind: "closed"}>} Closing */
/** @typedef {"sent" | "delivered" | "read"} Status */

/** @type {Mark} */
const NOTHING = { delivered: 0, read: 0 };

export class ConversationLog {
  /** @type {readonly VisitorMessage[]} oldest first */
  messages = [];
  /** @type {VisitorConversation | null} the latest, open or closed */
  conversation = null;
  /** Whether the server has messages before the first of these. */
  hasEarlier = false;
  /**
   * The key of the first message that was new when the visitor came back. It stays while they read past it, until they
   * answer or close the panel.
   * @type {string | undefined}
   */
  divider;
  /** Until when the latest conversation can be rated, by this computer's clock (X16). */
  ratableUntil = 0;
  /** @type {Map<number, Marks>} by conversation */
  #marks = new Map();
  /** @type {Map<number, Closing>} by conversation */
  #closings = new Map();

  /**
   * Forgets what was held.
   * @param {readonly VisitorMessage[]} messages
   * @param {boolean} hasEarlier
   */
  replace(messages, hasEarlier) {
    this.messages = [];
    this.conversation = null;
    this.#marks.clear();
    this.#closings.clear();
    this.hasEarlier = hasEarlier;
    this.add(messages);
  }

  /**
   * In any order; those that are here already change nothing.
   * @param {readonly VisitorMessage[]} messages
   */
  add(messages) {
    const held = new Set(this.messages.map(placeOf));
    const fresh = messages.filter((message) => !held.has(placeOf(message)));
    if (fresh.length) this.messages = [...this.messages, ...fresh].sort(inOrder);
  }

  /** @param {VisitorConversation | null} conversation */
  setConversation(conversation) {
    if (!conversation || (this.conversation && conversation.conversation < this.conversation.conversation)) return;
    this.conversation = conversation;
    this.ratableUntil = Date.now() + (conversation.ratable?.within_ms ?? -1);
    if (conversation.state.kind === "closed") this.#closings.set(conversation.conversation, conversation.state);
    this.setMarks(conversation.conversation, conversation.marks);
  }

  /**
   * K04: marks only move forward.
   * @param {number} conversation
   * @param {Marks} marks
   */
  setMarks(conversation, marks) {
    const before = this.#marks.get(conversation);
    this.#marks.set(conversation, {
      visitor: further(before?.visitor ?? NOTHING, marks.visitor),
      company: further(before?.company ?? NOTHING, marks.company),
    });
  }

  /**
   * One of the visitor's own has been put on disk, perhaps as the first of a new conversation.
   * @param {VisitorMessage} message
   */
  posted(message) {
    this.add([message]);
    const { conversation } = message;
    if (conversation <= (this.conversation?.conversation ?? 0)) return;
    this.setConversation({ conversation, state: { kind: "queued" }, marks: { visitor: NOTHING, company: NOTHING } });
  }

  /**
   * The visitor has seen the company's messages up to this one.
   * @param {number} conversation
   * @param {number} upto
   */
  see(conversation, upto) {
    this.setMarks(conversation, { visitor: { delivered: upto, read: upto }, company: NOTHING });
  }

  /** Whether the latest conversation goes on. */
  get isOpen() {
    return this.conversation !== null && this.conversation.state.kind !== "closed";
  }

  /** X16: what can be said of the latest conversation, and has been. */
  get ratable() {
    return Date.now() <= this.ratableUntil ? this.conversation?.ratable : undefined;
  }

  /** When and by whom a conversation was closed, as far as this is known. @param {number} conversation */
  closing(conversation) {
    return this.#closings.get(conversation);
  }

  /** The operator who answers at present. */
  get operator() {
    const state = this.conversation?.state;
    return state?.kind === "owned" ? state.operator : undefined;
  }

  /** What the company wrote in the latest conversation and the visitor has not seen. */
  get unread() {
    const latest = this.conversation?.conversation;
    return this.messages.filter((message) => message.conversation === latest && this.#isUnread(message));
  }

  /** Messages came that nobody was looking at. */
  missed() {
    this.divider ??= this.unread[0]?.key;
  }

  /** The visitor has dealt with them. */
  dealtWith() {
    this.divider = undefined;
  }

  /**
   * How far one of the visitor's own messages has got; nothing where this is not known, as for conversations long past.
   * @param {VisitorMessage} message
   * @returns {Status | undefined}
   */
  statusOf({ conversation, number }) {
    const marks = this.#marks.get(conversation)?.company;
    if (!marks) return undefined;
    if (number <= marks.read) return "read";
    return number <= marks.delivered ? "delivered" : "sent";
  }

  /** Where earlier history begins to be missing. @returns {Cursor | undefined} */
  get first() {
    return this.messages.length ? cursorOf(this.messages[0]) : undefined;
  }

  /**
   * Up to where nothing is missing: the numbers of a conversation have no gaps, so after one is where to resume.
   * @returns {Cursor | undefined}
   */
  get resume() {
    const gap = this.messages.findIndex((message, index) => index > 0 && !follows(this.messages[index - 1], message));
    const last = this.messages.at(gap < 0 ? -1 : gap - 1);
    return last && cursorOf(last);
  }

  /** @param {VisitorMessage} message */
  #isUnread({ author, conversation, number }) {
    return author.kind === "operator" && number > (this.#marks.get(conversation)?.visitor.read ?? 0);
  }
}

/** @param {VisitorMessage} message */
const placeOf = ({ conversation, number }) => conversation + ":" + number;

/** @param {VisitorMessage} message @returns {Cursor} */
const cursorOf = ({ conversation, number }) => ({ conversation, number });

/** @param {VisitorMessage} one @param {VisitorMessage} other */
const inOrder = (one, other) => one.conversation - other.conversation || one.number - other.number;

/** @param {VisitorMessage} one @param {VisitorMessage} next */
const follows = (one, next) => next.number === (one.conversation === next.conversation ? one.number + 1 : 1);

/** @param {Mark} one @param {Mark} other @returns {Mark} */
const further = (one, other) => ({
  delivered: Math.max(one.delivered, other.delivered, other.read),
  read: Math.max(one.read, other.read),
});
