/*
 * What a page with the widget loads, and all that it loads until somebody clicks: the launcher button, in a shadow
 * tree of its own. It stores nothing, sets no cookie, opens no socket and moves nothing on the page. From a page that
 * stays open it asks once a minute whether somebody is there. Only for a visitor with a conversation going on does it
 * load the chat by itself.
 *
 * A classic script, so that one line installs it anywhere. Styles are constructed style sheets, which a
 * Content-Security-Policy of the page has no say in.
 */
(() => {
  const options = __BESEDKA__;
  const page = /** @type {Window & {Besedka?: object}} */ (window);
  if (page.Besedka) {
    console.warn("Besedka: the chat is on this page already; the second copy was not started.");
    return;
  }

  const script = document.currentScript ?? document.querySelector('script[src*="/w/' + options.key + '.js"]');
  const address = /** @type {HTMLScriptElement} */ (script).src;
  const base = new URL(options.assets, address).href;
  const language = [document.documentElement.lang, ...navigator.languages]
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag in options.texts) ?? options.language;
  let texts = options.texts[language];

  const css = [
    ":host{all:initial!important;direction:ltr!important;position:fixed!important;z-index:2147483000!important;color-scheme:light dark!important;font-size:medium!important",
    ";--font:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif}",
    ".launcher,.note{position:fixed;bottom:var(--bottom);left:var(--left);right:var(--right);box-sizing:border-box;max-inline-size:calc(100vw - 40px);margin:0;border:0;font-family:var(--font)}",
    ".launcher{display:flex;align-items:center;block-size:56px;padding:0;border-radius:28px;background:var(--accent);color:var(--on-accent);font-size:16px;font-weight:600;cursor:pointer;",
    "box-shadow:0 0 0 1px #ffffff40,0 1px 3px #0000002e,0 6px 20px #00000033;transition:transform .15s}",
    ".launcher:hover{transform:scale(1.05)}.launcher:active{transform:scale(.97)}",
    ".launcher:focus-visible{outline:3px solid var(--accent);outline-offset:3px;box-shadow:0 0 0 3px #fff}",
    ".label{margin-inline:-4px 20px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.label:empty{display:none}",
    ".launcher svg{display:block;flex:none;inline-size:26px;block-size:26px;margin:15px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}",
    "[data-state=loading] path{stroke-dasharray:20 60;animation:spin 1s linear infinite;transform-origin:center}",
    "@keyframes spin{to{transform:rotate(1turn)}}",
    ".badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;box-sizing:border-box;min-inline-size:22px;padding:0 6px;border:2px solid #fff;border-radius:11px;background:#b3261e;color:#fff;font:600 12px/18px var(--font)}",
    ".note{bottom:calc(var(--bottom) + 68px);inline-size:280px;padding:10px 14px;border:1px solid #8d887980;border-radius:12px;background:canvas;color:canvastext;font:14px/1.4 var(--font);box-shadow:0 6px 20px #00000026}",
    "[hidden]{display:none!important}",
    "@media (prefers-reduced-motion:reduce){.launcher{transition:none}[data-state=loading] path{animation-duration:4s}}",
    "@media (forced-colors:active){.launcher,.badge{border:2px solid buttontext}}",
    "@media print{:host{display:none!important}}",
  ];
  const shapes = {
    loading: "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18",
    open: "M6 9.5l6 6 6-6",
  };

  const host = document.createElement("besedka-widget");
  const root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const [label, badge, note] = ["span", "span", "div"].map((name) => document.createElement(name));
  button.type = "button";
  button.className = "launcher";
  button.lang = note.lang = language;
  label.className = "label";
  badge.className = "badge";
  badge.hidden = true;
  note.className = "note";
  note.setAttribute("role", "alert");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  button.append(svg, label, badge);

  /** Styles for the shadow tree; browsers without constructed style sheets get an element. Answers what changes them. */
  const dress = (/** @type {string} */ text) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      return (/** @type {string} */ other) => sheet.replaceSync(other);
    } catch {
      const style = document.createElement("style");
      style.textContent = text;
      root.append(style);
      return (/** @type {string} */ other) => {
        style.textContent = other;
      };
    }
  };

  /** Who is there, and what is offered while nobody is. @type {Presence} */
  let presence = options;
  /** Whether the visitor has something going on, for which the launcher stays as it is while nobody is there (X14). */
  let busy = false;
  /** @type {"idle" | "loading" | "open"} */
  let state = "idle";
  let news = "";
  const render = () => {
    const instead = !presence.online && !busy && presence.offline;
    button.hidden = instead === "hidden" && state === "idle";
    button.dataset.state = state;
    button.dataset.busy = String(busy);
    label.textContent = (state !== "open" && texts.text) || "";
    const does = { idle: instead === "form" ? texts.leave : texts.open, loading: texts.loading, open: texts.close }[state];
    button.setAttribute("aria-label", (label.textContent && label.textContent + " – ") + does + news);
    button.setAttribute("aria-expanded", String(state === "open"));
    path.setAttribute("d", state === "idle" ? options.icon : shapes[state]);
  };
  /**
   * @param {"idle" | "loading" | "open"} becomes
   * @param {string} more said after the label
   */
  const show = (becomes, more = "") => {
    [state, news] = [becomes, more];
    render();
  };
  /**
   * @param {Presence} now
   * @param {boolean} goesOn
   */
  const tell = (now, goesOn) => {
    [presence, busy] = [now, goesOn];
    render();
  };

  /** @type {{toggle(): void, wear(look: Look): void, isLive: boolean} | undefined} */
  let chat;

  /**
   * What the server has to say by now: who is there, and the look unless it is this one.
   * @param {number | ""} look
   * @param {RequestCache} [cache]
   * @returns {Promise<News>}
   */
  const ask = async (look, cache) => (await fetch(new URL(options.key + ".json?look=" + look, address), { credentials: "omit", cache })).json();
  /** @param {News} answer with a look, or without one */
  const hear = (answer) => {
    if (!chat?.isLive && answer.offline) tell(answer, busy);
    if (!answer.css) return;
    const { online, offline, ...dressed } = answer;
    Object.assign(options, dressed);
    texts = options.texts[language] ?? texts;
    wear(options.css);
    render();
    chat?.wear(options);
  };
  /** The chat has heard that there is another look. */
  const renew = () => ask(options.look, "reload").then(hear, () => {});
  page.Besedka = Object.freeze({ site: options.key, renew });

  let attempt = 0;
  let wanted = false;
  /* Brings the chat here: open if the visitor wants it by then, or else quietly. */
  const load = async () => {
    if (state === "loading") return;
    show("loading");
    note.textContent = "";
    note.remove();
    /* A browser may remember that a module could not be loaded; a new address makes it ask again. */
    const again = attempt++ ? "?" + attempt : "";
    try {
      const [{ open }, { default: entries }, styles, news] = await Promise.all([
        import(base + "widget/chat.js" + again),
        import(base + "locales/widget." + language + ".js" + again),
        fetch(base + "widget/chat.css" + again).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))),
        options.custom && ask("").catch(() => undefined),
      ]);
      dress(styles);
      show("idle");
      const online = presence.online || busy;
      if (news) options.words = news.words;
      chat = open({ ...options, ...presence, online, base, language, entries, root, launcher: { button, badge, show, tell, renew }, quietly: !wanted });
    } catch (error) {
      console.warn("Besedka: the chat could not be loaded.", error);
      show("idle");
      if (!wanted) return;
      root.append(note);
      note.textContent = texts.failed;
    }
  };
  button.onclick = () => {
    wanted = true;
    if (chat) chat.toggle();
    else load();
  };

  const wear = dress(options.css);
  dress(css.join(""));
  show("idle");
  root.append(button);
  /* Last in the body, also after a framework has put a new body in place of the old one. */
  const mount = () => host.isConnected || document.body.append(host);
  const settle = () => {
    mount();
    new MutationObserver(mount).observe(document.documentElement, { childList: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", settle);
  else settle();

  /* A visitor who has a conversation going on has acted already: an answer finds them on their next page too. */
  try {
    if (localStorage.getItem("besedka:" + options.key + ":going")) {
      busy = true;
      load();
    }
  } catch {
    /* Storage is refused: they will click. */
  }

  /*
   * X14, while the chat has no connection to be told by. Never before a minute has passed and never in a tab that nobody
   * looks at; not all pages at once; what goes wrong changes nothing.
   */
  let asked = Date.now();
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const watch = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(tick, Math.max(0, asked + 60_000 - Date.now()) * (1 + 0.4 * Math.random()));
  };
  const tick = () => {
    asked = Date.now();
    watch();
    /* What goes wrong leaves the last that is known. */
    if (!chat?.isLive) ask(options.look).then(hear, () => {});
  };
  document.addEventListener("visibilitychange", watch);
  watch();
})();
