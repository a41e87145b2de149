/*
 * What a row of the lists says about a conversation.
 */

import { sameDay } from "../../shared/times.js";
import { closedAt } from "../models/closed_list.js";
import { activityOf } from "../models/conversations.js";
import { visitorName } from "./people.js";

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../shared/texts.js").Texts} Texts */
/** @typedef {import("../../shared/times.js").Times} Times */
/**
 * @typedef {object} RowView
 * @property {number} id
 * @property {number} visitor
 * @property {boolean} isNamed
 * @property {string} name
 * @property {string} place site and department, where nothing else says them
 * @property {string} sender who passed it on, or who has it if that is somebody else; empty if neither is so
 * @property {string} prefix who or what the line is
 * @property {string} line
 * @property {"failed" | "draft" | "typing" | "plain"} lineKind
 * @property {string} time
 * @property {string} moment in full
 * @property {boolean} isWaiting whether the time is how long the visitor has been waiting
 * @property {number} unread
 * @property {boolean} isNew whether a colleague brought it and nobody has opened it yet
 * @property {boolean} isCurrent
 * @property {TagView[]} tags the first few
 * @property {number} moreTags how many there are beside these
 */
/** @typedef {Pick<import("../../types/Tag").Tag, "id" | "name" | "colour">} TagView */

/** How many tags a row has room for. */
const TAGS = 3;


/**
 * @param {Summary} summary
 * @param {object} around
 * @param {number} around.now on the server's clock
 * @param {string} around.place site and department, where nothing else says them
 * @param {readonly TagView[]} around.tags
 * @param {(operator: number) => string} around.nameOf
 * @param {string} around.draft what was typed and not sent
 * @param {string} around.failed what could not be sent
 * @param {boolean} around.isTyping
 * @param {boolean} around.isCurrent
 * @param {boolean} around.isNew
 * @param {number} around.me
 * @param {Texts} around.texts
 * @param {Times} around.times
 * @returns {RowView}
 */
export function rowView(summary, around) {
  const { now, place, tags, nameOf, draft, failed, isTyping, isCurrent, isNew, me, texts, times } = around;
  const { id, visitor, visitor_name, last, state, unread } = summary;
  const since = waitingSince(summary);
  const at = since ?? (state.kind === "closed" ? closedAt(summary) : activityOf(summary));
  const day = sameDay(at, now) ? times.clock(at) : times.day(at, now);
  const time = since === undefined ? day : times.waiting(Math.max(0, now - since));
  const about = {
    id,
    visitor,
    isNamed: visitor_name !== null,
    name: visitorName(summary, texts),
    place,
    sender: senderOf(state, me, nameOf, texts),
    time,
    moment: times.moment(at),
    isWaiting: since !== undefined,
    unread,
    isNew,
    isCurrent,
    tags: tags.slice(0, TAGS).map(({ id, name, colour }) => ({ id, name, colour })),
    moreTags: Math.max(0, tags.length - TAGS),
  };
  if (failed) return { ...about, prefix: texts("row.failed"), line: failed, lineKind: "failed" };
  if (isTyping) return { ...about, prefix: "", line: texts("row.typing"), lineKind: "typing" };
  if (draft && !isCurrent) return { ...about, prefix: texts("row.draft"), line: draft, lineKind: "draft" };
  return {
    ...about,
    prefix: last && !last.from_visitor ? texts(last.by === me ? "row.us" : "row.answer") : "",
    line: last?.text ?? "",
    lineKind: "plain",
  };
}

/**
 * Since when a person waits to be answered: in the queue, or because the last word was theirs.
 * @param {Summary} summary
 */
function waitingSince({ state, last }) {
  if (state.kind === "queued") return state.since;
  return state.kind === "owned" && last?.from_visitor ? last.at : undefined;
}

/**
 * Who has it, where that is somebody else; otherwise who passed it on to where it is now.
 * @param {Summary["state"]} state
 * @param {number} me
 * @param {(operator: number) => string} nameOf
 * @param {Texts} texts
 */
function senderOf(state, me, nameOf, texts) {
  if (state.kind === "owned" && state.operator !== me) {
    const name = nameOf(state.operator);
    return name && texts("row.with", { name });
  }
  const sender = state.kind === "closed" ? null : state.sender;
  if (sender === null) return "";
  if (sender === me) return state.kind === "queued" ? texts("row.from_me") : "";
  const name = nameOf(sender);
  return name && texts("row.from", { name });
}
