/*
 * What makes a sound or a notification, switched on and off, with a check of each sound.
 */

import { element } from "../../shared/dom.js";
import { canNotify } from "./notifications.js";

/** @typedef {import("../models/settings.js").Choices} Choices */

/**
 * @param {object} options
 * @param {HTMLElement} options.panel
 * @param {import("../models/settings.js").Settings} options.settings
 * @param {import("./notifications.js").Notifications} options.notifications
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachSettingsPanel({ panel, settings, notifications, texts }) {
  const desktopWords = element("p", { class: "setting-words" });
  const queue = toggle("soundQueue", texts("settings.sound_queue"));
  const mine = toggle("soundMine", texts("settings.sound_mine"));
  const desktop = toggle("desktop", texts("settings.desktop"));
  const keys = toggle("keys", texts("settings.keys"));

  panel.append(
    element("h2", { class: "panel-title", text: texts("bar.notifications") }),
    element("div", { class: "setting" }, queue.label, check("queue", texts("settings.check_queue"))),
    element("div", { class: "setting" }, mine.label, check("mine", texts("settings.check_mine"))),
    element("div", { class: "setting" }, desktop.label),
    desktopWords,
    element("h2", { class: "panel-title", text: texts("settings.keyboard") }),
    element("div", { class: "setting" }, keys.label),
    element("p", { class: "setting-words", text: texts("settings.device") }),
  );

  /**
   * @param {keyof Choices} name
   * @param {string} words
   */
  function toggle(name, words) {
    const box = element("input", {
      type: "checkbox",
      class: "switch",
      role: "switch",
      onchange: () => choose(name, box.checked),
    });
    return { box, label: element("label", { class: "setting-label" }, box, element("span", { text: words })) };
  }

  /**
   * @param {import("../helpers/sounds.js").Sound} sound
   * @param {string} label
   */
  function check(sound, label) {
    return element("button", {
      class: "link-button",
      type: "button",
      "aria-label": label,
      text: texts("settings.check"),
      onclick: () => notifications.play(sound),
    });
  }

  /**
   * @param {keyof Choices} name
   * @param {boolean} value
   */
  async function choose(name, value) {
    if (name === "desktop" && value && canNotify() && Notification.permission === "default")
      await Notification.requestPermission();
    settings.choose(name, value);
  }

  function draw() {
    const choices = settings.choices;
    const permission = canNotify() ? Notification.permission : "missing";
    queue.box.checked = choices.soundQueue;
    mine.box.checked = choices.soundMine;
    keys.box.checked = choices.keys;
    desktop.box.checked = choices.desktop && permission === "granted";
    desktop.box.disabled = permission === "missing" || permission === "denied";
    desktopWords.textContent =
      permission === "missing"
        ? texts("settings.desktop_missing")
        : permission === "denied"
          ? texts("settings.desktop_denied")
          : "";
    desktopWords.hidden = desktopWords.textContent === "";
  }

  settings.changed.add(draw);
  draw();
}
