/*
 * Tags beside a conversation.
 */

import { element } from "../../shared/dom.js";

/** @typedef {import("../../types/Tag").Tag} Tag */
/** @typedef {import("../../types/Summary").Summary} Summary */

/**
 * What a conversation is marked with, in the order of the list.
 * @param {Pick<Summary, "tags">} summary
 * @param {readonly Tag[]} list of the company
 */
export function tagsOn({ tags }, list) {
  return list.filter(({ id }) => tags.includes(id));
}

/**
 * What can still be put on it.
 * @param {Pick<Summary, "tags">} summary
 * @param {readonly Tag[]} list of the company
 */
export function tagsFor({ tags }, list) {
  return list.filter(({ id, retired }) => !retired && !tags.includes(id));
}

/**
 * Whether this person may change its tags: its owner, whoever owned it once it is closed, and administrators. Who only
 * reads along may not.
 * @param {Summary} summary
 * @param {import("../models/conversation_log.js").ConversationLog | undefined} log
 * @param {Pick<import("../models/roster.js").Roster, "me" | "administers">} roster
 */
export function mayTag({ state }, log, { me, administers }) {
  if (administers) return true;
  if (state.kind === "owned") return state.operator === me;
  return state.kind === "closed" && (state.owner === me || (log?.tookPart(me) ?? false));
}

/** @param {Pick<Tag, "name" | "colour">} tag */
export function tagChip({ name, colour }) {
  return element("span", { class: "tag tag-" + colour, dir: "auto", text: name });
}
