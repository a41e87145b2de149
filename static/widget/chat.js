/*
 * The chat, once the visitor has asked for it: ties the session to what is seen of it. The loader calls `open` once, on
 * the first click, or quietly on a page that the visitor comes to with a conversation going on; from then on it only
 * passes on the clicks on the launcher.
 */

import { createTexts } from "../shared/texts.js";
import { createTimes } from "../shared/times.js";
import { Attention } from "./controllers/attention.js";
import { Composer } from "./controllers/composer.js";
import { Ending } from "./controllers/ending.js";
import { MessageList } from "./controllers/message_list.js";
import { Notices } from "./controllers/notices.js";
import { Panel } from "./controllers/panel.js";
import { Reading } from "./controllers/reading.js";
import { TypingSign } from "./controllers/typing_sign.js";
import { rowsOf } from "./helpers/rows.js";
import { Session } from "./models/session.js";
import { SiteStorage } from "./models/storage.js";
import { Unread } from "./models/unread.js";

/** @typedef {{button: HTMLElement, badge: HTMLElement, show: (state: "idle" | "open", news?: string) => void}} Launcher */

/**
 * What the loader hands over beside the site's own settings.
 * @typedef {LoaderOptions & {
 *   base: string,
 *   entries: import("../shared/texts.js").Entries,
 *   root: ShadowRoot,
 *   launcher: Launcher,
 *   quietly: boolean,
 * }} ChatOptions
 */

/** @param {ChatOptions} options @returns {{toggle(): void}} */
export function open(options) {
  return new Chat(options);
}

class Chat {
  #texts;
  #storage;
  #session;
  #unread;
  #composer;
  #ending;
  #list;
  #reading;
  #notices;
  #typing;
  #panel;
  #attention;
  #launcher;
  #isRenderDue = false;

  /** @param {ChatOptions} site */
  constructor(site) {
    const texts = createTexts(site.language, site.entries);
    const storage = new SiteStorage(site.key);
    const session = new Session({
      url: new URL("/ws/widget/" + site.key, site.base).href.replace(/^http/, "ws"),
      language: site.language,
      storage,
      onChange: () => this.#changed(),
      onMessages: (messages, missed) => this.#arrived(messages.length > 0, missed),
    });
    this.#texts = texts;
    this.#storage = storage;
    this.#session = session;
    this.#launcher = site.launcher;
    this.#unread = new Unread(session.log);
    this.#list = new MessageList({
      texts,
      times: createTimes(site.language),
      retry: (key) => session.outbox.retry(key),
      discard: (key) => session.outbox.discard(key),
      loadEarlier: () => session.loadEarlier(),
    });
    this.#reading = new Reading(this.#list, {
      attended: () => this.#panel.isAttended,
      see: (conversation, upto) => session.see(conversation, upto),
    });
    this.#notices = new Notices(session, texts);
    this.#typing = new TypingSign(texts);
    this.#attention = new Attention(site.launcher, texts);
    this.#composer = new Composer({
      texts,
      draft: storage.draft,
      onSend: (text) => this.#post(text),
      onInput: (text) => this.#typed(text),
    });
    const { form, area } = this.#composer;
    this.#ending = new Ending({ texts, composer: form, onConfirm: () => session.close(), onDone: () => area.focus() });
    const { scroller, jump } = this.#list;
    this.#panel = new Panel({
      site,
      texts,
      parts: {
        notices: this.#notices.element,
        scroller,
        jump,
        typing: this.#typing.element,
        more: this.#ending.element,
        question: this.#ending.question,
        form,
        area,
      },
      stepBack: () => this.#ending.stepBack(),
      onClose: () => this.toggle(),
      onChange: () => this.#opened(),
    });
    site.root.append(this.#panel.element);
    document.addEventListener("visibilitychange", () => this.#reading.report());
    if (site.quietly) session.connection.start();
    else this.toggle();
  }

  toggle() {
    if (this.#panel.isOpen) {
      this.#panel.close();
      this.#launcher.button.focus();
    } else {
      this.#panel.open();
    }
  }

  #opened() {
    if (this.#panel.isOpen) {
      this.#session.connection.start();
      this.#render();
      this.#composer.fit();
      this.#list.opened();
      this.#reading.report();
    } else {
      this.#unread.dealtWith();
      this.#render();
    }
  }

  /** @param {string} text */
  #post(text) {
    this.#unread.dealtWith();
    this.#session.post(text);
    this.#list.toLatest();
  }

  /** @param {string} text */
  #typed(text) {
    this.#storage.draft = text;
    if (text) this.#session.visitorTyping.typed();
  }

  /**
   * @param {boolean} any whether the company wrote
   * @param {boolean} missed whether it did so while there was no connection
   */
  #arrived(any, missed) {
    if (any && (missed || !this.#panel.isAttended)) this.#unread.missed();
  }

  /** Many changes of one moment are shown once. */
  #changed() {
    if (this.#isRenderDue) return;
    this.#isRenderDue = true;
    queueMicrotask(() => this.#render());
  }

  #render() {
    this.#isRenderDue = false;
    const { log, outbox, operatorTyping, online, loadingEarlier, connection, isIdle } = this.#session;
    if (online !== undefined) {
      this.#storage.isGoingOn = !isIdle;
      if (isIdle && !this.#panel.isOpen) connection.stop();
    }
    const unread = log.unread;
    this.#list.render(rowsOf({ log, pending: outbox.items, divider: this.#unread.divider, online }), {
      hasEarlier: log.hasEarlier,
      loading: loadingEarlier,
      isBeginning: online !== undefined && !log.hasEarlier,
      unread: unread.length,
    });
    this.#reading.watch(new Set(unread.map(({ key }) => key)));
    this.#typing.render(operatorTyping.name);
    this.#notices.render();
    this.#ending.render(log.isOpen && connection.state.kind === "online");
    this.#showPresence();
    this.#attention.render(unread.length, this.#panel.isOpen);
  }

  #showPresence() {
    const { log, online } = this.#session;
    if (log.operator) this.#panel.showPresence(this.#texts("panel.answering", { name: log.operator }), true);
    else if (online === undefined) this.#panel.showPresence("", false);
    else this.#panel.showPresence(this.#texts(online ? "panel.online" : "panel.away"), online);
  }
}
