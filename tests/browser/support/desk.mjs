/*
 * A company at work: the server, set up through its pages, its people and its visitors, each in a browser context of
 * their own.
 */

import { launchBrowser, patient } from "./browser.mjs";
import { Cabinet } from "./cabinet.mjs";
import { Operator } from "./operator.mjs";
import { Server } from "./server.mjs";
import { COMPANY, OWNER, SetupForm } from "./setup_form.mjs";
import { Visitor } from "./visitor.mjs";
import { WORDS } from "./words.mjs";

export class Desk {
  server;
  browser;
  /** The address of the page to try the widget on. */
  tryOut = "";
  /** The line that a page carries, and what its policy has to allow. */
  line = "";
  policy = "";
  #language;
  /** @type {import("playwright-core").BrowserContext} */
  #ownersContext;

  /**
   * @param {Server} server
   * @param {import("playwright-core").Browser} browser
   * @param {import("./words.mjs").Language} language
   */
  constructor(server, browser, language) {
    this.server = server;
    this.browser = browser;
    this.#language = language;
  }

  /**
   * Everybody's browser speaks the same language.
   * @param {{operators?: string[], language?: import("./words.mjs").Language}} options names of people beside the owner
   */
  static async open({ operators = [], language = "en" } = {}) {
    const [server, browser] = await Promise.all([Server.start(), launchBrowser()]);
    const desk = new Desk(server, browser, language);
    await desk.#setUp();
    if (operators.length > 0) await desk.#hire(operators);
    return desk;
  }

  /**
   * A browser of somebody new, on this server.
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  async context(options = {}) {
    const { locale } = WORDS[this.#language];
    return patient(await this.browser.newContext({ locale, baseURL: this.server.address, ...options }));
  }

  /** The owner, signed in by the set-up, with a console open. */
  async owner() {
    const owner = new Operator(await this.#ownersContext.newPage(), OWNER, this.#language);
    await owner.opensConsole();
    return owner;
  }

  /** The owner in the cabinet: they run the company, and have no console open. */
  async cabinet() {
    return new Cabinet(await this.#ownersContext.newPage());
  }

  /**
   * With the console open.
   * @param {string} name
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  async operator(name, options = {}) {
    const context = await this.context(options);
    return this.operatorOn(await context.newPage(), name);
  }

  /**
   * On a page that was prepared for them.
   * @param {import("playwright-core").Page} page
   * @param {string} name
   */
  async operatorOn(page, name) {
    const operator = new Operator(page, accountOf(name), this.#language);
    await operator.signsIn();
    return operator;
  }

  /**
   * On the try-out page.
   * @param {import("playwright-core").BrowserContextOptions} options
   */
  async visitor(options = {}) {
    const context = await this.context(options);
    const page = await context.newPage();
    await page.goto(this.tryOut);
    return new Visitor(page, this.#language);
  }

  async close() {
    await this.browser.close();
    await this.server.discard();
  }

  async #setUp() {
    this.#ownersContext = await this.context();
    const page = await this.#ownersContext.newPage();
    const form = new SetupForm(page, this.#language);
    await page.goto(this.server.setupLink);
    await form.fill({ ...OWNER, ...COMPANY });
    await form.submit();
    const { heading, tryOut } = WORDS[this.#language].install;
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
    this.tryOut = (await page.getByRole("link", { name: tryOut }).getAttribute("href")) ?? "";
    [this.line, this.policy] = await page.locator("pre code").allTextContents();
    await page.close();
  }

  /** Accounts are made from the machine of the server, while it rests. @param {string[]} names */
  async #hire(names) {
    await this.server.stop();
    for (const account of names.map(accountOf)) {
      const words = ["create", "--role", "operator", "--name", account.name, "--email", account.email, "--password-stdin"];
      await this.server.admin(words, account.password);
    }
    await this.server.startAgain();
  }
}

/** How a person signs in whose name is Latin. @param {string} name */
export function accountOf(name) {
  return { name, email: name.toLowerCase() + "@shop.example", password: "a kettle for " + name + " and the gardener" };
}
