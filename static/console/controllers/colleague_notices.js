/*
 * What colleagues did with the person's conversations: passed one on to them, or as an administrator assigned, returned or
 * closed one. Who it was, what they wrote, and the way to it. What the system assigns is in the list and heard, and needs
 * no words.
 */

import { conversationLink } from "../helpers/route.js";
import { visitorName } from "../helpers/people.js";

/** @typedef {import("../../types/Cause").Cause} Cause */

/** What came, and what went. @type {Partial<Record<Cause | "message", string>>} */
const ARRIVALS = { transferred: "notice.passed", assigned: "notice.assigned" };
/** @type {Partial<Record<Cause | "message", string>>} */
const LOSSES = { assigned: "notice.assigned_away", queued: "notice.returned_away", closed: "notice.closed_away" };

/**
 * @param {object} options
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("./notices.js").Notices} options.notices
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachColleagueNotices({ desk, navigation, notices, texts }) {
  /** Takes back what was told of a conversation. @type {Map<number, () => void>} */
  const told = new Map();

  /**
   * @param {string | undefined} key none for what needs no words
   * @param {number} conversation
   * @param {number | null} by none for the system
   * @param {string} [quote]
   */
  function tell(key, conversation, by, quote) {
    const summary = desk.summary(conversation);
    if (!key || by === null || !summary) return;
    const places = { name: desk.roster.name(by) || texts("people.former"), visitor: visitorName(summary, texts) };
    // Where it is on the screen, its log says the same.
    if (navigation.conversation === conversation)
      return notices.announce([texts(key, places), quote].filter(Boolean).join(" "));
    const link = { href: conversationLink(conversation), text: texts("notice.open") };
    told.get(conversation)?.();
    told.set(conversation, notices.notice(texts(key, places), { link, quote }));
  }

  navigation.changed.add(() => {
    const { conversation = 0 } = navigation;
    told.get(conversation)?.();
    told.delete(conversation);
  });

  desk.changes.add((change) => {
    if (change.kind === "arrival" && change.arrival.place === "mine") {
      const { news, conversation, by, note } = change.arrival;
      tell(ARRIVALS[news], conversation, by, note);
    }
    if (change.kind === "loss") tell(LOSSES[change.loss.cause], change.loss.conversation, change.loss.by);
  });
}
