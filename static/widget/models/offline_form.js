/*
 * The form that stands in place of the chat while nobody is there (W02): what it asks for, what has been typed into it
 * and what is wrong with that. The server has the last word (`src/domain/offline.rs`). Everything is kept at every
 * keystroke together with the key that it will be sent under, so that a form sent again after a crash is the same form
 * (X15). Whether it stands there, and how it is sent, is the session's business.
 */

import { newKey } from "../../shared/keys.js";
import { countCharacters, isVisible, joined, LONGEST_MESSAGE, wellFormed } from "../helpers/characters.js";

/** @typedef {typeof FIELDS[number]} Field */
/** @typedef {Record<Field, string>} Values */
/** @typedef {{code?: string, n?: number, text?: string}} Problem by code, or in the server's own words */
/** @typedef {import("../../types/Offline").Offline} Offline */
/** @typedef {import("./storage.js").PendingMessage} PendingMessage */

/** From top to bottom. */
export const FIELDS = /** @type {const} */ (["name", "email", "phone", "message"]);

/** @type {Values} */
const EMPTY = { name: "", email: "", phone: "", message: "" };

const LONGEST = { name: 100, email: Infinity, phone: 40, message: LONGEST_MESSAGE };

/** An address has one `@` and a domain of several parts; a number five digits and what people write between them. */
const SHAPES = { name: /./, email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, phone: /^([ +\-().,/#*xдоб]*\d){5}[\d +\-().,/#*xдоб]*$/, message: /./ };

export class OfflineForm {
  /** @type {Offline | undefined} not known before the first welcome */
  asked;
  values = EMPTY;
  /** @type {Partial<Record<Field | "whole", Problem>>} another object after every attempt */
  problems = {};
  #storage;
  #onChange;
  #key;
  /** What stood here without being typed here: it may be taken away as it came. */
  #untouched = EMPTY;

  /**
   * @param {import("./storage.js").SiteStorage} storage
   * @param {() => void} onChange
   */
  constructor(storage, onChange) {
    this.#storage = storage;
    this.#onChange = onChange;
    const { key = newKey(), name = "", email = "", phone = "", message = "" } = storage.form ?? {};
    this.#key = key;
    this.values = { name, email, phone, message };
  }

  /** Whether the visitor has filled anything in. */
  get isTouched() {
    return FIELDS.some((field) => this.values[field] !== this.#untouched[field]);
  }

  /** As it goes into the outbox. @returns {{key: string, text: string} & import("./storage.js").Kept} */
  get item() {
    const [name, email, phone, text] = FIELDS.map((field) => wellFormed(this.values[field].trimEnd()));
    return { key: this.#key, text, at: Date.now(), form: { name, email, phone } };
  }

  /**
   * @param {Field} field
   * @param {string} typed
   */
  type(field, typed) {
    this.values = { ...this.values, [field]: typed };
    if (this.problems[field]) this.problems[field] = this.#problemOf(field);
    this.#save();
    this.#onChange();
  }

  /** Answers whether it can go. */
  check() {
    const found = FIELDS.map((field) => [field, this.#problemOf(field)]).filter(([, problem]) => problem);
    this.problems = Object.fromEntries(found);
    return found.length === 0;
  }

  /**
   * What an earlier page was sending, or the server did not take, stands here again.
   * @param {PendingMessage} item
   */
  restore({ key, text, form, code = "", reason }) {
    this.#key = key;
    this.values = { ...EMPTY, ...form, message: text };
    this.problems = code ? { [this.#subjectOf(code)]: { text: reason } } : {};
    if (code) this.#save();
  }

  /**
   * A message is on the server. If it is this one, sent from here or from another window, the form is empty again; what
   * was typed here since then stays.
   * @param {string} key
   * @param {string} text
   */
  settle(key, text) {
    if (key !== this.#key) return;
    this.#key = newKey();
    if (this.values.message.trim() === text.trim()) this.values = this.#untouched = EMPTY;
    if (this.#storage.form?.key === key) this.#save();
  }

  /** What was typed into the composer goes on here. @param {string} text */
  take(text) {
    this.values = this.#untouched = { ...this.values, message: joined(this.values.message, text) };
    this.#save();
  }

  /** What was typed here goes on in the composer; how to reach the visitor stays. */
  give() {
    const { message } = this.values;
    this.values = this.#untouched = { ...this.values, message: "" };
    this.problems = {};
    this.#save();
    return message;
  }

  /** The visitor would rather write in the chat. */
  release() {
    this.#untouched = this.values;
    this.#onChange();
  }

  /** @param {Field} field @returns {Problem | undefined} */
  #problemOf(field) {
    const typed = this.values[field].trim();
    const text = field === "message" ? typed : typed.replace(/\s+/g, " ");
    const asked = field === "message" ? "required" : this.asked?.[field];
    if (asked === "hidden") return undefined;
    if (!isVisible(text)) return asked === "required" ? { code: "empty" } : undefined;
    if (countCharacters(text) > LONGEST[field]) return { code: "too_long", n: LONGEST[field] };
    return SHAPES[field].test(text) ? undefined : { code: field };
  }

  /** What a refusal is about: `email_invalid` names it, `field_too_long` does not. @param {string} code */
  #subjectOf(code) {
    if (code === "field_too_long") return countCharacters(this.values.name) > LONGEST.name ? "name" : "phone";
    return FIELDS.find((field) => code.startsWith(field)) ?? "whole";
  }

  #save() {
    const isEmpty = FIELDS.every((field) => !this.values[field]);
    this.#storage.form = isEmpty ? undefined : { key: this.#key, ...this.values };
  }
}
