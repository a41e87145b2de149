/*
 * The sheet on which somebody passes a conversation on, as a person uses it.
 */

import { WORDS } from "./words.mjs";

export class PassSheet {
  #operator;
  #words;

  /**
   * @param {import("./operator.mjs").Operator} operator who has the conversation on the screen
   * @param {import("./words.mjs").Language} language
   */
  constructor(operator, language = "en") {
    this.#operator = operator;
    this.#words = WORDS[language].passing;
  }

  get opener() {
    return this.#operator.pane.getByRole("button", { name: this.#words.open, exact: true });
  }

  get dialog() {
    return this.#operator.page.getByRole("dialog", { name: this.#words.sheet });
  }

  get receivers() {
    return this.dialog.getByRole("listbox", { name: this.#words.receivers });
  }

  get note() {
    return this.dialog.getByRole("textbox", { name: this.#words.note, exact: true });
  }

  /** The button that does it; its name is that of what is chosen. */
  get submit() {
    return this.dialog.locator("button.button-primary");
  }

  async opens() {
    await this.opener.click();
    await this.receivers.waitFor();
  }

  /** What can be chosen. @param {string} name of a colleague, a department or the queue */
  receiver(name) {
    return this.receivers.getByRole("option").filter({ has: this.#operator.page.getByText(name, { exact: true }) });
  }

  /**
   * All of it, from opening the sheet to the end of it.
   * @param {string} name
   * @param {string} note
   */
  async passes(name, note = "") {
    await this.opens();
    await this.receiver(name).click();
    if (note) await this.note.fill(note);
    await this.submit.click();
    await this.dialog.waitFor({ state: "hidden" });
  }
}
