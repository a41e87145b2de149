/*
 * One receiver of the list as an element.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "./icons.js";
import { statusName } from "./status_words.js";

/** What each element shows at the moment, so that one that has not changed is left alone. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * @param {import("./receiver_options.js").Option} option
 * @param {HTMLElement | undefined} existing
 * @param {boolean} isAt whether one is at this option
 * @param {import("../../shared/texts.js").Texts} texts
 * @returns {HTMLElement}
 */
export function receiverOption(option, existing, isAt, texts) {
  const row = existing ?? element("div", { class: "receiver", role: "option", id: "receiver-" + option.key });
  row.classList.toggle("receiver-at", isAt);
  row.setAttribute("aria-selected", String(isAt && option.refusal === ""));
  const signature = JSON.stringify(option);
  if (shown.get(row) === signature) return row;
  shown.set(row, signature);
  row.setAttribute("aria-disabled", String(option.refusal !== ""));
  row.replaceChildren(...contents(option, texts));
  return row;
}

/**
 * @param {import("./receiver_options.js").Option} option
 * @param {import("../../shared/texts.js").Texts} texts
 */
function contents({ kind, name, status, load, words, refusal, isCaution }, texts) {
  const sign = status
    ? element("span", { class: "status-sign status-" + status, title: statusName(status, texts) }, drawing(status))
    : element("span", { class: "status-sign" }, drawing(kind === "department" ? "people" : "queue"));
  const parts = [sign, element("span", { class: "receiver-name", dir: "auto", text: name })];
  if (status) parts.push(element("span", { class: "visually-hidden", text: statusName(status, texts) }));
  if (load) parts.push(element("span", { class: "receiver-load", title: texts("pass.load_means"), text: load }));
  const more = refusal ? [words, refusal] : [words];
  const line = more.filter(Boolean).join(" ");
  const manner = refusal
    ? "receiver-words receiver-refusal"
    : isCaution
      ? "receiver-words receiver-caution"
      : "receiver-words";
  if (line) parts.push(element("span", { class: manner, text: line }));
  return parts;
}
