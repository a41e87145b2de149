/* The page of monitoring follows what happens. Without this script it says when it was made, and can be loaded again. */

import { Connection } from "../shared/connection.js";
import { replaceRegions, watchUse } from "./controllers/live_regions.js";
import { tickTimes } from "./controllers/ticking_times.js";
import { LivePage } from "./models/live_page.js";

/** @typedef {import("../types/MonitoringOut").MonitoringOut} Frame */

const ADDRESS = "/cabinet/monitoring";
const VERSION = 1;

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error("no " + id);
  return found;
}

const [follow, words, news] = ["follow", "follow-words", "follow-news"].map(part);
const summary = () => part("live-counters").dataset.summary ?? "";
const timesGoOn = tickTimes(follow, () => Number(part("live-alarms").dataset.now));

/** @returns {Promise<Document | undefined>} */
async function load() {
  const answer = await fetch(ADDRESS, { headers: { accept: "text/html" } });
  // Signed out, or no administrator any more: the answer is another page.
  if (answer.redirected || answer.status === 401 || answer.status === 403) return undefined;
  if (!answer.ok) throw new Error("status " + answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {Document} page */
function show(page) {
  const before = summary();
  replaceRegions(page);
  timesGoOn();
  if (summary() !== before) news.textContent = summary();
}

const isInUse = watchUse(() => live.released());

/** @type {LivePage<Document>} */
const live = new LivePage({
  load,
  show,
  isInUse,
  onState(state) {
    follow.dataset.state = state;
    words.textContent = follow.dataset[state] ?? "";
  },
});

follow.dataset.state = "connecting";
words.textContent = follow.dataset.connecting ?? "";

/** @type {Connection<Frame>} */
const connection = new Connection({
  url: location.origin.replace(/^http/, "ws") + "/ws/monitoring",
  hello: () => ({ type: "hello", version: VERSION }),
  onFrame: ({ type }) => type === "changed" && live.changed(),
  onState({ kind }) {
    if (kind === "online") live.connected();
    else if (kind === "stopped") live.end();
    else if (kind === "waiting") live.lost();
  },
});
connection.start();
