/*
 * Which messages a person has before their eyes.
 */

/** How much of a line may stick out and it still counts as seen, in pixels. */
const TOLERANCE = 6;

/**
 * The number of the last message of a conversation whose end is in view, or that fills the view; 0 if none.
 * @param {HTMLElement} viewport
 * @param {Iterable<HTMLElement>} lines those with `data-place`, from top to bottom
 * @param {number} conversation
 */
export function lastInView(viewport, lines, conversation) {
  const box = viewport.getBoundingClientRect();
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, window.innerHeight);
  let last = 0;
  for (const line of lines) {
    const [of, number] = (line.dataset.place ?? "").split(":").map(Number);
    if (of !== conversation) continue;
    const place = line.getBoundingClientRect();
    if (place.bottom <= bottom + TOLERANCE || (place.top <= top && place.bottom >= bottom)) last = number;
    else break;
  }
  return last;
}
