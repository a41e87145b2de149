/*
 * What stands below the messages: the composer in one's own conversation, the way to take one from the queue, or in
 * words why it can only be read.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";
import { departmentName } from "../helpers/people.js";
import { Composer } from "./composer.js";

/** @typedef {import("../../types/Summary").Summary} Summary */

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../models/drafts.js").Drafts} options.drafts
 * @param {import("../models/phrases.js").Phrases} options.phrases
 * @param {ReturnType<typeof import("./keep_phrase_sheet.js").attachKeepPhraseSheet>} options.keepPhraseSheet
 * @param {(operator: number) => string} options.nameOf
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 * @param {import("./notices.js").Notices} options.notices
 * @param {() => void} options.onSent
 * @param {() => void} options.onTaken
 */
export function attachAnswerBar(options) {
  const { place, session, drafts, nameOf, texts, times, notices, onTaken } = options;
  const { desk, acts } = session;
  const composer = new Composer(options);
  const takeButton = element("button", {
    class: "button button-primary take-button",
    type: "button",
    text: texts("take.button"),
    onclick: () => take(),
  });
  const takeWords = element("p", { class: "answer-words" });
  const takeBar = element("div", { class: "answer-bar" }, takeWords, takeButton);
  const readWords = element("p", { class: "answer-words" });
  const draft = element("p", { class: "unsent-draft", dir: "auto" });
  const draftBlock = element(
    "div",
    { class: "unsent-block" },
    element("p", { class: "unsent-title", text: texts("reading.draft") }),
    draft,
  );
  const readBar = element(
    "div",
    { class: "answer-bar answer-bar-reading" },
    drawing("lock"),
    element("div", {}, readWords, draftBlock),
  );
  let conversation = 0;
  /** The conversation that was taken here: as soon as it is ours, one goes on by writing. */
  let taken = 0;

  async function take() {
    taken = conversation;
    takeButton.disabled = true;
    try {
      await acts.take(conversation);
      onTaken();
    } catch (error) {
      taken = 0;
      notices.notice(failureSentence(error, texts));
    } finally {
      takeButton.disabled = false;
    }
  }

  /** @param {Summary} summary */
  function draw(summary) {
    conversation = summary.id;
    const isMine = desk.isMine(summary);
    const canTake = summary.state.kind === "queued" && desk.workplace.sees(summary);
    const shown = isMine ? composer.element : canTake ? takeBar : readBar;
    if (isMine) composer.open(summary.id);
    else composer.rest();
    takeWords.textContent = texts("take.means");
    readWords.textContent = canTake || isMine ? "" : reason(summary);
    draft.textContent = drafts.read(summary.id);
    draftBlock.hidden = draft.textContent === "";
    if (place.firstElementChild !== shown) place.replaceChildren(shown);
    if (isMine && taken === summary.id) {
      taken = 0;
      composer.focus();
    }
  }

  /**
   * Why this conversation can only be read.
   * @param {Summary} summary
   */
  function reason({ id, state, department }) {
    const { me, administers, seesQueue } = desk.roster;
    if (state.kind === "queued") {
      const name = departmentName(desk.sites, department);
      if (state.sender === me && name) return texts("reading.passed_to_department", { name });
      return texts(seesQueue ? "reading.queue_of_others" : "reading.queue_hidden");
    }
    if (state.kind === "owned") {
      const name = nameOf(state.operator);
      if (state.sender === me) return texts("reading.passed_on", { name });
      // F07: whoever had it before keeps reading, and administrators read everything; for others the view ends here.
      const goesOn = administers || desk.logs.find(id)?.tookPart(me);
      if (state.operator === 0) return texts("reading.gone_somewhere");
      return texts(goesOn ? "reading.owned" : "reading.gone", { name });
    }
    const day = times.day(state.at, desk.clock.now()) + ", " + times.clock(state.at);
    if (state.by === null) return texts("reading.closed_by_visitor", { time: day });
    return state.by === me
      ? texts("reading.closed_by_me", { time: day })
      : texts("reading.closed", { name: nameOf(state.by), time: day });
  }

  return {
    draw,
    /** What it says just now. */
    get words() {
      return place.textContent ?? "";
    },
    take: () => takeBar.isConnected && takeButton.click(),
    /** Puts the focus where one goes on. */
    focus() {
      if (composer.element.isConnected) composer.focus();
      else if (takeBar.isConnected) takeButton.focus();
      return place.contains(document.activeElement);
    },
  };
}
