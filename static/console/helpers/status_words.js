/*
 * Work statuses in words: what they are called, and what each of them means for this person at this moment.
 */

/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */
/** @typedef {import("../../shared/texts.js").Texts} Texts */
/**
 * @typedef {object} Situation
 * @property {number} inWork how many conversations the person has
 * @property {number | null} limit how many the system may bring them to; none: any number
 * @property {import("../models/workplace.js").Routing} routing of their sites
 * @property {boolean} administers whether they can give themselves a site
 */

/** @type {Record<WorkStatus, string>} */
const NAMES = { ready: "status.ready", can_help: "status.can_help", pause: "status.pause", left: "status.left" };

/** Why the server has changed it by itself. @type {Record<string, string>} */
const REASONS = {
  console_opened: "status.because_console_opened",
  console_closed: "status.because_console_closed",
  pause_drained: "status.because_pause_drained",
  nothing_in_work: "status.because_nothing_in_work",
  administrator: "status.because_administrator",
};

/**
 * @param {WorkStatus} status
 * @param {Texts} texts
 */
export function statusName(status, texts) {
  return texts(NAMES[status]);
}

/**
 * What the status means, or would mean if it were chosen, as things stand (M01 to M07).
 * @param {WorkStatus} status
 * @param {Situation} situation
 * @param {Texts} texts
 */
export function statusNow(status, { inWork, limit, routing, administers }, texts) {
  if (status === "left") return texts("status.left_now");
  if (status === "pause") return inWork > 0 ? texts("status.pause_now", { n: inWork }) : texts("status.pause_means");
  if (routing === "none") return texts(administers ? "status.no_site_administrator" : "status.no_site");
  if (status === "can_help") return texts(routing === "common" ? "status.can_help_common" : "status.can_help_now");
  if (routing === "common") return texts("status.ready_common");
  if (limit === 0) return texts("status.ready_never");
  const own = assigned(inWork, limit, texts);
  return routing === "mixed" ? own + " " + texts("status.ready_elsewhere") : own;
}

/**
 * M04, M05: what comes by itself in balanced mode.
 * @param {number} inWork
 * @param {number | null} limit more than 0
 * @param {Texts} texts
 */
function assigned(inWork, limit, texts) {
  if (limit === null) return texts("status.ready_unlimited", { n: inWork });
  return texts(inWork < limit ? "status.ready_balanced" : "status.ready_full", { n: inWork, limit });
}

/**
 * @param {string | undefined} reason
 * @param {string} by the name of the administrator who changed it; empty if it is not known
 * @param {Texts} texts
 * @returns {string} empty if the person chose it
 */
export function statusReason(reason, by, texts) {
  if (reason === "administrator" && by) return texts("status.because_named", { name: by });
  const key = REASONS[reason ?? ""];
  return key ? texts(key) : "";
}
