/*
 * A person of the company in their console, in a browser of their own: what they do and what they see.
 */

import { eventually } from "./eventually.mjs";
import { WORDS } from "./words.mjs";

export class Operator {
  page;
  #account;
  #words;

  /**
   * @param {import("playwright-core").Page} page
   * @param {{name: string, email: string, password: string}} account
   * @param {import("./words.mjs").Language} language
   */
  constructor(page, account, language = "en") {
    this.page = page;
    this.#account = account;
    this.#words = WORDS[language];
  }

  get name() {
    return this.#account.name;
  }

  get lists() {
    return this.page.getByRole("region", { name: this.#words.console.lists, exact: true });
  }

  get pane() {
    return this.page.getByRole("region", { name: this.#words.console.conversation, exact: true });
  }

  get log() {
    return this.pane.getByRole("log", { name: this.#words.console.log });
  }

  get composer() {
    return this.pane.getByRole("textbox", { name: this.#words.console.composer });
  }

  get card() {
    return this.page.getByRole("region", { name: this.#words.console.card });
  }

  get status() {
    return this.page.getByTitle(this.#words.console.changeStatus);
  }

  async signsIn() {
    await this.submitsSignIn();
    await this.page.waitForURL(/\/console/);
    await this.status.waitFor();
  }

  async submitsSignIn() {
    const { email, password, submit } = this.#words.signIn;
    await this.page.goto("/sign-in");
    await this.page.getByLabel(email).fill(this.#account.email);
    await this.page.getByLabel(password, { exact: true }).fill(this.#account.password);
    await this.page.getByRole("button", { name: submit }).click();
  }

  /** Opens the console again, as one who is signed in. */
  async opensConsole() {
    await this.page.goto("/console");
    await this.status.waitFor();
  }

  /** @param {"queue" | "mine" | "closed"} list */
  async choosesList(list) {
    await this.lists.getByRole("link", { name: this.#words.console.tabs[list] }).click();
  }

  /** @param {"ready" | "canHelp" | "pause" | "left"} status */
  async becomes(status) {
    await this.status.click();
    await this.lists.getByRole("button", { name: this.#words.console.statuses[status] }).last().click();
    await this.isIn(status);
  }

  /** @param {"ready" | "canHelp" | "pause" | "left"} status */
  async isIn(status) {
    await eventually(async () => (await this.status.innerText()).trim(), this.#words.console.statuses[status], "the work status");
  }

  /** Of the list that is chosen. */
  get rows() {
    return this.lists.getByRole("listitem").getByRole("link");
  }

  /** The row of a list. @param {string} text its last line */
  row(text) {
    return this.rows.filter({ hasText: text });
  }

  /** @param {string} text the last line of a row */
  async looksAt(text) {
    await this.row(text).click();
    await this.sees(text);
  }

  /** @param {string} text the last line of a conversation in the queue */
  async takes(text) {
    await this.choosesList("queue");
    await this.looksAt(text);
    await this.pressesTake();
    await this.composer.waitFor();
  }

  get takeButton() {
    return this.pane.getByRole("button", { name: this.#words.console.take, exact: true });
  }

  async pressesTake() {
    await this.takeButton.click();
  }

  /** @param {string} text */
  async types(text) {
    await this.composer.fill(text);
  }

  /** @param {string} text */
  async answers(text) {
    await this.types(text);
    await this.composer.press("Enter");
    await this.message(text).waitFor();
  }

  async closesConversation() {
    await this.pane.getByRole("button", { name: this.#words.console.close }).click();
    await this.pane.getByRole("button", { name: this.#words.console.closeForGood }).click();
    await this.composer.waitFor({ state: "hidden" });
  }

  /** @param {string} text a message in the conversation on the screen */
  message(text) {
    return this.log.getByRole("listitem").filter({ has: this.page.getByText(text, { exact: true }) });
  }

  /** @param {string} text */
  async sees(text) {
    await this.message(text).waitFor();
  }

  /** Anything that the console says. @param {string | RegExp} text */
  async reads(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** A sentence told in passing. @param {string | RegExp} text */
  notice(text) {
    return this.page.getByRole("status").locator(".toast", { hasText: text });
  }

  /** What the console has told in passing and not yet taken back. */
  async notices() {
    return this.page.locator("[data-notices] p").allTextContents();
  }

  /** Goes to the conversation that a notice is about. @param {string | RegExp} text */
  async follows(text) {
    await this.notice(text).getByRole("link").click();
    await this.composer.waitFor();
  }

  /**
   * Asks for the reasons, by the button in the head of the conversation.
   * @param {string} question
   */
  async asks(question) {
    await this.pane.getByRole("button", { name: question, exact: true }).click();
    const sheet = this.page.getByRole("dialog", { name: question, exact: true });
    await sheet.getByRole("table").first().waitFor();
    return sheet;
  }

  async seesTyping() {
    await this.log.getByText(this.#words.console.typing).waitFor();
  }

  /** @param {string} text */
  async ticksOf(text) {
    const names = await this.message(text).locator(".tick").allInnerTexts();
    return this.#words.ticks[names[0]?.trim() ?? ""];
  }

  /**
   * @param {string} text
   * @param {"sending" | "sent" | "delivered" | "read"} expected
   */
  async seesTick(text, expected) {
    await eventually(() => this.ticksOf(text), expected, "how far “" + text + "” has got");
  }

  /** The texts of all messages on the screen, in order. */
  async conversation() {
    return this.log.locator(".message-text").allTextContents();
  }
}
