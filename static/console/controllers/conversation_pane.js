/*
 * The middle of the console: the conversation on the screen with its heading, messages and answer bar, or what to do
 * when none is chosen.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { attachAnswerBar } from "./answer_bar.js";
import { conversationHead } from "./conversation_head.js";
import { MessageLog } from "./message_log.js";
import { senderBar } from "./sender_bar.js";
import { welcomeScreen } from "./welcome_screen.js";

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../helpers/receiver_options.js").Act} Act */

const MINUTE = 60_000;

/**
 * @param {object} options
 * @param {HTMLElement} options.pane
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../models/drafts.js").Drafts} options.drafts
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("./notices.js").Notices} options.notices
 * @param {ReturnType<typeof import("./pass_sheet.js").attachPassSheet>} options.passSheet
 * @param {ReturnType<typeof import("./why_sheet.js").attachWhySheet>} options.whySheet
 * @param {import("../models/phrases.js").Phrases} options.phrases
 * @param {ReturnType<typeof import("./keep_phrase_sheet.js").attachKeepPhraseSheet>} options.keepPhraseSheet
 * @param {(operator: number) => string} options.nameOf
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachConversationPane(options) {
  const { pane, session, navigation, notices, passSheet, whySheet, keepPhraseSheet, nameOf, texts, times } = options;
  const { desk, acts } = session;
  const head = conversationHead({
    desk,
    navigation,
    nameOf,
    texts,
    times,
    onClose: closeConversation,
    onPass: pass,
    onWhy: ask,
  });
  const { title } = head;
  const log = new MessageLog({ session, nameOf, texts, times, announce: notices.announce, onWhy: head.ask });
  const sender = senderBar({ desk, acts, notices, texts, onDone: passed });
  const foot = element("div", { class: "conversation-foot" });
  const message = element("div", { class: "conversation-message" });
  const onTaken = () => navigation.show("mine");
  const answer = attachAnswerBar({ ...options, place: foot, onSent: () => log.answered(), onTaken });
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

  /** @param {Act} act */
  function pass(act) {
    const id = navigation.conversation;
    const summary = id === undefined ? undefined : desk.summary(id);
    if (summary) passSheet.open(summary, act, passed);
  }

  /** It has gone where it was sent: the button that sent it is gone too, and what is so now is said. */
  function passed() {
    draw();
    title.focus();
    notices.announce(answer.words);
  }

  /** @param {string} question */
  function ask(question) {
    if (navigation.conversation !== undefined) whySheet.open(navigation.conversation, question);
  }

  function draw() {
    const id = navigation.conversation;
    const summary = id === undefined ? undefined : desk.summary(id);
    const held = id === undefined ? undefined : desk.logs.find(id);
    if (id === undefined || !summary || !held?.isLoaded) return drawMessage(id, summary);
    if (log.element.parentElement !== pane) pane.replaceChildren(head.element, sender.element, log.element, foot);
    head.draw(summary, held.timeline);
    sender.draw(summary);
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
    head.clear(summary);
    pane.replaceChildren(...(id === undefined ? [] : [head.element]), message);
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
  let before = navigation.conversation;
  navigation.changed.add(() => {
    head.forget();
    if (navigation.conversation !== before) for (const sheet of [passSheet, whySheet, keepPhraseSheet]) sheet.close();
    before = navigation.conversation;
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
    pass: head.pass,
    close: head.close,
  };
}
