/*
 * Tells of news by a sound and, where the person wants it, by a notification of the operating system.
 */

import { conversationLink } from "../helpers/route.js";
import { visitorName } from "../helpers/people.js";
import { playSound } from "../helpers/sounds.js";

/** @typedef {import("../models/news.js").Arrival} Arrival */

/** With more news than this at once, one notification tells of all. */
const SEPARATE = 3;

/** Whether this browser can show notifications here; without TLS none can. */
export function canNotify() {
  return "Notification" in window && window.isSecureContext;
}

export class Notifications {
  #desk;
  #settings;
  #texts;
  #icon;
  #announce;
  /** @type {AudioContext | undefined} */
  #audio;

  /**
   * @param {object} options
   * @param {import("../models/desk.js").Desk} options.desk
   * @param {import("../models/settings.js").Settings} options.settings
   * @param {import("../../shared/texts.js").Texts} options.texts
   * @param {string} options.icon
   * @param {(sentence: string) => void} options.announce to screen readers
   */
  constructor({ desk, settings, texts, icon, announce }) {
    this.#desk = desk;
    this.#settings = settings;
    this.#texts = texts;
    this.#icon = icon;
    this.#announce = announce;
    const wake = () => void this.#wake();
    for (const act of ["pointerdown", "keydown"]) document.addEventListener(act, wake, { capture: true, passive: true });
  }

  /** @param {Arrival[]} news */
  tell(news) {
    const { soundQueue, soundMine, desktop } = this.#settings.choices;
    if (soundQueue && news.some(({ place }) => place === "queue")) this.play("queue");
    else if (soundMine && news.some(({ place }) => place === "mine")) this.play("mine");
    for (const arrival of news) {
      // What a colleague passed on to the person is told by a notice, which screen readers hear as well.
      const isTold = arrival.place === "mine" && arrival.by !== null;
      if (!isTold) this.#announce(this.#headline(arrival) + ". " + arrival.text);
    }
    const isLooking = document.visibilityState === "visible" && document.hasFocus();
    if (desktop && !isLooking) this.#notifyAll(news);
  }

  /** @param {import("../helpers/sounds.js").Sound} sound */
  play(sound) {
    void this.#wake().then((audio) => audio?.state === "running" && playSound(audio, sound));
  }

  /** Browsers are silent until the person has done something on the page. */
  async #wake() {
    if (navigator.userActivation?.hasBeenActive === false) return undefined;
    this.#audio ??= "AudioContext" in window ? new AudioContext() : undefined;
    if (this.#audio?.state === "suspended") await this.#audio.resume().catch(() => undefined);
    return this.#audio;
  }

  /** @param {Arrival[]} news */
  #notifyAll(news) {
    if (!canNotify() || Notification.permission !== "granted") return;
    const latest = new Map(news.map((arrival) => [arrival.conversation, arrival]));
    // How one came by a conversation says more than the message that came along with it.
    for (const arrival of news) if (arrival.news !== "message") latest.set(arrival.conversation, arrival);
    if (latest.size > SEPARATE) this.#notify(this.#texts("desktop.several", { n: latest.size }), "", "besedka", "");
    else for (const arrival of latest.values()) this.#notifyOf(arrival);
  }

  /** @param {Arrival} arrival */
  #notifyOf(arrival) {
    const { conversation, note, text } = arrival;
    this.#notify(this.#headline(arrival), note || text, "besedka-" + conversation, conversationLink(conversation));
  }

  /** @param {Arrival} arrival */
  #headline({ place, news, conversation, by }) {
    const summary = this.#desk.summary(conversation);
    const name = summary ? visitorName(summary, this.#texts) : "";
    if (place === "queue") return this.#texts("desktop.queue", { name });
    if (news === "message") return name;
    return by === null
      ? this.#texts("desktop.assigned", { name })
      : this.#texts("desktop.passed", { name, by: this.#desk.roster.name(by) });
  }

  /**
   * @param {string} title
   * @param {string} body
   * @param {string} tag
   * @param {string} hash where a click leads
   */
  #notify(title, body, tag, hash) {
    try {
      const shown = new Notification(title, { body, tag, icon: this.#icon });
      shown.onclick = () => {
        window.focus();
        if (hash) location.hash = hash;
        shown.close();
      };
    } catch {
      // Android's browsers have notifications for service workers only.
    }
  }
}
