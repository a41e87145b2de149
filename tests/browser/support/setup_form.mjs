/*
 * The form on which the owner sets the company up, as a person fills it in.
 */

import { errorBeside } from "./errors.mjs";
import { WORDS } from "./words.mjs";

export const OWNER = { name: "Vera Linden", email: "vera@shop.example", password: "copper teapot under the orchard" };
export const COMPANY = { company: "Linden & Mint", siteDomain: "shop.example", siteName: "The tea shop" };

export class SetupForm {
  page;
  #words;

  /**
   * @param {import("playwright-core").Page} page
   * @param {import("./words.mjs").Language} language
   */
  constructor(page, language = "en") {
    this.page = page;
    this.#words = WORDS[language].setup;
  }

  get heading() {
    return this.page.getByRole("heading", { level: 1, name: this.#words.heading });
  }

  /** @param {"name" | "email" | "password" | "company" | "siteDomain" | "siteName"} name */
  field(name) {
    return this.page.getByRole("textbox", { name: this.#words[name], exact: true }).or(this.page.getByLabel(this.#words[name], { exact: true })).first();
  }

  /** @param {Partial<typeof OWNER & typeof COMPANY>} values */
  async fill(values) {
    for (const [name, value] of Object.entries(values)) await this.field(/** @type {"name"} */ (name)).fill(value);
  }

  async submit() {
    await this.page.getByRole("button", { name: this.#words.submit }).click();
  }

  /** What the page says is wrong with a field. @param {"name" | "email" | "password" | "company" | "siteDomain" | "siteName"} name */
  errorOf(name) {
    return errorBeside(this.field(name));
  }
}
