/*
 * What a frame about a conversation tells: whether it is worth a sound, and the line that it adds to the conversation's
 * log.
 */

/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("../../types/Cause").Cause} Cause */
/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/TimelineEntry").TimelineEntry} TimelineEntry */
/** @typedef {Extract<ConsoleOut, {type: "conversation"}>} ConversationFrame */
/** @typedef {Extract<ConsoleOut, {type: "gone"}>} Gone */
/**
 * @typedef {object} Arrival what may deserve a sound
 * @property {"queue" | "mine"} place
 * @property {Cause | "message"} news
 * @property {number} conversation
 * @property {number} event
 * @property {string} text what the visitor said last
 * @property {number | null} by the colleague who brought it, if one did
 * @property {string} note what that colleague wrote; empty without a note
 */
/** @typedef {{conversation: number, cause: Cause, by: number}} Loss */
/**
 * What is different at the desk.
 * @typedef {{kind: "welcome"} | {kind: "lists"} | {kind: "closed"} | {kind: "roster"} | {kind: "caught_up"} | {kind: "phrases"}
 *   | {kind: "log" | "outdated", conversation: number} | {kind: "arrival", arrival: Arrival}
 *   | {kind: "loss", loss: Loss}} Change
 */

/** What brings a conversation into a queue (M02), and what into one's own work without one's doing. */
const INTO_QUEUE = ["opened", "queued", "released"];
const INTO_WORK = ["assigned", "transferred"];

/**
 * M02, M13: what is new to the person, and none of their own doing.
 * @param {ConversationFrame} frame
 * @param {Summary | undefined} before as it was in the lists
 * @param {number} me
 * @returns {Arrival | undefined}
 */
export function arrivalOf({ cause, by, note = "", event, conversation: { id, state, last } }, before, me) {
  const arrival = { news: cause, conversation: id, event, text: last?.text ?? "", by, note };
  if (by === me) return undefined;
  if (state.kind === "owned" && state.operator === me && INTO_WORK.includes(cause)) return { ...arrival, place: "mine" };
  const isNew = before?.state.kind !== "queued";
  return state.kind === "queued" && isNew && INTO_QUEUE.includes(cause) ? { ...arrival, place: "queue" } : undefined;
}

/**
 * N02 to N04: what somebody else took out of the person's work.
 * @param {ConversationFrame} frame
 * @param {Summary | undefined} before as it was in the lists
 * @param {number} me
 * @returns {Loss | undefined} none for what the visitor or the person did
 */
export function lossOf({ cause, by, conversation: { id, state } }, before, me) {
  const was = before?.state.kind === "owned" && before.state.operator === me;
  const is = state.kind === "owned" && state.operator === me;
  return was && !is && by !== null && by !== me ? { conversation: id, cause, by } : undefined;
}

/**
 * M13: a message of the visitor in one's own conversation.
 * @param {number} conversation
 * @param {number} event
 * @param {string} text
 * @returns {Arrival}
 */
export function messageArrival(conversation, event, text) {
  return { place: "mine", news: "message", conversation, event, text, by: null, note: "" };
}

/**
 * What happened, as the log tells it.
 * @param {ConversationFrame} frame as it comes when it happens; in a replay the summary is of a later moment
 * @param {number} now on the server's clock
 * @returns {TimelineEntry}
 */
export function entryOf({ cause, by, note, conversation: { state, department } }, now) {
  const isBack = cause === "queued" || cause === "released";
  // What is given back keeps its place in the queue, so its time there may be much older than this moment (X20).
  const at = isBack ? now : state.kind === "closed" ? state.at : state.since;
  const to = INTO_WORK.includes(cause) && state.kind === "owned" ? state.operator : null;
  const entry = { cause, at, by, to, department: isBack ? department : null, note: note ?? null };
  return cause === "rated" && state.kind === "closed" ? { ...entry, at: now, stars: state.stars ?? undefined } : entry;
}

/**
 * Where a conversation is that left the person's lists, and what they are told of it.
 * @param {Gone} frame
 * @param {Summary} before
 * @param {number} at on the server's clock
 * @returns {{state: Summary["state"], entry?: TimelineEntry}} owned by nobody known (0), if it was given to a colleague
 */
export function partingOf({ cause, by }, { state: before }, at) {
  const entry = { cause, at, by, to: null, department: null, note: null };
  const owner = before.kind === "owned" ? before.operator : null;
  if (cause === "closed") return { state: { kind: "closed", at, by, owner, stars: null }, entry };
  if (cause === "taken") return { state: { kind: "owned", operator: by ?? 0, since: at, sender: null }, entry };
  if (cause === "queued" || cause === "released") return { state: { kind: "queued", since: at, sender: null } };
  return { state: { kind: "owned", operator: 0, since: at, sender: null } };
}
