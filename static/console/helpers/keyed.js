/*
 * Brings the children of an element into line with a list, keeping the elements whose key stays: focus, selection and
 * scroll position live through it.
 */

/**
 * @template Item
 * @param {Element} parent
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item, existing: HTMLElement | undefined) => HTMLElement} render makes an element, or updates the one there is
 */
export function renderKeyed(parent, items, keyOf, render) {
  /** @type {Map<string, HTMLElement>} */
  const existing = new Map();
  for (const child of parent.children) {
    if (child instanceof HTMLElement && child.dataset.key) existing.set(child.dataset.key, child);
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const before = existing.get(key);
    existing.delete(key);
    const child = render(item, before);
    child.dataset.key = key;
    if (before && child !== before) before.replaceWith(child);
    if (before === place && place) place = child;
    if (child === place) place = child.nextElementSibling;
    else parent.insertBefore(child, place);
  }
  for (const child of existing.values()) child.remove();
}
