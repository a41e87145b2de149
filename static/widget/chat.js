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
import { Foot } from "./controllers/foot.js";
import { MessageList } from "./controllers/message_list.js";
import { Notices } from "./controllers/notices.js";
import { Panel } from "./controllers/panel.js";
import { Reading } from "./controllers/reading.js";
import { backSentence } from "./helpers/back.js";
import { rowsOf } from "./helpers/rows.js";
import { chime } from "./helpers/sound.js";
import { Session } from "./models/session.js";
import { SiteStorage } from "./models/storage.js";

/**
 * @typedef {object} Launcher
 * @property {HTMLElement} button
 * @property {HTMLElement} badge
 * @property {(state: "idle" | "open", news?: string) => void} show
 * @property {(now: Presence, goesOn: boolean) => void} tell
 * @property {() => void} renew brings the site's latest look here
 */

/**
 * What the loader hands over beside the site's own settings. Whoever has a conversation going on is taken to find
 * somebody there, until the server says who is.
 * @typedef {LoaderOptions & {
 *   base: string,
 *   entries: import("../shared/texts.js").Entries,
 *   root: ShadowRoot,
 *   launcher: Launcher,
 *   quietly: boolean,
 * }} ChatOptions
 */

/** @param {ChatOptions} options @returns {{toggle(): void, wear(look: Look): void, isLive: boolean}} */
export function open(options) {
  return new Chat(options);
}

class Chat {
  #texts;
  #times;
  #storage;
  #session;
  #composer;
  #ending;
  #foot;
  #list;
  #reading;
  #notices;
  #panel;
  #attention;
  #launcher;
  #site;
  /** What is said where the company has no words of its own. */
  #ours;
  /** The version of the look that was asked for last. */
  #look;
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
    this.#site = site;
    this.#ours = { ...site.entries, "panel.title": site.name };
    this.#look = site.look;
    this.#texts = texts;
    this.#times = createTimes(site.language);
    this.#storage = storage;
    this.#session = session;
    this.#launcher = site.launcher;
    this.#list = new MessageList({
      texts,
      times: this.#times,
      retry: (key) => session.outbox.retry(key),
      discard: (key) => session.outbox.discard(key),
      loadEarlier: () => session.loadEarlier(),
    });
    this.#reading = new Reading(this.#list, {
      attended: () => this.#panel.isAttended,
      see: (conversation, upto) => session.see(conversation, upto),
    });
    this.#notices = new Notices(session, texts);
    this.#attention = new Attention(site.launcher, texts);
    this.#composer = new Composer({
      texts,
      draft: storage.draft,
      onSend: (text) => this.#post(text),
      onInput: (text) => this.#typed(text),
    });
    this.#ending = new Ending({ texts, composer: this.#composer.form, onConfirm: () => session.close(), onDone: () => this.#foot.focus() });
    this.#foot = new Foot({ session, texts, composer: this.#composer, question: this.#ending.question, online: site.online });
    const { scroller, jump } = this.#list;
    this.#panel = new Panel({
      site,
      texts,
      parts: {
        notices: this.#notices.element,
        scroller,
        jump,
        more: this.#ending.element,
        foot: this.#foot.element,
      },
      stepBack: () => this.#ending.stepBack(),
      focus: () => this.#foot.focus(),
      onClose: () => this.toggle(),
      onChange: () => this.#opened(),
    });
    this.wear(site);
    site.root.append(this.#panel.element);
    document.addEventListener("visibilitychange", () => this.#reading.report());
    /* A promise passes, and tomorrow turns into today. */
    setInterval(() => this.#changed(), 30_000);
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

  /** Whether it is told by its socket when somebody comes or goes. */
  get isLive() {
    return this.#session.connection.state.kind !== "stopped";
  }

  /** How it looks and what it says, now and whenever the company changes that. @param {Look} look */
  wear({ look, sound, words }) {
    const { language, entries } = this.#site;
    this.#look = look;
    this.#site.sound = sound;
    Object.assign(entries, this.#ours, words?.[language]);
    this.#panel.speak();
    this.#composer.speak();
    this.#changed();
  }

  #opened() {
    if (this.#panel.isOpen) {
      this.#session.connection.start();
      this.#render();
      this.#composer.fit();
      this.#list.opened();
      this.#reading.report();
    } else {
      this.#session.log.dealtWith();
      this.#render();
    }
  }

  /** @param {string} text */
  #post(text) {
    this.#session.log.dealtWith();
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
    if (!any || (!missed && this.#panel.isAttended)) return;
    this.#session.log.missed();
    if (!missed && this.#site.sound) chime();
  }

  /** Many changes of one moment are shown once. */
  #changed() {
    if (this.#isRenderDue) return;
    this.#isRenderDue = true;
    queueMicrotask(() => this.#render());
  }

  #render() {
    this.#isRenderDue = false;
    const { log, outbox, online, left, form, loadingEarlier, connection, isIdle } = this.#session;
    if (online !== undefined) {
      this.#storage.isGoingOn = !isIdle;
      if (isIdle && !this.#panel.isOpen) connection.stop();
    }
    const unread = log.unread;
    const back = online === false ? backSentence(form.asked?.back_at, this.#texts, this.#times) : "";
    const pending = outbox.items.filter(({ form }) => !form);
    const rows = rowsOf({ log, pending, divider: log.divider, online, left, back });
    this.#ending.render(log.isOpen && connection.state.kind === "online");
    this.#foot.render(back);
    this.#panel.footHasAll = rows.length === 0 && this.#foot.place !== "composer";
    this.#list.render(rows, {
      hasEarlier: log.hasEarlier,
      loading: loadingEarlier,
      isBeginning: online !== undefined && !log.hasEarlier,
      unread: unread.length,
    });
    this.#reading.watch(new Set(unread.map(({ key }) => key)));
    this.#notices.render();
    this.#showPresence(unread.length > 0);
    this.#attention.render(unread.length, this.#panel.isOpen);
  }

  /** @param {boolean} isUnread whether there is something to come back for */
  #showPresence(isUnread) {
    const { log, online, form, isIdle, look } = this.#session;
    if (look !== undefined && look !== this.#look) {
      this.#look = look;
      this.#launcher.renew();
    }
    if (online !== undefined && form.asked) this.#launcher.tell({ online, offline: form.asked.mode }, this.#panel.isOpen || !isIdle || isUnread);
    if (log.operator) this.#panel.showPresence(this.#texts("panel.answering", { name: log.operator }), true);
    else if (online === undefined) this.#panel.showPresence("", false);
    else this.#panel.showPresence(this.#texts(online ? "panel.online" : "panel.away"), online);
  }
}
