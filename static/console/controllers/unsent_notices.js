/*
 * A message that was refused while its conversation is not on the screen: the person is told, and led to it.
 */

import { conversationLink } from "../helpers/route.js";

/** @typedef {import("../models/stored_outbox.js").Unsent} Unsent */

/**
 * @param {object} options
 * @param {import("../models/session.js").Session} options.session
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("./notices.js").Notices} options.notices
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachUnsentNotices({ session, navigation, notices, texts }) {
  /** @param {Unsent} item */
  function tell({ conversation, reason }) {
    if (navigation.conversation === conversation) return;
    const link = { href: conversationLink(conversation), text: texts("notice.open") };
    notices.notice(texts("notice.unsent", { reason: reason ?? "" }), { link });
  }

  session.messageFailed.add(tell);
  for (const item of session.outbox.items) if (item.state === "failed") tell(item);
}
