/*
 * How good a password is, while it is typed. The server judges again when it is sent; both follow the same rules and
 * are tested against the same table (tests/browser/unit/password-cases.json).
 */

/** @typedef {"short" | "long" | "weak" | "fair" | "strong"} Strength */

/** What many people choose first; anything built around one of these is counted as its other characters only. */
const COMMON = [
  "password",
  "passw0rd",
  "qwerty",
  "qwertz",
  "azerty",
  "letmein",
  "welcome",
  "admin",
  "iloveyou",
  "dragon",
  "monkey",
  "football",
  "baseball",
  "sunshine",
  "princess",
  "master",
  "shadow",
  "superman",
  "123456789",
  "12345678",
  "1234567",
  "123456",
  "12345",
  "987654321",
  "654321",
  "abc123",
  "1q2w3e4r",
  "qazwsx",
  "zaq12wsx",
  "пароль",
  "йцукен",
  "привет",
  "любовь",
  "qwertyuiop",
  "asdfgh",
  "besedka",
  "беседка",
];

/**
 * Judges a password by its length, the variety of its characters and what a stranger knows of its owner.
 * @param {string} password
 * @param {string[]} known the owner's name, address and company
 * @param {{shortest: number, longest: number}} limits in characters
 * @returns {Strength}
 */
export function strengthOf(password, known, { shortest, longest }) {
  const length = lengthOf(password);
  if (length < shortest) return "short";
  if (length > longest) return "long";
  const rest = [...withoutGuessable(password.toLowerCase(), known)];
  const steps = rest.filter((character, index) => character !== rest[index - 1]).length;
  const distinct = new Set(rest).size;
  if (steps >= 14 && distinct >= 9) return "strong";
  return steps >= 8 && distinct >= 6 ? "fair" : "weak";
}

/**
 * The length in characters as the server counts them (Unicode scalar values).
 * @param {string} password
 */
export function lengthOf(password) {
  return [...password].length;
}

/**
 * @param {string} password in lower case
 * @param {string[]} known
 */
function withoutGuessable(password, known) {
  const words = known.flatMap((text) => text.split(/[^\p{Alphabetic}\p{N}]+/u)).map((word) => word.toLowerCase());
  const guessable = words.filter((word) => lengthOf(word) >= 3).concat(COMMON);
  return guessable.reduce((rest, word) => rest.replaceAll(word, ""), password);
}
