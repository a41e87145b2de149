import assert from "node:assert/strict";
import { test } from "node:test";

import { linkify } from "../../../static/shared/linkify.js";

/** The links of a text as `shown → address`. */
const links = (text) => linkify(text).flatMap((piece) => (piece.href ? [`${piece.text} → ${piece.href}`] : []));

test("addresses of every common kind become links", () => {
  assert.deepEqual(links("see https://a.example/x?y=1#z"), ["https://a.example/x?y=1#z → https://a.example/x?y=1#z"]);
  assert.deepEqual(links("http://localhost:8080/a"), ["http://localhost:8080/a → http://localhost:8080/a"]);
  assert.deepEqual(links("www.example.de"), ["www.example.de → https://www.example.de/"]);
  assert.deepEqual(links("shop.example.ru/каталог"), [
    "shop.example.ru/каталог → https://shop.example.ru/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3",
  ]);
  assert.deepEqual(links("пишите на пример.рф"), ["пример.рф → https://xn--e1afmkfd.xn--p1ai/"]);
  assert.deepEqual(links("anna@example.com"), ["anna@example.com → mailto:anna@example.com"]);
});

test("punctuation around an address stays outside", () => {
  assert.deepEqual(linkify("(example.com)."), [
    { text: "(" },
    { text: "example.com", href: "https://example.com/" },
    { text: ")." },
  ]);
  assert.deepEqual(links("«https://a.example/x», да?"), ["https://a.example/x → https://a.example/x"]);
  assert.deepEqual(links("see:https://a.example!"), ["https://a.example → https://a.example/"]);
});

test("a bracket that the address opened belongs to it", () => {
  assert.deepEqual(links("https://a.example/Foo_(bar)"), ["https://a.example/Foo_(bar) → https://a.example/Foo_(bar)"]);
});

test("ordinary text has no links", () => {
  for (const text of ["и т.д., и т.п.", "v1.2.3", "report.pdf", "wait...what", "да.Нет", "12.50", "a@b", "@name", "https://", ""]) {
    assert.deepEqual(links(text), [], text);
  }
});

test("no other scheme ever becomes a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "javascript://example.com/%0aalert(1)", "file:///etc/passwd"]) {
    for (const { href } of linkify(text)) assert.match(href ?? "https:", /^(https?|mailto):/, text);
  }
});

test("the pieces put together are the text again", () => {
  const text = "  a\n\nhttps://a.example, b@c.example\t(www.d.example)  ";
  assert.equal(linkify(text).map((piece) => piece.text).join(""), text);
});

test("the longest message is searched at once, whatever it is made of", () => {
  const started = performance.now();
  for (const unit of ["a.", "a@", "-", "(", ")", "a-", "https://", "1.", "%"]) linkify(unit.repeat(4000).slice(0, 4000));
  assert.ok(performance.now() - started < 500);
});
