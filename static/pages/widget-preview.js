/*
 * The page in the frame of a preview: it brings the real widget and answers it in the server's place. What the page around
 * it says of a form that is not saved is all that it knows; nothing leaves it, and nothing is kept. A classic script, like
 * the loader, which is to find everything in its place.
 */
(() => {
  /** @typedef {import("../types/WidgetIn").WidgetIn} WidgetIn */
  /** @typedef {import("../types/WidgetOut").WidgetOut} WidgetOut */
  /**
   * @typedef {object} Shown what the page around it says
   * @property {LoaderOptions} options
   * @property {Record<string, Record<string, string>>} words
   * @property {import("../types/Offline").Offline} offline
   * @property {"closed" | "opened" | "talk"} state
   * @property {boolean} online
   * @property {boolean} dark
   */

  const { loader = "", operator = "", question = "", answer = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const HOUR = 3_600_000;
  const ANNA = /** @type {const} */ ({ kind: "operator", id: 1, name: operator });
  const VISITOR = /** @type {const} */ ({ kind: "visitor" });

  /** @type {Shown | undefined} */
  let shown;
  /** Every time that it is told something the look is another one. */
  let version = 0;
  /** @type {PreviewSocket | undefined} */
  let socket;
  let number = 2;

  /** What the server would say of presence and look. */
  const news = () => {
    const { options, words, online } = /** @type {Shown} */ (shown);
    return { ...options, words, online, look: version, custom: false };
  };

  /** A conversation that has begun, if it is to be seen. */
  const conversation = () => ({
    conversation: 1,
    state: /** @type {const} */ ({ kind: "owned", operator }),
    marks: { visitor: { delivered: number, read: number }, company: { delivered: number, read: number } },
  });
  const messages = () => [
    { conversation: 1, number: 1, key: "preview-1", author: VISITOR, text: question, at: Date.now() - 180_000 },
    { conversation: 1, number: 2, key: "preview-2", author: ANNA, text: answer, at: Date.now() - 120_000 },
  ];

  /** @param {WidgetIn} frame @returns {WidgetOut | undefined} */
  const reply = (frame) => {
    const { options, offline, online, state } = /** @type {Shown} */ (shown);
    const talks = state === "talk";
    if (frame.type === "hello") {
      return {
        type: "welcome",
        version: 1,
        token: "preview",
        language: options.language,
        online,
        offline,
        look: version,
        resumed: false,
        conversation: talks ? conversation() : null,
        messages: talks ? messages() : [],
        has_earlier: false,
        heartbeat_ms: HOUR,
      };
    }
    if (frame.type === "ping") return { type: "pong" };
    if (frame.type === "post" || frame.type === "offline_form") {
      return { type: "posted", key: frame.key, conversation: 1, number: (number += 1), at: Date.now() };
    }
    return undefined;
  };

  class PreviewSocket {
    static OPEN = 1;
    readyState = 1;
    /** @type {(() => void) | undefined} */
    onopen;
    /** @type {((event: {data: string}) => void) | undefined} */
    onmessage;

    constructor() {
      socket = this;
      queueMicrotask(() => this.onopen?.());
    }

    /** @param {string} text */
    send(text) {
      const frame = /** @type {WidgetIn} */ (JSON.parse(text));
      const said = reply(frame);
      if (said) this.says(said);
      if (frame.type === "offline_form") this.says({ type: "conversation", conversation: { ...conversation(), state: { kind: "queued" } } });
    }

    /** @param {WidgetOut} frame */
    says(frame) {
      queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(frame) }));
    }

    close() {
      if (socket === this) socket = undefined;
    }
  }

  /** The theme of the preview is chosen, and not the system's. @param {string} css */
  const inTheme = (css) => {
    const dark = shown?.dark ?? false;
    const media = css.replace(/\(prefers-color-scheme: ?dark\)/g, dark ? "all" : "not all");
    return media.replace("color-scheme:light dark", "color-scheme:" + (dark ? "dark" : "light"));
  };

  const { fetch: reallyFetch } = window;
  const reallyReplace = CSSStyleSheet.prototype.replaceSync;
  CSSStyleSheet.prototype.replaceSync = function (/** @type {string} */ css) {
    reallyReplace.call(this, inTheme(css));
  };
  const here = /** @type {any} */ (window);
  here.WebSocket = PreviewSocket;
  here.fetch = (/** @type {RequestInfo | URL} */ address, /** @type {RequestInit} */ init) =>
    String(address).includes(".json") ? Promise.resolve(Response.json(news())) : reallyFetch(address, init);

  /* The chat takes the focus when it opens: here only if it was opened here, and not from whoever fills in the form. */
  const reallyFocus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (/** @type {FocusOptions} */ options) {
    if (document.hasFocus()) reallyFocus.call(this, options);
  };

  /** The widget, as a visitor has it. */
  const begin = () => {
    document.querySelector(".still")?.remove();
    /* Asked for when the script runs: the form may have changed while it was on its way. */
    Object.defineProperty(here, "__BESEDKA__", { get: news });
    const script = Object.assign(document.createElement("script"), { src: loader });
    script.onload = () => {
      if (shown?.state === "closed") return;
      const launcher = document.querySelector("besedka-widget")?.shadowRoot?.querySelector("button");
      launcher?.click();
    };
    document.body.append(script);
  };

  window.addEventListener("message", ({ source, data }) => {
    if (source !== parent || source === window) return;
    const isFirst = !shown;
    shown = /** @type {Shown} */ (data);
    version += 1;
    document.documentElement.dataset.theme = shown.dark ? "dark" : "light";
    if (isFirst) begin();
    else if (socket) socket.says({ type: "online", online: shown.online, offline: shown.offline, look: version });
    else here.Besedka?.renew();
  });
  parent.postMessage("ready", "*");
})();
