/*
 * The text of a message as nodes, its addresses as links that tell the other site nothing of this one.
 */

import { element } from "../../shared/dom.js";
import { linkify } from "../../shared/linkify.js";

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function messageText(text) {
  return linkify(text).map((piece) =>
    piece.href
      ? element("a", { href: piece.href, target: "_blank", rel: "noopener noreferrer", text: piece.text })
      : piece.text,
  );
}
