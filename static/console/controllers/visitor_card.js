/*
 * What is known of the visitor: where they are, what with, since when, and what they wrote about before; and what the
 * conversation is marked with.
 */

import { element } from "../../shared/dom.js";
import { drawing } from "../helpers/icons.js";
import { languageName } from "../helpers/language_name.js";
import { onceAFrame } from "../helpers/once_a_frame.js";
import { initials, tint, visitorName } from "../helpers/people.js";
import { conversationLink } from "../helpers/route.js";
import { describeBrowser } from "../helpers/user_agent.js";
import { mailAddress, phoneAddress, webAddress } from "../helpers/web_address.js";

/** How often it is asked where the visitor is, while somebody looks: frames do not tell of it. In milliseconds. */
const EVERY = 30_000;

/** @typedef {import("../../types/Summary").Summary} Summary */
/** @typedef {import("../../types/VisitorCard").VisitorCard} VisitorCard */

/**
 * @param {object} options
 * @param {HTMLElement} options.place
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {{open: (summary: Summary, visitor: VisitorCard) => void, close: () => void}} options.blockSheet
 * @param {HTMLElement} options.tags stays where it is while what stands around it is drawn anew
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {import("../../shared/times.js").Times} options.times
 */
export function attachVisitorCard({ place, desk, acts, blockSheet, tags, navigation, texts, times }) {
  const top = element("div");
  const bottom = element("div");
  const blockButton = element("button", { class: "button", type: "button", onclick: () => openBlock() });
  const block = element("p", { class: "visitor-block" }, blockButton);
  place.append(top, tags, bottom);
  let shown = "";

  function draw() {
    const id = navigation.conversation;
    const log = id === undefined ? undefined : desk.logs.find(id);
    const summary = id === undefined ? undefined : desk.summary(id);
    const visitor = log?.visitor;
    place.classList.toggle("visitor-none", !visitor);
    const mayBlock = summary !== undefined && desk.mayBlock(summary);
    const signature = JSON.stringify([visitor, summary?.site, summary?.visitor_name, id, mayBlock]);
    if (signature === shown) return;
    shown = signature;
    const isKnown = visitor !== undefined && summary !== undefined;
    const hasFocus = block.contains(document.activeElement);
    top.replaceChildren(...(isKnown ? [back(), head(visitor, summary), ...blockedNotice(visitor)] : []));
    bottom.replaceChildren(...(isKnown ? [facts(visitor, summary), earlier(visitor)] : []));
    if (!isKnown || !mayBlock) return;
    blockButton.textContent = texts(visitor.blocked ? "block.again" : "block.button");
    bottom.append(block);
    if (hasFocus) blockButton.focus();
  }

  /** @param {VisitorCard} visitor */
  function blockedNotice({ blocked }) {
    if (!blocked) return [];
    const { network, until, by, reason } = blocked;
    const term = until === null ? texts("block.for_good") : texts("block.until", { time: times.moment(until) });
    const name = desk.roster.name(by) || texts("people.former");
    return [
      element(
        "p",
        { class: "blocked-notice" },
        element("strong", { text: network === null ? texts("block.is") : texts("block.is_network", { network }) }),
        [term, texts("block.by", { name }), reason].filter(Boolean).join(" · "),
      ),
    ];
  }

  function openBlock() {
    const id = navigation.conversation;
    const summary = id === undefined ? undefined : desk.summary(id);
    const visitor = id === undefined ? undefined : desk.logs.find(id)?.visitor;
    if (summary && visitor) blockSheet.open(summary, visitor);
  }

  function back() {
    return element(
      "button",
      { class: "visitor-back button button-quiet", type: "button", onclick: () => navigation.back() },
      drawing("back"),
      texts("visitor.back"),
    );
  }

  /**
   * @param {VisitorCard} visitor
   * @param {Summary} summary
   */
  function head({ id, name, connected }, summary) {
    const sign = element("span", { class: "avatar avatar-large " + tint(id), "aria-hidden": "true" });
    sign.append(name === null ? drawing("person") : initials(name) || drawing("person"));
    const presence = element("p", {
      class: connected ? "presence presence-here" : "presence",
      text: texts(connected ? "visitor.connected" : "visitor.away"),
    });
    return element(
      "header",
      { class: "visitor-head" },
      sign,
      element("div", {}, element("h2", { class: "visitor-name", dir: "auto", text: visitorName(summary, texts) }), presence),
    );
  }

  /**
   * @param {VisitorCard} visitor
   * @param {Summary} summary
   */
  function facts(visitor, summary) {
    const { email, phone, page_url, page_title, referrer, language, user_agent, first_seen, connected } = visitor;
    const { browser, system, isMobile } = describeBrowser(user_agent);
    const site = desk.sites.find(({ id }) => id === summary.site)?.name;
    const device = [browser, system].filter(Boolean).join(", ");
    const deviceSign = element(
      "span",
      { class: "fact-sign", title: texts(isMobile ? "visitor.mobile" : "visitor.computer") },
      drawing(isMobile ? "phone" : "computer"),
    );
    return element(
      "dl",
      { class: "facts" },
      fact(texts("visitor.email"), email !== null && element("a", { href: mailAddress(email), text: email })),
      fact(texts("visitor.phone"), phone !== null && element("a", { href: phoneAddress(phone), text: phone })),
      fact(texts(connected ? "visitor.page" : "visitor.page_last"), link(page_url, page_title)),
      fact(texts("visitor.referrer"), link(referrer, "")),
      fact(texts("visitor.site"), site),
      fact(texts("visitor.device"), device ? element("span", { title: user_agent }, deviceSign, device) : undefined),
      fact(texts("visitor.language"), language && languageName(language, document.documentElement.lang)),
      fact(texts("visitor.first_seen"), element("time", { text: times.moment(first_seen) })),
    );
  }

  /**
   * @param {string} label
   * @param {Node | string | false | undefined} value left out if there is none
   */
  function fact(label, value) {
    return value
      ? element("div", { class: "fact" }, element("dt", { text: label }), element("dd", { dir: "auto" }, value))
      : undefined;
  }

  /**
   * @param {string} address
   * @param {string} title
   */
  function link(address, title) {
    const found = webAddress(address);
    if (!found) return title || undefined;
    const external = element(
      "a",
      { class: "page-link", href: found.href, target: "_blank", rel: "noopener noreferrer", title: found.href },
      title || found.shown,
      drawing("external"),
      element("span", { class: "visually-hidden", text: " " + texts("visitor.new_tab") }),
    );
    return element("span", {}, external, title && element("span", { class: "page-address", text: found.shown }));
  }

  /** @param {VisitorCard} visitor */
  function earlier({ earlier }) {
    if (earlier.length === 0) return element("p", { class: "visitor-first", text: texts("visitor.no_earlier") });
    return element(
      "section",
      { class: "earlier" },
      element("h3", { class: "earlier-title", text: texts("visitor.earlier") }),
      element("ul", { class: "earlier-list" }, ...earlier.map(earlierRow)),
    );
  }

  /** @param {Summary} summary */
  function earlierRow({ id, opened_at, last, state }) {
    const when = times.day(opened_at, desk.clock.now());
    const owner = state.kind === "closed" ? state.owner : state.kind === "owned" ? state.operator : null;
    const who = owner === null ? "" : desk.roster.name(owner);
    return element(
      "li",
      {},
      element(
        "a",
        { class: "earlier-link", href: conversationLink(id) },
        element(
          "span",
          { class: "earlier-when" },
          element("span", { text: when, title: times.moment(opened_at) }),
          who && element("span", { class: "earlier-who", text: who }),
        ),
        element("span", { class: "earlier-line", dir: "auto", text: last?.text ?? "" }),
      ),
    );
  }

  const drawSoon = onceAFrame(draw);
  desk.changes.add((change) => change.kind === "log" && drawSoon());
  let before = navigation.conversation;
  navigation.changed.add(() => {
    if (navigation.conversation !== before) blockSheet.close();
    before = navigation.conversation;
    draw();
  });
  setInterval(() => {
    if (document.visibilityState === "visible" && desk.looking !== undefined) void acts.look(desk.looking);
  }, EVERY);
}
