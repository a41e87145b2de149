/*
 * Sentences to the person: notices that stay until they are put away or time has passed, and announcements that only a
 * screen reader tells, because the eye sees the same on the screen.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";

/** How long a notice stays, in milliseconds; longer while it is pointed at or focused, or nobody can see it. */
const STAYS = 15_000;
/** Of more than this the oldest goes. */
const MOST = 3;

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {HTMLElement} options.announcer
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachNotices({ place, announcer, texts }) {
  /**
   * @param {string} sentence
   * @param {object} [more]
   * @param {{href: string, text: string}} [more.link] where to go about it
   * @param {{text: string, act: () => void}} [more.button] what to do about it
   * @param {string} [more.quote] what somebody wrote
   * @returns {() => void} takes it back
   */
  function notice(sentence, { link, button, quote } = {}) {
    const dismiss = element(
      "button",
      { class: "toast-close", type: "button", "aria-label": texts("notice.dismiss"), onclick: () => shown.remove() },
      drawing("close"),
    );
    const shown = element(
      "div",
      { class: "toast" },
      element(
        "div",
        { class: "toast-words" },
        element("p", {}, sentence, link && " ", link && element("a", { ...link, onclick: () => shown.remove() })),
        button && element("button", { class: "link-button toast-act", type: "button", text: button.text, onclick: act }),
        quote && element("blockquote", { class: "toast-quote", dir: "auto", text: quote }),
      ),
      dismiss,
    );
    function act() {
      shown.remove();
      button?.act();
    }
    const isWanted = () => document.visibilityState === "hidden" || shown.matches(":hover, :focus-within");
    const expire = () => (isWanted() ? setTimeout(expire, STAYS) : shown.remove());
    place.append(shown);
    while (place.children.length > MOST) place.firstElementChild?.remove();
    setTimeout(expire, STAYS);
    return () => shown.remove();
  }

  /** @param {string} sentence */
  function announce(sentence) {
    announcer.append(element("p", { text: sentence }));
    while (announcer.children.length > MOST) announcer.firstElementChild?.remove();
  }

  return { notice, announce };
}

/** @typedef {ReturnType<typeof attachNotices>} Notices */
