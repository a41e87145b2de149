/*
 * The phrases above the answer of somebody's console.
 */

import { eventually } from "./eventually.mjs";
import { hasFocus } from "./keys.mjs";

export class PhraseList {
  #operator;

  /** @param {import("./operator.mjs").Operator} operator */
  constructor(operator) {
    this.#operator = operator;
  }

  get opener() {
    return this.#operator.pane.getByRole("button", { name: /^Phrases/ });
  }

  get region() {
    return this.#operator.pane.getByRole("group", { name: "Phrases", exact: true });
  }

  get field() {
    return this.region.getByRole("combobox", { name: "Find a phrase" });
  }

  get options() {
    return this.region.getByRole("option");
  }

  /** @param {string} title */
  option(title) {
    return this.options.filter({ has: this.#operator.page.getByText(title, { exact: true }) });
  }

  /** The title of the phrase one is at. */
  async at() {
    const id = await this.field.getAttribute("aria-activedescendant");
    return id ? this.#operator.page.locator("#" + id + "[aria-selected=true] .phrase-title").innerText() : "";
  }

  /** The list is there and one types into its field. */
  async opened() {
    await this.options.first().waitFor();
    await eventually(() => hasFocus(this.field), true, "the focus is where one looks for a phrase");
  }

  /** The list is gone and one goes on writing. */
  async closed() {
    await this.region.waitFor({ state: "hidden" });
    await eventually(() => hasFocus(this.#operator.composer), true, "the focus is where one writes");
  }
}
