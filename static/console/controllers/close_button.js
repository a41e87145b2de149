/*
 * The button that closes a conversation. Where there is little room it shows a shorter name, and keeps the long one for
 * those who hear it. It asks once more in its own place, and forgets the question when one goes on. Whoever presses twice
 * at once, or holds the key down, has not read the question and has not answered it.
 */

import { element } from "../../shared/dom.js";

/** How long the question stands, in milliseconds. */
const STANDS = 6_000;

/** How long after a press another one is not yet an answer, in milliseconds. */
export const UNREAD = 600;

/**
 * @param {import("../../shared/texts.js").Texts} texts
 * @param {() => Promise<void>} close
 */
export function closeButton(texts, close) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let reading;
  /** When it was pressed last, on the clock of events. */
  let pressed = 0;
  const names = longAndShort("close", texts("close.button"), texts("close.short"));
  const question = longAndShort("sure", texts("close.sure"), texts("close.sure_short"));
  const button = element("button", {
    class: "button button-quiet close-button",
    type: "button",
    onclick: (/** @type {MouseEvent} */ event) => press(event),
  });

  /** @param {boolean} asks */
  function ask(asks) {
    clearTimeout(timer);
    clearTimeout(reading);
    timer = asks ? setTimeout(() => ask(false), STANDS) : undefined;
    button.classList.toggle("button-danger", asks);
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...(asks ? question : names));
  }

  /** The question is there to be read: for a moment it cannot be answered. */
  function rest() {
    clearTimeout(reading);
    button.setAttribute("aria-disabled", "true");
    reading = setTimeout(() => button.removeAttribute("aria-disabled"), UNREAD);
  }

  /** @param {MouseEvent} event of the mouse, a finger or the keyboard */
  async function press({ timeStamp }) {
    const isEarly = timeStamp - pressed < UNREAD;
    pressed = timeStamp;
    if (timer === undefined) ask(true);
    else if (!isEarly) return confirm();
    rest();
  }

  async function confirm() {
    ask(false);
    button.disabled = true;
    await close().finally(() => (button.disabled = false));
  }

  button.addEventListener("blur", () => ask(false));
  button.addEventListener("keydown", ({ key }) => key === "Escape" && ask(false));
  ask(false);
  return { button, forget: () => ask(false) };
}

/**
 * @param {"close" | "sure"} name
 * @param {string} long
 * @param {string} short
 */
function longAndShort(name, long, short) {
  return [
    element("span", { class: name + "-long", text: long }),
    element("span", { class: name + "-short", "aria-hidden": "true", text: short }),
  ];
}
