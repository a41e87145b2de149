/*
 * A button that shows a panel and hides it again: by itself, by Escape, by a click elsewhere, and when the focus goes on.
 */

/** @param {HTMLElement} wrapper holds a button and the panel after it */
export function attachDisclosure(wrapper) {
  const button = wrapper.querySelector("button");
  const panel = button?.nextElementSibling;
  if (!button || !(panel instanceof HTMLElement)) throw new TypeError("a disclosure needs a button and a panel");

  const isOpen = () => !panel.hidden;
  /** @param {boolean} open */
  const show = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };

  button.addEventListener("click", () => show(!isOpen()));
  wrapper.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  wrapper.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !wrapper.contains(relatedTarget)) show(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (isOpen() && target instanceof Node && !wrapper.contains(target)) show(false);
  });

  return { close: () => show(false), button };
}
