/*
 * Where the keyboard goes on: into a conversation that was chosen, and back to its row afterwards.
 */

/**
 * @param {object} options
 * @param {HTMLElement} options.list
 * @param {{focus: () => void}} options.pane
 * @param {import("./navigation.js").Navigation} options.navigation
 * @param {HTMLElement} options.skip
 */
export function attachFocus({ list, pane, navigation, skip }) {
  let before = navigation.conversation;
  let hasChosen = false;

  list.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
    const isRow = target instanceof Element && target.closest("a") !== null;
    if (!isRow || ctrlKey || metaKey || shiftKey) return;
    if (target.closest("a")?.hash === location.hash) pane.focus();
    else hasChosen = true;
  });

  navigation.changed.add(() => {
    const left = before;
    before = navigation.conversation;
    if (hasChosen && navigation.conversation !== undefined) pane.focus();
    else if (left !== undefined && navigation.conversation === undefined) rowOf(left)?.focus();
    hasChosen = false;
  });

  skip.addEventListener("click", () => pane.focus());

  /**
   * The row of a conversation, or the first one if it has gone.
   * @param {number} id
   * @returns {HTMLAnchorElement | null}
   */
  function rowOf(id) {
    return list.querySelector("a[href$='/" + id + "']") ?? list.querySelector("a");
  }
}
