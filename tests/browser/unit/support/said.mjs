/* Messages and conversations as the server tells a visitor of them. */

const MARK = { delivered: 0, read: 0 };

/** When the first message of these tests was written: noon, local time. */
export const NOON = new Date(2026, 2, 12, 12).getTime();

const message = (author, conversation, number, at) => ({
  conversation,
  number,
  key: `${conversation}-${number}`,
  author,
  text: `${conversation}/${number}`,
  at: at ?? NOON + number * 1000,
});

export const own = (conversation, number, at) => message({ kind: "visitor" }, conversation, number, at);

export const theirs = (conversation, number, at) => message({ kind: "operator", id: 1, name: "Anna" }, conversation, number, at);

const conversation = (number, state, marks = {}) => ({ conversation: number, state, marks: { visitor: MARK, company: MARK, ...marks } });

export const queued = (number, marks) => conversation(number, { kind: "queued" }, marks);

export const owned = (number, marks) => conversation(number, { kind: "owned", operator: "Anna" }, marks);

export const closed = (number, at = NOON, byVisitor = false) => conversation(number, { kind: "closed", at, by_visitor: byVisitor });
