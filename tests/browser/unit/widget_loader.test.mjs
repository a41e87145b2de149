import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { FakePage, TEXTS } from "./support/fake_page.mjs";

const MINUTE = 60_000;

let page;

beforeEach(() => {
  mock.restoreAll();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.method(Math, "random", () => 0.5);
  page = new FakePage();
});

/** Lets some time pass, and what was asked be answered. @param {number} duration milliseconds */
async function passes(duration) {
  mock.timers.tick(duration);
  await new Promise((resolve) => setImmediate(resolve));
}

async function clicks() {
  page.launcher.onclick();
  await passes(0);
}

test("the launcher opens the chat, and says so if it is a form", () => {
  page.open({ online: true, offline: "form" });
  assert.equal(page.label, "Open");
  page = new FakePage();
  page.open({ online: false, offline: "form" });
  assert.equal(page.label, "Leave");
  page = new FakePage();
  page.open({ online: false, offline: "notice" });
  assert.equal(page.label, "Open");
});

test("X14: it appears and disappears on a page that is already open", async () => {
  page.open({ online: false, offline: "hidden" });
  assert.equal(page.label, undefined);
  page.presence = { online: true, offline: "hidden" };
  await passes(1.2 * MINUTE);
  assert.equal(page.label, "Open");
  page.presence = { online: false, offline: "hidden" };
  await passes(1.2 * MINUTE);
  assert.equal(page.label, undefined);
});

test("a page view of less than a minute asks for nothing, a longer one not all at once", async () => {
  for (const [random, after] of [[0, MINUTE], [0.999, 1.4 * MINUTE]]) {
    mock.method(Math, "random", () => random);
    page = new FakePage();
    page.open({});
    await passes(after - 100);
    assert.deepEqual(page.asked, []);
    await passes(100);
    assert.deepEqual(page.asked, [["https://desk.example/w/site.json?look=1", "omit"]]);
  }
});

test("a tab that nobody looks at never asks, and asks when somebody comes back after more than a minute", async () => {
  page.open({});
  page.turns(true);
  await passes(10 * MINUTE);
  assert.equal(page.asked.length, 0);
  page.turns(false);
  await passes(0);
  assert.equal(page.asked.length, 1);
  page.turns(true);
  await passes(0.5 * MINUTE);
  page.turns(false);
  await passes(0);
  assert.equal(page.asked.length, 1, "it is not a minute yet");
  await passes(0.6 * MINUTE);
  assert.equal(page.asked.length, 2);
});

test("what goes wrong changes nothing and is tried again", async () => {
  page.open({ online: false, offline: "hidden" });
  page.presence = undefined;
  await passes(1.2 * MINUTE);
  page.presence = { error: "no such site" };
  await passes(1.2 * MINUTE);
  assert.equal(page.label, undefined);
  page.presence = { online: true, offline: "hidden" };
  await passes(1.2 * MINUTE);
  assert.equal(page.label, "Open");
  assert.equal(page.asked.length, 3);
});

test("once the chat is told by its socket the page does not ask, and without a socket it does again", async () => {
  page.open({});
  await clicks();
  await passes(1.2 * MINUTE);
  assert.equal(page.asked.length, 0);
  page.chat.isLive = false;
  page.presence = { online: false, offline: "form" };
  await passes(1.2 * MINUTE);
  assert.equal(page.asked.length, 1);
  assert.equal(page.label, "Leave");
});

test("the launcher follows what the chat knows", async () => {
  page.open({ online: false, offline: "form" });
  await clicks();
  const { tell, show } = page.chatOptions.launcher;
  show("open");
  assert.equal(page.label, "Close");
  tell({ online: false, offline: "hidden" }, true);
  show("idle", ": 2 new messages");
  assert.equal(page.label, "Open: 2 new messages", "a conversation goes on");
  tell({ online: false, offline: "hidden" }, false);
  assert.equal(page.label, undefined);
});

test("the chat is told what the page heard last", async () => {
  page.open({ online: true, offline: "form" });
  page.presence = { online: false, offline: "notice" };
  await passes(1.2 * MINUTE);
  await clicks();
  assert.deepEqual([page.chatOptions.online, page.chatOptions.offline], [false, "notice"]);
});

test("whoever has a conversation going on keeps the launcher, while the chat comes by itself", async () => {
  page.stored["besedka:site:going"] = "1";
  page.open({ online: false, offline: "hidden" });
  assert.equal(page.label, "Loading");
  await passes(0);
  assert.equal(page.chatOptions.quietly, true);
  assert.equal(page.chatOptions.online, true, "they are shown the composer, also before there is a connection");
  assert.equal(page.label, "Open");
});

const LOOK = { look: 2, css: ":host{--accent:#fff}", icon: "M1 1", sound: false, texts: { en: { ...TEXTS, text: "Ask us" } }, words: { en: { "greeting.title": "Tea?" } } };

test("a page that is open puts on the look that it is told of, once", async () => {
  page.open({});
  page.presence = { online: true, offline: "form", ...LOOK };
  await passes(1.2 * MINUTE);
  assert.deepEqual([page.worn, page.label], [LOOK.css, "Ask us – Open"]);
  assert.equal(page.launcher.dataset.state, "idle");
  page.presence = { online: true, offline: "form" };
  await passes(1.2 * MINUTE);
  assert.deepEqual(page.asked.map(([address]) => address.split("?")[1]), ["look=1", "look=2"]);
  assert.equal(page.worn, LOOK.css);
});

test("a chat that is connected brings the new look by itself, and is told of it", async () => {
  page.open({});
  await clicks();
  assert.equal(page.asked.length, 0, "there are no words to ask for");
  page.presence = { online: false, offline: "hidden", ...LOOK };
  page.chatOptions.launcher.renew();
  await passes(0);
  assert.deepEqual([page.worn, page.wears], [LOOK.css, [2]]);
  assert.equal(page.label, "Ask us – Open", "who is there it knows better by its socket");
});

test("the chat has the company's own words from the beginning, and comes without them if they do not", async () => {
  page.open({ custom: true });
  page.presence = { online: true, offline: "form", ...LOOK };
  await clicks();
  assert.deepEqual(page.chatOptions.words, LOOK.words);
  page = new FakePage();
  page.open({ custom: true });
  page.presence = undefined;
  await clicks();
  assert.equal(page.chatOptions.words, undefined);
});

test("words that came while the page was open are the chat's as well", async () => {
  page.open({});
  page.presence = { online: true, offline: "form", ...LOOK };
  await passes(1.2 * MINUTE);
  await clicks();
  assert.deepEqual([page.chatOptions.words, page.chatOptions.look], [LOOK.words, 2]);
});

test("the words on the button are shown unless the chat is open, and are part of its name", async () => {
  page.open({ online: false, texts: { en: { ...TEXTS, text: "Ask us" } } });
  assert.equal(page.label, "Ask us – Leave");
  await clicks();
  page.chatOptions.launcher.show("open");
  assert.equal(page.label, "Close");
});
