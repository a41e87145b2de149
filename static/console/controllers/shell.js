/*
 * Puts words and drawings into the skeleton that the server has sent.
 */

import { drawing, isIcon } from "../helpers/icons.js";
import { initials, tint } from "../helpers/people.js";

/**
 * @param {Document} page
 * @param {import("../../shared/texts.js").Texts} texts
 */
export function fillShell(page, texts) {
  for (const target of elements(page, "[data-text]")) target.textContent = texts(target.dataset.text ?? "");
  for (const target of elements(page, "[data-label]")) target.setAttribute("aria-label", texts(target.dataset.label ?? ""));
  for (const target of elements(page, "[data-placeholder]"))
    target.setAttribute("placeholder", texts(target.dataset.placeholder ?? ""));
  for (const target of elements(page, "[data-title]")) {
    target.title = texts(target.dataset.title ?? "");
    target.setAttribute("aria-label", target.title);
  }
  for (const target of elements(page, "[data-icon]")) {
    if (isIcon(target.dataset.icon)) target.prepend(drawing(target.dataset.icon));
  }
  for (const target of elements(page, "[data-initials]")) {
    target.textContent = initials(target.dataset.initials ?? "");
    target.classList.add(tint(Number(target.dataset.tint)));
  }
}

/**
 * @param {Document} page
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function elements(page, selector) {
  return page.querySelectorAll(selector);
}

/**
 * A dialog of the skeleton.
 * @param {Document} page
 * @param {string} name as in `data-name`
 */
export function dialogPart(page, name) {
  const found = part(page, name);
  if (!(found instanceof HTMLDialogElement)) throw new TypeError("the shell's data-" + name + " is no dialog");
  return found;
}

/**
 * An element of the skeleton, by its data attribute.
 * @param {Document} page
 * @param {string} name as in `data-name`
 * @returns {HTMLElement}
 */
export function part(page, name) {
  const found = page.querySelector("[data-" + name + "]");
  if (!(found instanceof HTMLElement)) throw new TypeError("the shell has no data-" + name);
  return found;
}
