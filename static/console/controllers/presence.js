/*
 * Tells other windows that this one is here, takes over what closed windows left unsent, and goes to the sign-in when
 * the session has ended.
 */

import { BEAT } from "../models/console_window.js";

/** Back to what was on the screen: what was being typed there is kept. */
const signIn = () => "/sign-in?next=" + encodeURIComponent("/console" + location.hash);

/**
 * @param {object} options
 * @param {import("../models/console_window.js").ConsoleWindow} options.consoleWindow
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../models/stored_outbox.js").StoredOutbox} options.storedOutbox
 * @param {HTMLElement} options.signOutForm
 */
export function attachPresence({ consoleWindow, session, storedOutbox, signOutForm }) {
  setInterval(() => {
    consoleWindow.beat();
    session.adopt(storedOutbox.adopt());
  }, BEAT);
  window.addEventListener("pagehide", () => consoleWindow.leave());
  window.addEventListener("pageshow", ({ persisted }) => persisted && session.restart(consoleWindow.arrive()));
  signOutForm.addEventListener("submit", () => consoleWindow.signOut());
  session.stateChanged.add((state) => {
    if (state.kind !== "stopped" || state.reason !== "signed_out") return;
    consoleWindow.signOut();
    location.assign(signIn());
  });
}
