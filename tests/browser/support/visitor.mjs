/*
 * A visitor of a site with the widget, in a browser of their own: what they do and what they see.
 */

import { eventually } from "./eventually.mjs";
import { WORDS } from "./words.mjs";

export class Visitor {
  page;
  #words;

  /**
   * @param {import("playwright-core").Page} page
   * @param {import("./words.mjs").Language} language of their browser
   */
  constructor(page, language = "en") {
    this.page = page;
    this.#words = WORDS[language];
  }

  get launcher() {
    return this.page.getByRole("button", { name: this.#words.widget.open });
  }

  get chat() {
    return this.page.getByRole("dialog", { name: this.#words.widget.dialog });
  }

  get composer() {
    return this.chat.getByRole("textbox", { name: this.#words.widget.composer });
  }

  get log() {
    return this.chat.getByRole("log", { name: this.#words.widget.log });
  }

  async opensWidget() {
    await this.launcher.click();
    await this.composer.waitFor();
  }

  async closesWidget() {
    await this.chat.getByRole("button", { name: this.#words.widget.close }).click();
    await this.chat.waitFor({ state: "hidden" });
  }

  /** @param {string} text */
  async types(text) {
    await this.composer.fill(text);
  }

  /** @param {string} text */
  async says(text) {
    await this.types(text);
    await this.composer.press("Enter");
    await this.message(text).waitFor();
  }

  async endsConversation() {
    await this.chat.getByRole("button", { name: this.#words.widget.more }).click();
    await this.chat.getByRole("button", { name: this.#words.widget.end }).click();
    await this.chat.getByRole("button", { name: this.#words.widget.confirmEnd, exact: true }).click();
  }

  /** @param {string} text a message, whoever wrote it */
  message(text) {
    return this.log.locator(".message", { has: this.page.getByText(text, { exact: true }) });
  }

  /** @param {string} text */
  async sees(text) {
    await this.message(text).waitFor();
  }

  /** Anything that the chat says beside messages. @param {string | RegExp} text */
  async reads(text) {
    await this.chat.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async seesTyping() {
    await this.reads(this.#words.widget.typing);
  }

  /** @param {string} text */
  async ticksOf(text) {
    const name = await this.message(text).getByRole("img").getAttribute("title");
    return this.#words.ticks[name ?? ""];
  }

  /**
   * @param {string} text
   * @param {"sending" | "sent" | "delivered" | "read"} expected
   */
  async seesTick(text, expected) {
    await eventually(() => this.ticksOf(text), expected, "how far “" + text + "” has got");
  }

  /** The texts of all messages, in order. */
  async conversation() {
    return this.log.locator(".message .text").allTextContents();
  }

  /** Who of the company has said what, in order. */
  async answers() {
    const theirs = await this.log.locator(".message:not(.mine)").all();
    return Promise.all(theirs.map((message) => Promise.all([message.locator(".author").textContent(), message.locator(".text").textContent()])));
  }
}
