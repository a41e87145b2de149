/*
 * The form that stands in place of the chat while nobody is there (W02): a label and what is wrong beside every field,
 * and how the sending goes. What was filled in stays until it is on the server.
 */

import { element } from "../../shared/dom.js";
import { FIELDS } from "../models/offline_form.js";

/** @typedef {import("../models/offline_form.js").Field} Field */
/** @typedef {import("../models/offline_form.js").Problem} Problem */

export class OfflineFormView {
  #session;
  #texts;
  #title;
  #lead;
  #here;
  #button;
  #state = element("p", { role: "status" });
  #fields;
  /** Those that the visitor was led to. */
  #problems = {};

  /**
   * @param {import("../models/session.js").Session} session
   * @param {import("../../shared/texts.js").Texts} texts
   */
  constructor(session, texts) {
    this.#session = session;
    this.#texts = texts;
    this.#title = element("h3", { id: "form-title", tabindex: "-1", "data-text": "form.title" });
    this.#lead = element("p");
    const onclick = () => session.form.release();
    this.#here = element("p", {}, texts("form.here") + " ", element("button", { type: "button", class: "text-button", text: texts("form.chat"), onclick }));
    this.#button = element("button", { class: "button primary", text: texts("composer.send") });
    this.#fields = FIELDS.map((name) => this.#field(name));
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      session.leaveMessage();
    };
    this.element = element(
      "form",
      { class: "question", novalidate: true, "aria-labelledby": "form-title", onsubmit },
      this.#title,
      this.#lead,
      this.#here,
      ...this.#fields.map(({ row }) => row),
      element("div", { class: "buttons" }, this.#button, this.#state),
    );
  }

  /** @param {string} back when somebody is back, as a sentence */
  render(back) {
    const { form, online, isLeaving } = this.#session;
    const { asked, problems, values } = form;
    for (const { name, row, control, required, error } of this.#fields) {
      row.hidden = name !== "message" && asked?.[name] === "hidden";
      control.required = name === "message" || asked?.[name] === "required";
      required.hidden = !control.required;
      control.readOnly = isLeaving;
      if (control.value !== values[name]) control.value = values[name];
      control.setAttribute("aria-invalid", String(Boolean(problems[name])));
      this.#say(error, problems[name]);
    }
    this.#lead.hidden = online === true;
    this.#say(this.#lead, { text: this.#texts("form.lead") + " " + back });
    this.#here.hidden = !online || isLeaving;
    this.#button.setAttribute("aria-disabled", String(isLeaving));
    this.#state.className = isLeaving ? "" : "error";
    this.#say(this.#state, isLeaving ? { text: this.#texts("message.sending") } : problems.whole);
    /* After an attempt that did not succeed, if the visitor is still here. */
    const isWrong = problems !== this.#problems && FIELDS.some((name) => problems[name]);
    this.#problems = problems;
    if (isWrong && this.element.matches(":focus-within")) this.focus();
  }

  /** To what has to be put right, to what was begun, or to the beginning. */
  focus() {
    const { problems, values } = this.#session.form;
    const field = this.#fields.find(({ name }) => problems[name]) ?? (values.message && this.#fields.at(-1));
    (field ? field.control : this.#title).focus();
  }

  /** @param {Field} name */
  #field(name) {
    const id = "form-" + name;
    const oninput = () => this.#session.form.type(name, control.value);
    const common = { id, dir: "auto", "aria-describedby": id + "-error", oninput };
    const type = name === "phone" ? "tel" : name;
    const control = name === "message" ? element("textarea", { ...common, rows: 3 }) : element("input", { ...common, type, inputmode: type, autocomplete: type });
    const required = element("span", { "aria-hidden": "true", text: this.#texts("form.required") });
    const error = element("p", { id: id + "-error", class: "error" });
    const row = element("div", {}, element("label", { for: id }, this.#texts("label." + name) + " ", required), control, error);
    return { name, row, control, required, error };
  }

  /**
   * Only if it changes, for the sake of screen readers.
   * @param {HTMLElement} target
   * @param {Problem} [problem]
   */
  #say(target, { code, n = 0, text = "" } = {}) {
    const sentence = code ? this.#texts("wrong." + code, { n }) : text;
    if (target.textContent !== sentence) target.textContent = sentence;
  }
}
