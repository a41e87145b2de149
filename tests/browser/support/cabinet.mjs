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
   * @param {number} site
   */
  async addsDepartment(name, members, site = 1) {
    await this.page.goto("/cabinet/sites/" + site + "/departments");
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

  /**
   * A site with its own mode.
   * @param {number} site
   * @param {"Common" | "Balanced"} mode
   */
  async setsModeOfSite(site, mode) {
    await this.page.goto("/cabinet/sites/" + site);
    await this.page.getByRole("radio", { name: mode, exact: true }).check();
    await this.#saves("The settings of the site are saved.");
  }

  /**
   * @param {string} name
   * @param {string} domain
   */
  async addsSite(name, domain) {
    await this.page.goto("/cabinet/sites");
    await this.page.getByRole("link", { name: "Add a site" }).click();
    await this.page.getByLabel("Name of the site").fill(name);
    await this.page.getByLabel("Address of the site").fill(domain);
    await this.#presses("Add the site");
    await this.page.getByText("The site is added.").waitFor();
  }

  /**
   * Somebody new, who is handed a password.
   * @param {{name: string, email: string, role?: string, limit: number, sites: string[]}} person
   */
  async hires({ name, email, role = "Operator", limit, sites }) {
    await this.page.goto("/cabinet/employees/new");
    await this.page.getByLabel("Name", { exact: true }).fill(name);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByRole("radio", { name: role, exact: true }).check();
    await this.page.getByLabel("Limit of open conversations").fill(String(limit));
    for (const box of await this.page.locator("input[name=site]").all()) {
      const site = (await box.evaluate((input) => /** @type {HTMLInputElement} */ (input).labels?.[0].innerText)) ?? "";
      await box.setChecked(sites.includes(site.trim()));
    }
    await this.#presses("Invite");
    await this.page.getByRole("heading", { name: "A link for " + name }).waitFor();
    const password = "lanterns over the water for " + name;
    await this.#joins((await this.page.locator("pre").innerText()).trim(), name, password);
    return { name, email, password };
  }

  /**
   * Somebody follows their link and sends its form, without opening a console yet.
   * @param {string} link
   * @param {string} name
   * @param {string} password
   */
  async #joins(link, name, password) {
    const theirs = await this.page.context().browser()?.newContext();
    const answer = await theirs?.request.post(link, { form: { name, password, language: "en" }, maxRedirects: 0 });
    if (answer?.status() !== 303) throw new Error("The link answered " + answer?.status() + ".");
    await theirs?.close();
  }

  /**
   * For everybody.
   * @param {string} title
   * @param {string} text
   */
  async addsPhrase(title, text) {
    await this.page.goto("/cabinet/phrases/new");
    await this.page.locator("#title").fill(title);
    await this.page.locator("#text").fill(text);
    await this.page.getByRole("main").locator("form button.button-primary").click();
    await this.page.getByRole("link", { name: title, exact: true }).waitFor();
  }

  /**
   * The same on each weekday.
   * @param {number} site
   * @param {string} hours
   */
  async setsHours(site, hours) {
    await this.page.goto("/cabinet/sites/" + site + "/hours");
    await this.page.locator("input[name=kept][value=on]").check();
    for (const weekday of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) {
      await this.page.getByRole("textbox", { name: weekday, exact: true }).fill(hours);
    }
    await this.#saves("The opening hours are saved.");
  }

  /**
   * @param {string} name
   * @param {string} colour
   */
  async addsTag(name, colour) {
    await this.page.goto("/cabinet/tags");
    await this.page.getByLabel("Name of the tag").fill(name);
    await this.page.getByRole("radio", { name: colour, exact: true }).check();
    await this.#presses("Add");
    await this.page.getByText("The tag is added.").waitFor();
  }

  /** @param {string} name of a button */
  async #presses(name) {
    await this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
  }

  /** @param {string} sentence by which the page confirms it */
  async #saves(sentence) {
    await this.#presses("Save");
    await this.page.getByText(sentence, { exact: true }).waitFor();
  }
}
