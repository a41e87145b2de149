/*
 * Says that there is no connection, and that one can go on all the same.
 */

import { element } from "../../shared/dom.js";

/** A short interruption is not worth a word, in milliseconds. */
const PATIENCE = 2_000;

/** @typedef {import("../../shared/connection.js").State} State */

/**
 * @param {object} options
 * @param {HTMLElement} options.strip
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachConnectionBanner({ strip, session, texts }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const words = element("p", { class: "strip-words", role: "status" });
  const retry = element("button", { class: "strip-button", type: "button" });
  strip.append(words, retry);

  /** @param {State} state */
  function show(state) {
    clearTimeout(timer);
    timer = undefined;
    const hasEnded = state.kind === "stopped";
    words.textContent = texts(hasEnded ? stoppedKey(state.reason) : "connection.lost");
    retry.textContent = texts(hasEnded ? "connection.reload" : "connection.retry");
    retry.onclick = hasEnded ? () => location.reload() : () => session.connection.retryNow();
    strip.hidden = false;
  }

  session.stateChanged.add((state) => {
    if (state.kind === "online") {
      clearTimeout(timer);
      timer = undefined;
      strip.hidden = true;
      words.textContent = "";
    } else if (state.kind === "stopped") {
      show(state);
    } else if (strip.hidden) {
      timer ??= setTimeout(() => show(session.state), PATIENCE);
    }
  });
}

/** @param {string} reason */
function stoppedKey(reason) {
  return reason === "version_unknown" ? "connection.updated" : "connection.stopped";
}
