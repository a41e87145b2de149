/* Times on a page go on, by the clock of the server that the page came with. */

import { spanWords } from "../helpers/spans.js";

const EVERY = 10_000;

/**
 * @param {HTMLElement} words where the words are kept
 * @param {() => number} serverNow milliseconds since 1970 by the server, when the page was made
 * @returns {() => void} to be called when the page has changed
 */
export function tickTimes(words, serverNow) {
  const { moment = "", minutes = "", hours = "", days = "" } = words.dataset;
  let ahead = serverNow() - Date.now();

  const tick = () => {
    for (const time of document.querySelectorAll("[data-since]")) {
      if (!(time instanceof HTMLElement)) continue;
      const said = spanWords(Date.now() + ahead - Number(time.dataset.since), { moment, minutes, hours, days });
      if (time.textContent !== said) time.textContent = said;
    }
  };
  setInterval(tick, EVERY);
  return () => {
    ahead = serverNow() - Date.now();
    tick();
  };
}
