/*
 * What the address says is on the screen: `#/queue`, `#/mine`, `#/closed`, `#/conversation/17`, `#/conversation/17/visitor`.
 */

/** @typedef {"queue" | "mine" | "closed"} Tab */
/** @typedef {{tab: Tab} | {conversation: number, card: boolean}} Route */

/** @type {readonly Tab[]} */
export const TABS = ["queue", "mine", "closed"];

/**
 * @param {string} hash as in `location.hash`
 * @returns {Route | undefined} none if it names nothing that there is
 */
export function parseRoute(hash) {
  const [, place = "", id = "", detail = ""] = hash.replace(/^#/, "").split("/");
  const tab = TABS.find((name) => name === place);
  if (tab) return { tab };
  if (place === "conversation" && /^[1-9]\d{0,15}$/.test(id)) return { conversation: Number(id), card: detail === "visitor" };
  return undefined;
}

/** @param {Route} route */
export function formatRoute(route) {
  if ("tab" in route) return "#/" + route.tab;
  return "#/conversation/" + route.conversation + (route.card ? "/visitor" : "");
}

/**
 * The address of a conversation.
 * @param {number} conversation
 */
export function conversationLink(conversation) {
  return formatRoute({ conversation, card: false });
}
