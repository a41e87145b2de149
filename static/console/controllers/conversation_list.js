/*
 * The list of the chosen tab: the queue by site and department, one's own, or the closed ones a page at a time.
 */

import { element } from "../../shared/dom.js";
import { conversationRow } from "../helpers/conversation_row.js";
import { renderKeyed } from "../helpers/keyed.js";
import { matcher } from "../helpers/matching.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { departmentName, visitorName } from "../helpers/people.js";
import { rowView } from "../helpers/row_view.js";
import { tagsOn } from "../helpers/tags.js";
import { emptyList } from "./empty_list.js";

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {{heading: string, count: number} | {summary: Summary}} Line */

const MINUTE = 60_000;
/** How near to its end, in pixels, a list asks for more. */
const NEAR = 300;

/**
 * @param {readonly Summary[]} summaries
 * @returns {Line[]}
 */
const rowsOf = (summaries) => summaries.map((summary) => ({ summary }));

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {HTMLInputElement} options.filter
 * @param {import("../models/session.js").Session} options.session
 * @param {import("../models/received.js").Received} options.received
 * @param {import("../models/drafts.js").Drafts} options.drafts
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachConversationList({ place, filter, session, received, drafts, navigation, texts, times }) {
  const { desk, acts, typing, outbox } = session;
  const list = element("ul", { class: "rows" });
  const below = element("div", { class: "list-below" });
  let tab = navigation.tab;
  place.append(list, below);

  /** @returns {Line[]} */
  function lines() {
    const matches = matcher(filter.value);
    const wanted = (/** @type {Summary} */ summary) => !matches || matches(...textsOf(summary));
    if (navigation.tab === "mine") return [...rowsOf(desk.conversations.ownedBy(desk.roster.me).filter(wanted)), ...passedOn(wanted)];
    if (navigation.tab === "closed") return rowsOf(desk.closed.items.filter(wanted));
    const groups = desk.conversations.queueGroups(desk.sites);
    return groups.flatMap(({ site, department, conversations }) => {
      const found = rowsOf(conversations.filter(wanted));
      const heading = { heading: headingOf(site, department), count: conversations.length };
      const isHeaded = groups.length > 1 || department !== "";
      return isHeaded && found.length > 0 ? [heading, ...found] : found;
    });
  }

  /**
   * F07: what was the person's and others have now, below their own. What waits where they see it is in the queue.
   * @param {(summary: Summary) => boolean} wanted
   * @returns {Line[]}
   */
  function passedOn(wanted) {
    const passed = desk.passed.items.filter(({ id }) => !desk.conversations.find(id));
    const found = rowsOf(passed.filter(wanted));
    return found.length > 0 ? [{ heading: texts("lists.passed"), count: passed.length }, ...found] : [];
  }

  /**
   * A department by its name alone, where there is only one site.
   * @param {string} site
   * @param {string} department empty for the queue of the site itself
   */
  function headingOf(site, department) {
    if (desk.sites.length > 1) return [site, department].filter(Boolean).join(" · ");
    return department || texts("lists.no_department");
  }

  /** @param {Summary} summary */
  function textsOf(summary) {
    const held = desk.logs.find(summary.id)?.messages.map(({ text }) => text) ?? [];
    const place = [siteName(summary), departmentName(desk.sites, summary.department)];
    const tags = tagsOn(summary, desk.tags).map(({ name }) => name);
    return [visitorName(summary, texts), ...place, ...tags, summary.last?.text ?? "", ...held];
  }

  /** @param {Summary} summary */
  function siteName({ site }) {
    return desk.sites.find(({ id }) => id === site)?.name ?? "";
  }

  /** @param {Summary} summary */
  function placeOf(summary) {
    const site = desk.sites.length > 1 ? siteName(summary) : "";
    return [site, departmentName(desk.sites, summary.department)].filter(Boolean).join(" · ");
  }

  /**
   * @param {Line} line
   * @param {HTMLElement | undefined} existing
   * @param {boolean} isHeaded whether headings say the site and the department
   */
  function render(line, existing, isHeaded) {
    if ("heading" in line) {
      const heading = existing ?? element("li", { class: "rows-heading" }, element("h2"));
      heading.firstElementChild?.replaceChildren(line.heading, element("span", { class: "rows-count", text: line.count }));
      return heading;
    }
    const { summary } = line;
    const view = rowView(summary, {
      now: desk.clock.now(),
      place: isHeaded ? "" : placeOf(summary),
      tags: tagsOn(summary, desk.tags),
      nameOf: (/** @type {number} */ id) => desk.roster.name(id),
      draft: drafts.read(summary.id),
      failed: outbox.items.find(({ conversation, state }) => conversation === summary.id && state === "failed")?.text ?? "",
      isTyping: typing.isVisitorTyping(summary.id),
      isCurrent: navigation.conversation === summary.id,
      isNew: received.isNew(summary),
      me: desk.roster.me,
      texts,
      times,
    });
    return conversationRow(view, existing, texts);
  }

  function draw() {
    const wanted = lines();
    const isHeaded = navigation.tab === "queue" && wanted.some((line) => "heading" in line);
    const keyOf = (/** @type {Line} */ line) => ("summary" in line ? "row-" + line.summary.id : "heading-" + line.heading);
    renderKeyed(list, wanted, keyOf, (line, existing) => render(line, existing, isHeaded));
    rove();
    list.hidden = wanted.length === 0;
    below.replaceChildren(
      ...emptyList({
        isEmpty: wanted.length === 0,
        isFiltered: filter.value.trim() !== "",
        desk,
        acts,
        tab: navigation.tab,
        texts,
      }),
    );
    const isNeeded = navigation.tab === "closed" || desk.conversations.all().length === 0;
    if (isNeeded && desk.isReady && desk.closed.state === "untouched") void acts.moreClosed();
  }

  /** One row at a time is in the order of the Tab key; the arrows go from row to row. */
  function rove() {
    const links = [...list.querySelectorAll("a")];
    const chosen =
      links.find((link) => link === document.activeElement) ??
      links.find((link) => link.hasAttribute("aria-current")) ??
      links[0];
    for (const link of links) link.tabIndex = link === chosen ? 0 : -1;
  }

  /**
   * Moves the focus by so many rows, into the list if it is elsewhere.
   * @param {number} steps
   */
  function step(steps) {
    const links = [...list.querySelectorAll("a")];
    const from = links.findIndex((link) => link === document.activeElement);
    const current = links.findIndex((link) => link.tabIndex === 0);
    const to = from < 0 ? current : Math.min(links.length - 1, Math.max(0, from + steps));
    links[to]?.focus();
    links[to]?.scrollIntoView({ block: "nearest" });
    rove();
  }

  /** Whoever has it now moves it without telling those who had it. */
  function askForPassed() {
    if (navigation.tab === "mine" && desk.isReady && document.visibilityState === "visible") void acts.listPassed();
  }

  const drawSoon = onceAFrame(draw);
  list.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (steps === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(steps);
  });
  list.addEventListener("focusin", rove);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === "ArrowDown") step(0);
    if (event.key === "Escape" && filter.value === "") filter.blur();
  });
  place.addEventListener(
    "scroll",
    () => {
      const isNear = place.scrollHeight - place.scrollTop - place.clientHeight < NEAR;
      if (isNear && navigation.tab === "closed" && desk.closed.state === "loaded") void acts.moreClosed();
    },
    { passive: true },
  );
  filter.addEventListener("input", drawSoon);
  desk.changes.add(({ kind }) => (kind === "lists" || kind === "closed" || kind === "roster") && drawSoon());
  typing.changed.add(drawSoon);
  session.outboxChanged.add(drawSoon);
  desk.changes.add(({ kind }) => kind === "welcome" && askForPassed());
  navigation.changed.add(() => {
    if (navigation.tab !== tab) askForPassed();
    tab = navigation.tab;
    draw();
  });
  setInterval(() => {
    askForPassed();
    drawSoon();
  }, MINUTE / 2);

  return { step, list };
}
