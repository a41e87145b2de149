/*
 * Finds words of the other language on a page: in its texts, and in what only a screen reader or a pointer finds.
 */

/** What may stand in Latin letters on a Russian page: names of keys, of products, of variables, and what people named themselves. */
const NAMES = /^(Besedka|Content-Security-Policy|WordPress|HTML|JavaScript|English|Enter|Shift|Esc|Chromium|Chrome|Linux|Windows|macOS|Android|https?|www|csp|visitor|operator|company|site|SMTP|TLS|STARTTLS|public-url|UTC|CSV|CIDR|IPv)$/i;

/**
 * @param {import("playwright-core").Page} page
 * @param {string[]} data texts that the people of this journey have brought along
 * @returns {Promise<string[]>}
 */
export async function englishWords(page, data) {
  const texts = await page.evaluate(visibleTexts);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  const ours = texts.map((text) => [...data, userAgent].reduce((rest, piece) => rest.replaceAll(piece, " "), text));
  const words = ours.flatMap((text) => text.replace(/\S*(?:[@/]|\w\.\w)\S*/g, " ").match(/[A-Za-z]+(?:-[A-Za-z]+)*/g) ?? []);
  return [...new Set(words)].filter((word) => word.length > 2 && !NAMES.test(word));
}

/** Runs on the page. Code is no text; what says that it is in another language is. */
function visibleTexts() {
  /** @type {string[]} */
  const found = [document.title];
  const walk = (/** @type {Node} */ node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.textContent?.trim()) found.push(node.textContent);
      return;
    }
    if (node instanceof Element) {
      if (node.matches("script, style, noscript, code, kbd, svg, [lang=en]") && node !== document.documentElement) return;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(node.getAttribute(name) ?? "");
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return found.filter((text) => text.trim() !== "");
}
