/*
 * The form that a visitor finds in the chat while nobody is there.
 */

import { errorBeside } from "./errors.mjs";
import { WORDS } from "./words.mjs";

/** @typedef {"name" | "email" | "phone" | "message"} FieldName */

export class OfflineForm {
  #visitor;
  #words;

  /**
   * @param {import("./visitor.mjs").Visitor} visitor
   * @param {import("./words.mjs").Language} language
   */
  constructor(visitor, language = "en") {
    this.#visitor = visitor;
    this.#words = WORDS[language].form;
  }

  get element() {
    return this.#visitor.chat.getByRole("form", { name: this.#words.heading });
  }

  async opens() {
    await this.#visitor.launcher.click();
    await this.element.waitFor();
  }

  /** @param {FieldName} name */
  field(name) {
    return this.element.getByRole("textbox", { name: this.#words[name] });
  }

  /** @param {Partial<Record<FieldName, string>>} values */
  async fill(values) {
    for (const [name, value] of Object.entries(values)) await this.field(/** @type {FieldName} */ (name)).fill(value);
  }

  /** What stands in the fields that there are. */
  async typed() {
    const names = /** @type {FieldName[]} */ (["name", "email", "phone", "message"]);
    const there = await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await this.field(name).count()])));
    const found = there.filter(([, count]) => count > 0).map(async ([name]) => [name, await this.field(name).inputValue()]);
    return Object.fromEntries(await Promise.all(found));
  }

  /** What the form says is wrong with a field. @param {FieldName} name */
  errorOf(name) {
    return errorBeside(this.field(name));
  }

  get send() {
    return this.element.getByRole("button", { name: this.#words.send, exact: true });
  }
}
