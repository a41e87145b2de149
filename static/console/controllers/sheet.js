/*
 * A sheet over the console: a native dialog with a heading and a button that closes it. Escape and a press beside it
 * close it as well, and the browser gives the focus back to where it was.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";

let made = 0;

/**
 * @param {HTMLDialogElement} dialog empty
 * @param {string} dismiss what the button that closes it is called
 * @param {...HTMLElement} contents below the heading
 */
export function fillSheet(dialog, dismiss, ...contents) {
  made += 1;
  const id = "sheet-title-" + made;
  const title = element("h2", { class: "sheet-title", id, tabindex: "-1", dir: "auto" });
  const close = element(
    "button",
    { class: "tool sheet-close", type: "button", "aria-label": dismiss, title: dismiss, onclick: () => dialog.close() },
    drawing("close"),
  );
  const head = element("header", { class: "sheet-head" }, title, close);
  dialog.setAttribute("aria-labelledby", id);
  dialog.append(element("div", { class: "sheet-frame" }, head, ...contents));
  // A press that began inside, such as one that selects text, and ends beside it is not meant to close.
  let beganBeside = false;
  dialog.addEventListener("pointerdown", ({ target }) => (beganBeside = target === dialog));
  dialog.addEventListener("click", ({ target }) => beganBeside && target === dialog && dialog.close());
  return { title, close };
}
