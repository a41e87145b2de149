/*
 * A colour that can be typed or picked, and what to know of it. The field that is typed into is the one that is sent.
 */

const SHAPE = /^#[0-9a-f]{6}$/i;

/**
 * @param {HTMLInputElement} field
 * @param {HTMLInputElement} picker of the browser
 * @param {HTMLElement} warning where it says that a colour is hard to see
 * @param {() => void} onChange it was changed by other means than typing
 */
export function attachColour(field, picker, warning, onChange) {
  const follow = () => {
    const typed = field.value.trim();
    const whole = typed.startsWith("#") ? typed : "#" + typed;
    if (SHAPE.test(whole)) picker.value = whole;
  };
  const take = (/** @type {string} */ colour) => {
    field.value = colour;
    follow();
    onChange();
  };
  picker.hidden = false;
  picker.addEventListener("input", () => take(picker.value));
  field.addEventListener("input", follow);
  follow();

  return {
    /** @param {{warning: string, suggestion: string, better: string} | undefined} contrast */
    warn(contrast) {
      const said = contrast ? contrast.warning + contrast.suggestion : "";
      if (warning.dataset.said === said) return;
      warning.dataset.said = said;
      if (!contrast) return warning.replaceChildren();
      const lines = [contrast.warning, contrast.suggestion].map((line) => Object.assign(document.createElement("p"), { textContent: line }));
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button" });
      button.textContent = (warning.dataset.use ?? "").replace("{colour}", contrast.better);
      button.addEventListener("click", () => {
        take(contrast.better);
        field.focus();
      });
      warning.replaceChildren(...lines, button);
    },
  };
}
