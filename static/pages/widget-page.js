/*
 * The form of a site's widget, with the preview beside it: whatever is changed shows there at once and is not saved. The
 * server says what a form means; the frame, which is allowed nothing, shows it.
 */

import { attachColour } from "./controllers/colour_field.js";

/** @typedef {{warning: string, suggestion: string, better: string}} Contrast */
/** @typedef {{options: LoaderOptions, words: object, offline: object, contrast: Contrast | null}} Unsaved */

/** Milliseconds that somebody who types is let type. */
const PAUSE = 150;

/** @template {HTMLElement} Kind @param {string} id @returns {Kind} */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error("no " + id);
  return /** @type {Kind} */ (found);
}

const form = /** @type {HTMLFormElement} */ (part("widget-form"));
const controls = /** @type {HTMLFormElement} */ (part("preview-controls"));
const frame = /** @type {HTMLIFrameElement} */ (part("preview-frame"));
const [screen, failed] = ["preview-place", "preview-failed"].map((id) => part(id));

/** @type {Unsaved | undefined} */
let unsaved;
let isReady = false;
let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} name */
const chosen = (name) => /** @type {HTMLSelectElement} */ (controls.elements.namedItem(name)).value;

const show = () => {
  if (!isReady || !unsaved) return;
  const { options, words, offline } = unsaved;
  const about = { state: chosen("state"), online: chosen("there") === "yes", dark: chosen("theme") === "dark" };
  frame.contentWindow?.postMessage({ options, words, offline, ...about }, "*");
};

/* Another language, another state: the page in the frame begins anew, as a visitor's would. */
const begin = () => {
  isReady = false;
  screen.dataset.screen = chosen("screen");
  frame.src = frame.dataset.address + "?language=" + chosen("language");
};

const ask = async () => {
  const mine = (asked += 1);
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const answer = await fetch(form.dataset.look ?? "", { method: "POST", body });
    if (!answer.ok) throw new Error("status " + answer.status);
    const said = /** @type {Unsaved} */ (await answer.json());
    if (mine !== asked) return;
    unsaved = said;
    colour.warn(said.contrast ?? undefined);
    failed.hidden = true;
    show();
  } catch {
    if (mine === asked) failed.hidden = false;
  }
};

const changed = () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
};

const colour = attachColour(part("colour"), part("colour-picker"), part("contrast"), changed);
controls.hidden = part("preview-live").hidden = false;
part("preview-still").hidden = true;
form.addEventListener("input", changed);
controls.addEventListener("change", begin);
controls.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow || data !== "ready") return;
  isReady = true;
  show();
});
/* The frame may have been ready before anybody listened. */
begin();
ask();
