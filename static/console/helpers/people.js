/*
 * How people are shown who may have no name.
 */

/** How many tints there are for the round sign of a person. */
const TINTS = 6;

/** @typedef {import("../../shared/texts.js").Texts} Texts */

/**
 * The name, or "Visitor 1042".
 * @param {{visitor: number, visitor_name: string | null}} summary
 * @param {Texts} texts
 */
export function visitorName({ visitor, visitor_name }, texts) {
  return visitor_name ?? texts("visitor.unnamed", { number: String(visitor) });
}

/**
 * @param {readonly import("../../types/Site").Site[]} sites
 * @param {number | null} id
 * @returns {string} empty for none, and for one that there is no longer
 */
export function departmentName(sites, id) {
  return sites.flatMap(({ departments }) => departments).find((department) => department.id === id)?.name ?? "";
}

/**
 * One or two letters that stand for a name.
 * @param {string} name
 */
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen
    .map((word) => [...word][0])
    .join("")
    .toLocaleUpperCase();
}

/**
 * A tint that stays the same for the same person.
 * @param {number} id
 */
export function tint(id) {
  return "tint-" + (id % TINTS);
}
