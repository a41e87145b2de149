/*
 * The switch of the work status. It says in words what the status means now, what the others would mean, and why it is
 * what it is, if it was not the person who changed it. Whoever is the last to keep a chat online is told before they leave,
 * and once they have left.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";
import { aboutSites, sitesWithoutColleagues } from "../helpers/last_there.js";
import { statusName, statusNow, statusReason } from "../helpers/status_words.js";
import { STATUSES } from "../models/roster.js";
import { attachDisclosure } from "./disclosure.js";

/** @typedef {import("../../types/WorkStatus").WorkStatus} WorkStatus */

/** In which one answers, and keeps a chat online (I5). @type {readonly string[]} */
const ANSWERS = ["ready", "can_help"];

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("./notices.js").Notices} options.notices
 */
export function attachWorkStatus({ place, desk, acts, texts, notices }) {
  const sign = element("span", { class: "status-sign" });
  const name = element("span", { class: "status-name" });
  const button = element(
    "button",
    { class: "status-button", type: "button", "aria-expanded": "false" },
    sign,
    name,
    drawing("down"),
  );
  const choices = element("div", {
    class: "panel status-panel",
    role: "group",
    "aria-label": texts("status.label"),
    hidden: true,
  });
  const wrapper = element("div", { class: "disclosure" }, button, choices);
  const words = element("p", { class: "status-words" });
  place.append(wrapper, words);
  const disclosure = attachDisclosure(wrapper);
  const offered = STATUSES.map((status) => choice(status));
  choices.append(...offered.map(({ button }) => button));

  /** @param {WorkStatus} status */
  function choice(status) {
    const title = element("span", { class: "choice-title", text: statusName(status, texts) });
    const meaning = element("span", { class: "choice-meaning" });
    const sign = element("span", { class: "status-sign status-" + status }, drawing(status));
    const button = element(
      "button",
      { class: "choice", type: "button", onclick: () => choose(status) },
      sign,
      title,
      meaning,
    );
    return { status, button, meaning };
  }

  /** @param {WorkStatus} status */
  async function choose(status) {
    disclosure.close();
    button.focus();
    try {
      await acts.setStatus(status);
    } catch (error) {
      notices.notice(failureSentence(error, texts));
    }
  }

  let spoken = "";
  /** Takes back that a chat is offline. */
  let takeBack = () => {};

  /** @param {WorkStatus} status one's own, as it has just become */
  function tellOfChats(status) {
    takeBack();
    if (ANSWERS.includes(status) || !ANSWERS.includes(spoken)) return;
    const sentence = aboutSites("status.offline", sitesWithoutColleagues(desk), texts);
    const button = { text: texts("status.back_to_ready"), act: () => void choose("ready") };
    if (sentence) takeBack = notices.notice(sentence, { button });
  }

  function draw() {
    const { roster, workplace } = desk;
    const { mine, me, reason, changedBy } = roster;
    place.hidden = !mine;
    if (!mine) return;
    const { status } = mine;
    const inWork = desk.conversations.ownedBy(me).length;
    const situation = {
      inWork,
      limit: workplace.limit,
      routing: workplace.routing(desk.sites),
      administers: roster.administers,
    };
    sign.className = "status-sign status-" + status;
    sign.replaceChildren(drawing(status));
    name.textContent = statusName(status, texts);
    button.title = texts("status.change");
    const because = statusReason(reason, changedBy === null ? "" : roster.name(changedBy), texts);
    const sentence = [because, statusNow(status, situation, texts)].filter(Boolean).join(" ");
    if (words.textContent !== sentence) words.textContent = sentence;
    const last = ANSWERS.includes(status) ? aboutSites("status.last", sitesWithoutColleagues(desk), texts) : "";
    for (const each of offered) {
      each.button.setAttribute("aria-pressed", String(each.status === status));
      const means = [statusNow(each.status, situation, texts), ANSWERS.includes(each.status) ? "" : last];
      each.meaning.textContent = choices.hidden ? "" : means.filter(Boolean).join(" ");
    }
    if (spoken && spoken !== status) {
      tell(name.textContent + ". " + sentence, reason === "administrator");
      tellOfChats(status);
    }
    spoken = status;
  }

  /**
   * N03: what an administrator changed has to be seen; anything else is on the screen already.
   * @param {string} sentence
   * @param {boolean} isOthersDoing
   */
  function tell(sentence, isOthersDoing) {
    if (isOthersDoing) notices.notice(sentence);
    else notices.announce(sentence);
  }

  // What the others would mean is said while they are offered; the disclosure has opened or closed by then.
  button.addEventListener("click", draw);
  desk.changes.add(({ kind }) => (kind === "roster" || kind === "lists") && draw());
  return { open: () => button.click() };
}
