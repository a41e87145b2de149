import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { characterCount, isVisible, sendable } from "../../../static/console/helpers/characters.js";
import { languageName } from "../../../static/console/helpers/language_name.js";
import { matcher } from "../../../static/console/helpers/matching.js";
import { departmentName, initials, tint, visitorName } from "../../../static/console/helpers/people.js";
import { conversationLink, formatRoute, parseRoute } from "../../../static/console/helpers/route.js";
import { rowView } from "../../../static/console/helpers/row_view.js";
import { describeBrowser } from "../../../static/console/helpers/user_agent.js";
import { mailAddress, phoneAddress, webAddress } from "../../../static/console/helpers/web_address.js";
import { createTimes } from "../../../static/shared/times.js";
import { BORIS, ME, owned, queued, summary } from "./support/console_frames.mjs";

const texts = (key, places = {}) => [key, ...Object.values(places)].join(" ");

test("browsers are known by their most particular name", () => {
  const cases = JSON.parse(readFileSync(new URL("user-agent-cases.json", import.meta.url), "utf8"));
  for (const { user_agent, browser, system, is_mobile } of cases)
    assert.deepEqual(describeBrowser(user_agent), { browser, system, isMobile: is_mobile }, user_agent);
});

test("only the addresses of web pages become links, and they are shown without noise", () => {
  for (const address of ["javascript:alert(1)", "data:text/html,x", "", "not an address", "file:///etc/passwd"])
    assert.equal(webAddress(address), undefined);
  assert.equal(webAddress("https://www.garden.example/").shown, "garden.example");
  assert.equal(webAddress("https://garden.example/%D1%8F?q=1").shown, "garden.example/я?q=1");
  assert.equal(webAddress("https://garden.example/%ff").shown, "garden.example/%ff");
  assert.ok(webAddress("https://garden.example/" + "a".repeat(200)).shown.length <= 80);
});

test("addresses and numbers that a visitor left lead to them and nowhere else", () => {
  assert.equal(mailAddress("marina+shop@garden.example"), "mailto:marina%2Bshop@garden.example");
  assert.equal(mailAddress("a@b.example?bcc=c@d.example"), "mailto:a@b.example%3Fbcc%3Dc%40d.example");
  assert.equal(phoneAddress("+7 (495) 123-45-67, after six"), "tel:+74951234567");
});

test("routes are read as they are written, and anything else is none", () => {
  for (const route of [
    { tab: "queue" },
    { tab: "closed" },
    { conversation: 17, card: false },
    { conversation: 17, card: true },
  ])
    assert.deepEqual(parseRoute(formatRoute(route)), route);
  for (const hash of [
    "",
    "#",
    "#/",
    "#/elsewhere",
    "#/conversation/",
    "#/conversation/0",
    "#/conversation/1x",
    "#/conversation/-1",
    "#conversation",
  ])
    assert.equal(parseRoute(hash), undefined, hash);
  assert.equal(conversationLink(5), "#/conversation/5");
});

test("people without a name have a number, and signs of one or two letters", () => {
  assert.equal(visitorName({ visitor: 1042, visitor_name: null }, texts), "visitor.unnamed 1042");
  assert.equal(visitorName({ visitor: 1042, visitor_name: "Marina" }, texts), "Marina");
  assert.deepEqual(["Анна Белова", "marina", "Иван Иванович Иванов", "«Ромашка» и Ко", "🙂", "  "].map(initials), [
    "АБ",
    "M",
    "ИИ",
    "ИК",
    "",
    "",
  ]);
  assert.equal(tint(7), tint(13));
});

test("lengths are counted in characters as the server counts them", () => {
  assert.equal(characterCount("яblock🙂"), 7);
  assert.equal(sendable("a\uD83D b \n"), "a\uFFFD b");
  assert.deepEqual(["", " \n", "\u200B\uFEFF", ".", "🙂"].map(isVisible), [false, false, false, true, true]);
});

test("the filter wants every word, in any order and without regard to capitals and to ё", () => {
  assert.equal(matcher("  "), undefined);
  const matches = matcher("ЕЛКА марин");
  assert.equal(matches("Марина", "Где моя ёлка?"), true);
  assert.equal(matches("Марина", "Где моя сосна?"), false);
});

test("a language is named in the reader's", () => {
  assert.equal(languageName("de", "ru"), "Немецкий");
  assert.equal(languageName("<b>", "ru"), "<b>");
});

const NOW = new Date(2026, 4, 12, 12).getTime();
const row = (changes, around = {}) =>
  rowView(summary(1, changes), {
    now: NOW,
    place: "",
    tags: [],
    nameOf: (id) => (id === BORIS ? "Boris" : ""),
    draft: "",
    failed: "",
    isTyping: false,
    isCurrent: false,
    isNew: false,
    me: ME,
    texts,
    times: createTimes("en"),
    ...around,
  });

test("a row says how long a visitor has been waiting: in the queue, or since their last word", () => {
  const last = (from_visitor) => ({ from_visitor, by: from_visitor ? null : ME, text: "Hi", at: NOW - 5 * 60_000 });
  assert.deepEqual(pick(row({ state: queued(NOW - 12 * 60_000) })), { time: "12m", isWaiting: true });
  assert.deepEqual(pick(row({ state: owned(ME, NOW - 60 * 60_000), last: last(true) })), { time: "5m", isWaiting: true });
  assert.equal(row({ state: owned(ME, NOW - 60 * 60_000), last: last(false) }).isWaiting, false);
  assert.equal(row({ state: queued(NOW + 5_000) }).time, "now", "the server's clock may be a little ahead");
});

const pick = ({ time, isWaiting }) => ({ time, isWaiting });

test("the line of a row is what matters most: a failure, the typing, the draft, the last message", () => {
  const changes = { last: { from_visitor: false, by: ME, text: "Yes", at: NOW } };
  const line = (around) => row(changes, around).line;
  assert.equal(line({ failed: "lost", isTyping: true, draft: "half" }), "lost");
  assert.equal(line({ isTyping: true, draft: "half" }), "row.typing");
  assert.equal(line({ draft: "half" }), "half");
  assert.equal(line({ draft: "half", isCurrent: true }), "Yes");
  assert.equal(row(changes).prefix, "row.us");
});

test("an answer is said to be its author's, whoever owns the conversation by now", () => {
  const prefix = (by, state) => row({ state, last: { from_visitor: by === null, by, text: "Yes", at: NOW } }).prefix;
  for (const state of [owned(ME, NOW, BORIS), owned(BORIS), queued()]) {
    assert.equal(prefix(ME, state), "row.us");
    assert.equal(prefix(BORIS, state), "row.answer");
    assert.equal(prefix(null, state), "");
  }
});

test("a row says who passed it on, where somebody did", () => {
  const sender = (state) => row({ state }).sender;
  assert.equal(sender(queued(NOW, BORIS)), "row.from Boris");
  assert.equal(sender(owned(ME, NOW, BORIS)), "row.from Boris");
  assert.equal(sender(queued(NOW, ME)), "row.from_me");
  assert.equal(sender(owned(BORIS, NOW, ME)), "row.with Boris", "who has what one passed on");
  assert.equal(sender(queued(NOW, 99)), "", "of somebody who left the company there is no name");
  assert.equal(sender(queued(NOW)), "");
});

test("a department has a name as long as there is one", () => {
  const sites = [{ id: 1, name: "Garden", mode: "common", departments: [{ id: 11, name: "Delivery" }] }];
  assert.deepEqual(
    [11, 12, null].map((id) => departmentName(sites, id)),
    ["Delivery", "", ""],
  );
});
