/*
 * An administrator in the cabinet: how the company works is set on its pages.
 */

/** @typedef {"Not asked for" | "May be left empty" | "Has to be filled in"} Asked */

export class Cabinet {
  page;

  /** @param {import("playwright-core").Page} page of somebody who is signed in and administers */
  constructor(page) {
    this.page = page;
  }

  /** For every site that has no mode of its own. @param {"Common" | "Balanced"} mode */
  async setsMode(mode) {
    await this.page.goto("/cabinet/sites");
    await this.page.getByRole("radio", { name: mode, exact: true }).check();
    await this.#saves("The mode is saved.");
  }

  /**
   * @param {string} employee their name
   * @param {number | ""} limit of the conversations that the system brings them
   */
  async setsLimit(employee, limit) {
    await this.page.goto("/cabinet/employees");
    await this.page.getByRole("main").getByRole("link", { name: employee, exact: true }).click();
    await this.page.getByRole("textbox", { name: "Limit of open conversations" }).fill(String(limit));
    await this.#saves("Saved.");
  }

  /**
   * @param {string} name
   * @param {string[]} members
   */
  async addsDepartment(name, members) {
    await this.page.goto("/cabinet/sites/1/departments");
    await this.page.getByRole("textbox", { name: "Name of the department" }).fill(name);
    await this.page.getByRole("button", { name: "Add", exact: true }).click();
    await this.page.getByText("The department is added. Choose who belongs to it.").waitFor();
    for (const member of members) await this.page.getByRole("checkbox", { name: member, exact: true }).check();
    await this.#saves("The department is saved.");
  }

  /**
   * What visitors find when nobody is there.
   * @param {"A form" | "A notice" | "Nothing"} mode
   * @param {Partial<Record<"Name" | "E-mail" | "Telephone", Asked>>} fields of the form
   */
  async setsOffline(mode, fields = {}) {
    await this.page.goto("/cabinet/sites/1");
    await this.page.getByRole("radio", { name: mode, exact: true }).check();
    for (const [name, asked] of Object.entries(fields)) {
      await this.page.getByRole("combobox", { name, exact: true }).selectOption({ label: asked });
    }
    await this.#saves("The settings of the site are saved.");
  }

  /** @param {string} sentence by which the page confirms it */
  async #saves(sentence) {
    await this.page.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
    await this.page.getByText(sentence, { exact: true }).waitFor();
  }
}
