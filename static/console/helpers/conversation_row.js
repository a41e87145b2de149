/*
 * A row of the lists as an element.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "./icons.js";
import { initials, tint } from "./people.js";
import { conversationLink } from "./route.js";
import { tagChip } from "./tags.js";

/** @typedef {import("./row_view.js").RowView} RowView */
/** @typedef {import("../../shared/texts.js").Texts} Texts */

/** What each row shows at the moment, so that one that has not changed is left alone. @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * @param {RowView} view
 * @param {HTMLElement | undefined} existing
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
export function conversationRow(view, existing, texts) {
  const row = existing ?? element("li", { class: "row-item" }, element("a", { class: "row", tabindex: "-1" }));
  const link = row.firstElementChild;
  const signature = JSON.stringify(view);
  if (!(link instanceof HTMLAnchorElement) || shown.get(row) === signature) return row;
  shown.set(row, signature);
  link.href = conversationLink(view.id);
  link.classList.toggle("row-unread", view.unread > 0 || view.isNew);
  if (view.isCurrent) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  link.replaceChildren(avatar(view), head(view, texts), foot(view, texts), ...about(view), ...tagsOf(view, texts));
  return row;
}

/** @param {RowView} view */
function avatar({ isNamed, name, visitor }) {
  const sign = element("span", { class: "avatar " + tint(visitor), "aria-hidden": "true" });
  sign.append(isNamed ? initials(name) || drawing("person") : drawing("person"));
  return sign;
}

/**
 * @param {RowView} view
 * @param {Texts} texts
 */
function head({ name, time, moment, isWaiting }, texts) {
  const waits = isWaiting && element("span", { class: "visually-hidden", text: texts("row.waiting") + " " });
  return element(
    "span",
    { class: "row-head" },
    element("span", { class: "row-name", text: name, dir: "auto" }),
    element("span", { class: isWaiting ? "row-time row-time-waiting" : "row-time", title: moment }, waits, time),
  );
}

/**
 * @param {RowView} view
 * @param {Texts} texts
 */
function foot({ prefix, line, lineKind, unread, isNew }, texts) {
  const said = element(
    "span",
    { class: "row-line row-line-" + lineKind, dir: "auto" },
    prefix && element("span", { class: "row-prefix", text: prefix + " " }),
    line,
  );
  const badge =
    unread > 0 &&
    element(
      "span",
      { class: "badge" },
      element("span", { "aria-hidden": "true", text: unread > 99 ? "99+" : unread }),
      element("span", { class: "visually-hidden", text: texts("row.unread", { n: unread }) }),
    );
  const fresh = isNew && unread === 0 && element("span", { class: "badge", text: texts("row.new") });
  return element("span", { class: "row-foot" }, said, badge, fresh);
}

/** @param {RowView} view */
function about({ place, sender }) {
  if (!place && !sender) return [];
  return [
    element(
      "span",
      { class: "row-about" },
      sender && element("span", { class: "row-sender" }, drawing("pass"), sender),
      place && element("span", { class: "row-place", text: place, dir: "auto" }),
    ),
  ];
}

/**
 * @param {RowView} view
 * @param {Texts} texts
 */
function tagsOf({ tags, moreTags }, texts) {
  if (tags.length === 0) return [];
  return [
    element(
      "span",
      { class: "row-tags" },
      element("span", { class: "visually-hidden", text: texts("tags.label") + ": " }),
      ...tags.map(tagChip),
      moreTags > 0 && element("span", { class: "row-tags-more", text: texts("tags.more", { n: moreTags }) }),
    ),
  ];
}
