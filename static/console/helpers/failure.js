/*
 * What to say when an act did not come off.
 */

import { Refused, Unanswered } from "../models/requests.js";

/**
 * @param {unknown} error
 * @param {import("../../shared/texts.js").Texts} texts
 * @returns {string} the server's own sentence, or that there is no connection
 */
export function failureSentence(error, texts) {
  if (error instanceof Refused) return error.message;
  if (error instanceof Unanswered) return texts("notice.unanswered");
  throw error;
}
