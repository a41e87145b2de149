/*
 * The button that closes a conversation. Where there is little room it shows a shorter name, and keeps the long one for
 * those who hear it. It asks once more in its own place, and forgets the question when one goes on.
 */

import { element } from "../../shared/dom.js";

/** How long the question stands, in milliseconds. */
const STANDS = 6_000;

/**
 * @param {import("../../shared/texts.js").Texts} texts
 * @param {() => Promise<void>} close
 */
export function closeButton(texts, close) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const names = [
    element("span", { class: "close-long", text: texts("close.button") }),
    element("span", { class: "close-short", "aria-hidden": "true", text: texts("close.short") }),
  ];
  const button = element("button", { class: "button button-quiet close-button", type: "button", onclick: () => press() });

  /** @param {boolean} asks */
  function ask(asks) {
    clearTimeout(timer);
    timer = asks ? setTimeout(() => ask(false), STANDS) : undefined;
    button.classList.toggle("button-danger", asks);
    button.replaceChildren(...(asks ? [texts("close.sure")] : names));
  }

  async function press() {
    if (timer === undefined) return ask(true);
    ask(false);
    button.disabled = true;
    await close().finally(() => (button.disabled = false));
  }

  button.addEventListener("blur", () => ask(false));
  button.addEventListener("keydown", ({ key }) => key === "Escape" && ask(false));
  ask(false);
  return { button, forget: () => ask(false) };
}
