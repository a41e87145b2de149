/*
 * The head of the conversation on the screen: whose it is and why, and what can be done with it as a whole.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";
import { departmentName, visitorName } from "../helpers/people.js";
import { formatRoute } from "../helpers/route.js";
import { automaticAssignment } from "../helpers/timeline.js";
import { closeButton } from "./close_button.js";

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../helpers/receiver_options.js").Act} Act */

/**
 * @param {object} options
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {(operator: number) => string} options.nameOf
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 * @param {() => Promise<void>} options.onClose
 * @param {(act: Act) => void} options.onPass
 * @param {(question: string) => void} options.onWhy
 */
export function conversationHead({ desk, navigation, nameOf, texts, times, onClose, onPass, onWhy }) {
  const title = element("h2", { class: "conversation-name", tabindex: "-1", dir: "auto" });
  const place = element("p", { class: "conversation-place" });
  const why = element("button", {
    class: "link-button why-link",
    type: "button",
    onclick: () => onWhy(why.textContent ?? ""),
  });
  const back = element(
    "button",
    { class: "tool back", type: "button", "aria-label": texts("conversation.back"), onclick: () => navigation.back() },
    drawing("back"),
  );
  const passWords = element("span", { class: "pass-words" });
  const pass = element(
    "button",
    { class: "button button-quiet pass-button", type: "button", onclick: () => onPass(act) },
    drawing("pass"),
    passWords,
  );
  const close = closeButton(texts, onClose);
  const card = element(
    "a",
    { class: "tool card-link", "aria-label": texts("visitor.label"), title: texts("visitor.label") },
    drawing("information"),
  );
  const head = element(
    "header",
    { class: "conversation-head" },
    back,
    element("div", { class: "conversation-titles" }, title, element("div", { class: "conversation-about" }, place, why)),
    pass,
    close.button,
    card,
  );
  /** @type {Act} */
  let act = "transfer";

  /**
   * @param {Summary} summary
   * @param {readonly import("../../types/TimelineEntry").TimelineEntry[]} timeline
   */
  function draw(summary, timeline) {
    const isMine = desk.isMine(summary);
    const mayManage = desk.roster.administers && summary.state.kind !== "closed";
    title.textContent = visitorName(summary, texts);
    place.textContent = [whereFrom(summary), where(summary)].filter(Boolean).join(" · ");
    why.textContent = question(summary, timeline);
    why.hidden = why.textContent === "";
    act = isMine ? "transfer" : "assign";
    passWords.textContent = texts(isMine ? "pass.button" : "pass.assign");
    pass.title = passWords.textContent;
    pass.hidden = close.button.hidden = !isMine && !mayManage;
    card.hidden = false;
    card.href = formatRoute({ conversation: summary.id, card: !navigation.card });
    card.setAttribute("aria-current", String(navigation.card));
  }

  /**
   * Nothing is known but, perhaps, who writes.
   * @param {Summary | undefined} summary
   */
  function clear(summary) {
    title.textContent = summary ? visitorName(summary, texts) : "";
    place.textContent = "";
    why.hidden = pass.hidden = close.button.hidden = card.hidden = true;
  }

  /** @param {Summary} summary */
  function whereFrom({ site, department }) {
    const found = desk.sites.find(({ id }) => id === site);
    return [found?.name, departmentName(desk.sites, department)].filter(Boolean).join(", ");
  }

  /** @param {Summary} summary */
  function where(summary) {
    const { state } = summary;
    const time = times.waiting(Math.max(0, desk.clock.now() - (state.kind === "closed" ? state.at : state.since)));
    if (state.kind === "queued") return texts("conversation.queued", { time });
    if (state.kind === "closed") return texts("conversation.closed");
    if (desk.isMine(summary)) return texts("conversation.mine");
    return state.operator === 0
      ? texts("conversation.owned_elsewhere")
      : texts("conversation.owned", { name: nameOf(state.operator) });
  }

  /**
   * What one may ask about where it is; empty where a person has decided it.
   * @param {Summary} summary
   * @param {readonly import("../../types/TimelineEntry").TimelineEntry[]} timeline
   */
  function question({ state }, timeline) {
    if (state.kind === "queued") return texts("why.waits");
    if (state.kind === "closed" || !automaticAssignment(timeline, state)) return "";
    return state.operator === desk.roster.me ? texts("why.me") : texts("why.name", { name: nameOf(state.operator) });
  }

  return {
    element: head,
    title,
    draw,
    clear,
    /** Asks why it is whose it is, as the button does. */
    ask: () => why.click(),
    pass: () => head.isConnected && !pass.hidden && pass.click(),
    close: () => head.isConnected && !close.button.hidden && close.button.focus(),
    forget: close.forget,
  };
}
