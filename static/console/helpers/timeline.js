/*
 * What a conversation's timeline says about where it is now.
 */

/** @typedef {import("../../types/TimelineEntry").TimelineEntry} TimelineEntry */
/** @typedef {import("../../types/Summary").Summary} Summary */

/**
 * The entry by which the system gave a conversation to its present owner; none if a person did, or it took none.
 * @param {readonly TimelineEntry[]} timeline oldest first
 * @param {Summary["state"]} state
 */
export function automaticAssignment(timeline, state) {
  const last = timeline[timeline.length - 1];
  if (state.kind !== "owned" || last?.cause !== "assigned" || last.by !== null) return undefined;
  return last.to === state.operator ? last : undefined;
}
