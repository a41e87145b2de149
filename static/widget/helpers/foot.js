/*
 * What stands at the foot of the panel: the composer, the form or the notice that nobody is there, or nothing while it
 * is likely, and not certain, that nobody is. An open conversation keeps the composer whoever is there (W03, X14), and
 * so does a message on its way, which is taken even if nobody is there any more (X10).
 */

/** @typedef {"nothing" | "composer" | "form" | "notice"} Place */
/** @typedef {Pick<import("../models/session.js").Session, "online" | "isIdle" | "isLeaving"> & {form: Pick<import("../models/offline_form.js").OfflineForm, "asked" | "isTouched">}} State */

/**
 * @param {Place} place what stands there now
 * @param {State} session
 * @returns {Place}
 */
export function footOf(place, { online, isIdle, isLeaving, form }) {
  if (isLeaving) return "form";
  if (!isIdle) return "composer";
  if (online === undefined) return place;
  if (online) return place === "form" && form.isTouched ? "form" : "composer";
  return form.asked?.mode === "form" ? "form" : "notice";
}
