/*
 * When somebody is back, by the opening hours: a sentence in the visitor's language, by the visitor's own clock.
 */

import { daysBetween } from "../../shared/times.js";

/**
 * @param {number | undefined} at
 * @param {import("../../shared/texts.js").Texts} texts
 * @param {Pick<import("../../shared/times.js").Times, "clock" | "day">} times
 * @param {number} now
 * @returns {string} empty where nothing is promised, and once the moment has passed
 */
export function backSentence(at = 0, texts, times, now = Date.now()) {
  if (at <= now) return "";
  const days = daysBetween(now, at);
  const day = ["today", "tomorrow"][days] ?? (days > 6 ? "date" : "day" + new Date(at).getDay());
  return texts("back.at", { day: texts("back." + day, { date: times.day(at, now) }), time: times.clock(at) });
}
