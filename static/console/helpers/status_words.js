/*
 * Work statuses in words.
 */

/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */
/** @typedef {import("../../shared/texts.js").Texts} Texts */

/** @type {Record<WorkStatus, string>} */
const NAMES = { ready: "status.ready", can_help: "status.can_help", pause: "status.pause", left: "status.left" };

/** What choosing it would mean. @type {Record<WorkStatus, string>} */
const MEANINGS = {
  ready: "status.ready_means",
  can_help: "status.can_help_means",
  pause: "status.pause_means",
  left: "status.left_means",
};

/** Why the server has changed it by itself. @type {Record<string, string>} */
const REASONS = {
  console_opened: "status.because_console_opened",
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
 * @param {WorkStatus} status
 * @param {Texts} texts
 */
export function statusMeaning(status, texts) {
  return texts(MEANINGS[status]);
}

/**
 * What the status means now.
 * @param {WorkStatus} status
 * @param {number} inWork how many conversations the person has
 * @param {Texts} texts
 */
export function statusNow(status, inWork, texts) {
  return status === "pause" ? texts("status.pause_now", { n: inWork }) : statusMeaning(status, texts);
}

/**
 * @param {string | undefined} reason
 * @param {Texts} texts
 * @returns {string} empty if the person chose it
 */
export function statusReason(reason, texts) {
  const key = REASONS[reason ?? ""];
  return key ? texts(key) : "";
}
