/*
 * As much of a page as the widget's loader touches, for tests of when it asks the server and what its launcher shows.
 */

import { readFileSync } from "node:fs";

const LOADER = readFileSync(new URL("../../../../static/widget/loader.js", import.meta.url), "utf8");

export const TEXTS = { open: "Open", leave: "Leave", close: "Close", loading: "Loading", failed: "Failed" };

class FakeElement {
  hidden = false;
  dataset = {};
  attributes = {};
  children = [];
  isConnected = true;
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
  remove() {}
  attachShadow() {
    return Object.assign(this, { adoptedStyleSheets: [] });
  }
}

export class FakePage {
  /** The addresses that were asked for. */
  asked = [];
  /** What the server says of presence; none breaks the request. */
  presence = { online: true, offline: "form" };
  /** The style that the site chose, as the loader has it on. */
  worn = "";
  /** What the loader gave the chat, once it is there. */
  chatOptions = undefined;
  chat = { toggle() {}, wear: (look) => this.wears.push(look.look), isLive: true };
  /** The versions of the look that the chat was told of. */
  wears = [];
  /** The entries of the page's storage. */
  stored = {};
  #document = Object.assign(new EventTarget(), {
    hidden: false,
    readyState: "complete",
    documentElement: { lang: "en" },
    body: new FakeElement(),
    currentScript: { src: "https://desk.example/w/site.js" },
    createElement: (tag) => this.#made(tag),
    createElementNS: (_, tag) => this.#made(tag),
  });
  #elements = {};

  /** Runs the loader, as the server fills it in. @param {object} options */
  open(options) {
    const all = { key: "site", assets: "/a/1/", name: "Shop", language: "en", texts: { en: TEXTS }, look: 1, css: ":host{--accent:#000}", icon: "M0 0", sound: true, custom: false, online: true, offline: "form", ...options };
    const page = this;
    const around = {
      document: this.#document,
      window: {},
      navigator: { languages: ["en"] },
      CSSStyleSheet: class {
        replaceSync = (css) => {
          if (css.includes("--accent")) page.worn = css;
        };
      },
      MutationObserver: class {
        observe() {}
      },
      localStorage: { getItem: (name) => this.stored[name] ?? null },
      fetch: async (address, init) => this.#answer(String(address), init),
      bring: async (address) => ({ default: {}, open: (given) => ((this.chatOptions = given), this.chat), address }),
    };
    const source = LOADER.replace("__BESEDKA__", JSON.stringify(all)).replaceAll("import(base", "bring(base");
    new Function(...Object.keys(around), source)(...Object.values(around));
  }

  get launcher() {
    return this.#elements.button;
  }

  /** The launcher's label; none while it is not shown. */
  get label() {
    return this.launcher.hidden ? undefined : this.launcher.attributes["aria-label"];
  }

  /** The visitor turns to another tab, or comes back. @param {boolean} hidden */
  turns(hidden) {
    this.#document.hidden = hidden;
    this.#document.dispatchEvent(new Event("visibilitychange"));
  }

  #made(tag) {
    return (this.#elements[tag] = new FakeElement());
  }

  #answer(address, init) {
    if (address.endsWith(".css")) return { ok: true, text: async () => "" };
    this.asked.push([address, init?.credentials]);
    if (!this.presence) throw new TypeError("no network");
    return { json: async () => structuredClone(this.presence) };
  }
}
