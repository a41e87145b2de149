/*
 * The middle of the console: the conversation on the screen with its heading, messages and answer bar, or what to do
 * when none is chosen.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { visitorName } from "../helpers/people.js";
import { formatRoute } from "../helpers/route.js";
import { attachAnswerBar } from "./answer_bar.js";
import { closeButton } from "./close_button.js";
import { MessageLog } from "./message_log.js";
import { welcomeScreen } from "./welcome_screen.js";

/** @typedef {import("../../types/Summary").Summary} Summary */

const MINUTE = 60_000;

/**
 * @param {object} options
 * @param {HTMLElement} options.pane
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../models/drafts.js").Drafts} options.drafts
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("./notices.js").Notices} options.notices
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachConversationPane({ pane, session, drafts, navigation, notices, texts, times }) {
  const { desk, acts } = session;
  const log = new MessageLog({ session, texts, times, announce: notices.announce });
  const title = element("h2", { class: "conversation-name", tabindex: "-1", dir: "auto" });
  const place = element("p", { class: "conversation-place" });
  const back = element(
    "button",
    { class: "tool back", type: "button", "aria-label": texts("conversation.back"), onclick: () => navigation.back() },
    drawing("back"),
  );
  const close = closeButton(texts, closeConversation);
  const card = element(
    "a",
    { class: "tool card-link", "aria-label": texts("visitor.label"), title: texts("visitor.label") },
    drawing("information"),
  );
  const head = element(
    "header",
    { class: "conversation-head" },
    back,
    element("div", { class: "conversation-titles" }, title, place),
    close.button,
    card,
  );
  const foot = element("div", { class: "conversation-foot" });
  const message = element("div", { class: "conversation-message" });
  const onTaken = () => navigation.show("mine");
  const answer = attachAnswerBar({
    place: foot,
    session,
    drafts,
    texts,
    times,
    notices,
    onSent: () => log.answered(),
    onTaken,
  });
  let shown = 0;
  /** Whether the focus has to come here as soon as there is something to put it on. */
  let wantsFocus = false;

  async function closeConversation() {
    const id = navigation.conversation;
    if (id === undefined) return;
    try {
      await acts.close(id);
      title.focus();
    } catch (error) {
      notices.notice(failureSentence(error, texts));
    }
  }

  function draw() {
    const id = navigation.conversation;
    const summary = id === undefined ? undefined : desk.summary(id);
    const held = id === undefined ? undefined : desk.logs.find(id);
    if (id === undefined || !summary || !held?.isLoaded) return drawMessage(id, summary);
    if (log.element.parentElement !== pane) pane.replaceChildren(head, log.element, foot);
    drawHead(summary);
    answer.draw(summary);
    if (shown === id) log.draw(held, summary);
    else log.open(held, summary);
    shown = id;
    takeFocus();
  }

  /** Where one answers; on the name where a keyboard would cover the screen, or where there is nothing to answer. */
  function takeFocus() {
    if (!wantsFocus) return;
    wantsFocus = false;
    const coversScreen = matchMedia("(pointer: coarse)").matches;
    if (coversScreen || !answer.focus()) title.focus({ preventScroll: true });
  }

  /**
   * Nothing to read: none is chosen, it is on its way, or it may not be read.
   * @param {number | undefined} id
   * @param {Summary | undefined} summary
   */
  function drawMessage(id, summary) {
    shown = 0;
    const refusal = id === undefined ? undefined : desk.logs.find(id)?.refusal;
    if (id === undefined) message.replaceChildren(welcomeScreen({ desk, texts }));
    else
      message.replaceChildren(
        element("p", { class: "conversation-loading", role: "status", text: refusal ?? texts("conversation.loading") }),
      );
    close.button.hidden = card.hidden = true;
    title.textContent = summary ? visitorName(summary, texts) : "";
    place.textContent = "";
    pane.replaceChildren(...(id === undefined ? [] : [head]), message);
  }

  /** @param {Summary} summary */
  function drawHead(summary) {
    title.textContent = visitorName(summary, texts);
    place.textContent = [siteName(summary), where(summary)].filter(Boolean).join(" · ");
    close.button.hidden = !desk.isMine(summary);
    card.hidden = false;
    card.href = formatRoute({ conversation: summary.id, card: !navigation.card });
    card.setAttribute("aria-current", String(navigation.card));
  }

  /** @param {Summary} summary */
  function siteName({ site, department }) {
    const found = desk.sites.find(({ id }) => id === site);
    return [found?.name, found?.departments.find(({ id }) => id === department)?.name].filter(Boolean).join(", ");
  }

  /** @param {Summary} summary */
  function where(summary) {
    const { state } = summary;
    const time = times.waiting(Math.max(0, desk.clock.now() - (state.kind === "closed" ? state.at : state.since)));
    if (state.kind === "queued") return texts("conversation.queued", { time });
    if (state.kind === "closed") return texts("conversation.closed");
    return desk.isMine(summary)
      ? texts("conversation.mine")
      : texts("conversation.owned", { name: desk.roster.name(state.operator) });
  }

  /** @param {number} id */
  function notice(id) {
    const held = desk.logs.find(id);
    const summary = desk.summary(id);
    if (held && summary) log.notice(held, summary);
  }

  const drawSoon = onceAFrame(draw);
  desk.changes.add((change) => {
    if (change.kind === "arrival" || (change.kind === "log" && change.conversation !== navigation.conversation)) return;
    if (change.kind === "log" && change.conversation === shown) notice(change.conversation);
    drawSoon();
  });
  session.outboxChanged.add(drawSoon);
  navigation.changed.add(() => {
    close.forget();
    draw();
  });
  setInterval(drawSoon, MINUTE / 2);

  return {
    /** Puts the focus into the conversation, now or as soon as it is there. */
    focus() {
      wantsFocus = true;
      if (shown !== 0 && shown === navigation.conversation) takeFocus();
      else title.focus({ preventScroll: true });
    },
    take: answer.take,
    close: () => head.isConnected && !close.button.hidden && close.button.focus(),
  };
}
