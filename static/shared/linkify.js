/*
 * Finds the addresses in what people write: web addresses, bare domains of common kinds, e-mail addresses. Works word
 * by word, so its time grows with the length of the text and no more, whatever a stranger sends. A link can only ever
 * lead to http, https or mailto.
 */

/** @typedef {{text: string, href?: string}} Piece plain text, or a link if it has an `href` */

const WEB = /https?:\/\//i;
const MAIL = /^[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
/*
 * Any word followed by a full stop and another word looks like a domain ("etc.Then", "т.д"), hence a list of endings.
 */
const ENDINGS = "com|net|org|info|biz|pro|shop|store|online|site|app|dev|io|me|tv|eu|uk|us|de|fr|ru|su|by|kz|ua|uz|рф|рус|бел|укр|қаз";
const DOMAIN = new RegExp("^(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]*\\.)+(?:" + ENDINGS + ")(?::\\d{1,5})?(?:[/?#]\\S*)?$", "iu");
const WWW = /^www\.[\p{L}\p{N}-]+\.\S+$/iu;
const LEADING = /^[^\p{L}\p{N}]+/u;
const TRAILING = /[.,:;!?…'"“”‘’«»<>*_~|)\]}]$/u;

/**
 * The text in pieces that put together are the text again.
 * @param {string} text
 * @returns {Piece[]}
 */
export function linkify(text) {
  /** @type {Piece[]} */
  const pieces = [];
  for (const word of text.split(/(\s+)/)) {
    for (const piece of word.includes(".") || word.includes("://") ? parts(word) : [{ text: word }]) {
      const last = pieces[pieces.length - 1];
      if (last && !last.href && !piece.href) last.text += piece.text;
      else if (piece.text) pieces.push(piece);
    }
  }
  return pieces;
}

/**
 * @param {string} word
 * @returns {Piece[]}
 */
function parts(word) {
  const web = word.search(WEB);
  const start = web < 0 ? (LEADING.exec(word)?.[0].length ?? 0) : web;
  const candidate = withoutTrailing(word.slice(start));
  const href = addressOf(candidate);
  if (!href) return [{ text: word }];
  return [{ text: word.slice(0, start) }, { text: candidate, href }, { text: word.slice(start + candidate.length) }];
}

/**
 * Punctuation after an address belongs to the sentence; a bracket belongs to the address if it was opened there.
 * @param {string} candidate
 */
function withoutTrailing(candidate) {
  let kept = candidate;
  while (TRAILING.test(kept)) {
    if (kept.endsWith(")") && kept.split("(").length >= kept.split(")").length) break;
    kept = kept.slice(0, -1);
  }
  return kept;
}

/** @param {string} candidate */
function addressOf(candidate) {
  if (MAIL.test(candidate)) return "mailto:" + candidate;
  const isWeb = WEB.test(candidate);
  if (!isWeb && !WWW.test(candidate) && !DOMAIN.test(candidate)) return undefined;
  try {
    const url = new URL(isWeb ? candidate : "https://" + candidate);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}
