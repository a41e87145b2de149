/* Figures of a sample, for people. */

/**
 * @param {string} name
 * @param {number[]} milliseconds
 */
export function summary(name, milliseconds) {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1).padStart(6);
  return name.padEnd(44) + " median " + at(0.5) + " ms   90th " + at(0.9) + " ms   worst " + at(1) + " ms   of " + sorted.length;
}
