/*
 * What stands at the foot of the panel: the composer, the form or the notice that nobody is there, or nothing while it
 * is likely, and not certain, that nobody is. An open conversation keeps the composer whoever is there (W03, X14), and
 * so does a message on its way, which is taken even if nobody is there any more (X10). The form waits behind a button for as
 * long as the visitor is asked how the conversation was: both of them would leave no room for what was said.
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

/**
 * Whether the form waits behind a button.
 * @param {Place} place
 * @param {boolean} isAsked whether it is asked how the conversation was
 * @param {Pick<import("../models/session.js").Session, "isLeaving"> & {form: Pick<import("../models/offline_form.js").OfflineForm, "isTouched" | "values">}} session
 */
export function waitsBehindButton(place, isAsked, { isLeaving, form }) {
  return place === "form" && isAsked && !isLeaving && !form.isTouched && !form.values.message;
}
