/* A button in the password field that shows what is typed, and hides it again before the form is sent. */

import { element } from "../../shared/dom.js";

/** @param {HTMLElement} wrapper */
export function attachShowPassword(wrapper) {
  const input = wrapper.querySelector("input");
  const { show = "", hide = "" } = wrapper.dataset;
  if (!input) return;
  const button = element("button", { class: "password-show", type: "button", "aria-controls": input.id, text: show });

  /** @param {boolean} visible */
  const set = (visible) => {
    input.type = visible ? "text" : "password";
    button.textContent = visible ? hide : show;
  };
  button.addEventListener("click", () => {
    set(input.type === "password");
    input.focus();
  });
  input.form?.addEventListener("submit", () => set(false));
  wrapper.append(button);
}
