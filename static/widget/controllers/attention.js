/*
 * Unread messages, told where the visitor may be looking: a number on the launcher, and the title of the page while its
 * tab is in the background.
 */

/** Milliseconds for each of the two titles. */
const BLINK = 1_500;

export class Attention {
  #launcher;
  #texts;
  #unread = 0;
  #isOpen = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  /** The page's own title, and ours. */
  #titles = { page: "", news: "" };

  /**
   * @param {import("../chat.js").Launcher} launcher
   * @param {import("../../shared/texts.js").Texts} texts
   */
  constructor(launcher, texts) {
    this.#launcher = launcher;
    this.#texts = texts;
    document.addEventListener("visibilitychange", () => this.#blinkOrRest());
  }

  /**
   * @param {number} unread
   * @param {boolean} isOpen whether the panel is
   */
  render(unread, isOpen) {
    if (unread === this.#unread && isOpen === this.#isOpen) return;
    this.#unread = unread;
    this.#isOpen = isOpen;
    const { badge, show } = this.#launcher;
    badge.hidden = unread === 0 || isOpen;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    show(isOpen ? "open" : "idle", unread ? ": " + this.#texts("log.unread", { n: unread }) : "");
    this.#blinkOrRest();
  }

  #blinkOrRest() {
    this.#rest();
    if (!this.#unread || document.visibilityState === "visible") return;
    this.#titles = { page: document.title, news: this.#texts("log.unread", { n: this.#unread }) };
    document.title = this.#titles.news;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) this.#timer = setInterval(() => this.#blink(), BLINK);
  }

  /** The page may have changed its title in the meantime: then that is its title. */
  #blink() {
    const { page, news } = this.#titles;
    if (document.title === news) {
      document.title = page;
    } else {
      this.#titles.page = document.title;
      document.title = news;
    }
  }

  #rest() {
    clearInterval(this.#timer);
    if (document.title === this.#titles.news) document.title = this.#titles.page;
    this.#titles = { page: "", news: "" };
  }
}
