/*
 * The visitor's side of the protocol: what the frames mean and what is said in return. It knows no element; whoever
 * shows it listens to `onChange` and reads what it needs.
 */

import { Acknowledgements } from "../../shared/acknowledgements.js";
import { Connection } from "../../shared/connection.js";
import { newKey } from "../../shared/keys.js";
import { Outbox } from "../../shared/outbox.js";
import { wellFormed } from "../helpers/characters.js";
import { ConversationLog } from "./conversation_log.js";
import { OfflineForm } from "./offline_form.js";
import { TypingOperator, TypingVisitor } from "./typing.js";

/** @typedef {import("../../types/WidgetIn").WidgetIn} WidgetIn */
/** @typedef {import("../../types/WidgetOut").WidgetOut} WidgetOut */
/** @typedef {Extract<WidgetOut, {type: "welcome"}>} Welcome */
/** @typedef {Extract<WidgetOut, {type: "refused"}>} Refused */
/** @typedef {import("../../types/VisitorMessage").VisitorMessage} VisitorMessage */
/** @typedef {import("./storage.js").PendingMessage} PendingMessage */
/** @typedef {import("./storage.js").Kept} Kept */

const VERSION = 1;

export class Session {
  log = new ConversationLog();
  /** @type {boolean | undefined} whether somebody is there to answer (W01); not known before the first welcome */
  online;
  /** @type {number | undefined} the version of the site's look; not known before the first welcome */
  look;
  /** @type {string | undefined} the key of the form's message, once it is on the server */
  left;
  /** @type {string | undefined} why something that was asked for was not done, or not yet */
  refusal;
  loadingEarlier = false;
  #storage;
  #language;
  #onChange;
  #onMessages;
  #request = 0;
  /** @type {string | undefined} who this window has said it is */
  #token;

  /**
   * @param {object} options
   * @param {string} options.url of the server's socket for this site
   * @param {string} options.language
   * @param {import("./storage.js").SiteStorage} options.storage
   * @param {() => void} options.onChange
   * @param {(messages: readonly VisitorMessage[], missed: boolean) => void} options.onMessages what the company wrote,
   *   now or, where `missed`, while there was no connection
   */
  constructor({ url, language, storage, onChange, onMessages }) {
    this.#storage = storage;
    this.#language = language;
    this.#onChange = onChange;
    this.#onMessages = onMessages;
    this.operatorTyping = new TypingOperator(onChange);
    this.visitorTyping = new TypingVisitor(() => this.#send({ type: "typing" }));
    this.connection = new Connection({
      url,
      hello: () => this.#hello(),
      onFrame: (/** @type {WidgetOut} */ frame) => this.#receive(frame),
      onState: (state) => this.#connected(state.kind === "online"),
    });
    this.outbox = /** @type {Outbox<Kept>} */ (
      new Outbox({
        load: () => storage.loadOutbox(),
        save: (items) => storage.saveOutbox(items),
        send: ({ key, text, form }) => this.#send(form ? { type: "offline_form", key, text, ...form } : { type: "post", key, text }),
        onChange,
      })
    );
    this.form = new OfflineForm(storage, onChange);
    this.#restoreForm();
    this.acknowledgements = this.#newAcknowledgements();
  }

  /** @param {string} text */
  post(text) {
    this.refusal = undefined;
    this.visitorTyping.stopped();
    this.outbox.add({ key: newKey(), text: wellFormed(text), at: Date.now() });
  }

  /** Sends the form, if it is filled in as it is asked. */
  leaveMessage() {
    if (this.isLeaving) return;
    this.refusal = undefined;
    if (this.form.check()) this.outbox.add(this.form.item);
    this.#onChange();
  }

  /** The form is on its way. */
  get isLeaving() {
    return this.outbox.items.some(({ form }) => form);
  }

  /** Asks for the messages before those that are here. */
  loadEarlier() {
    const before = this.log.first;
    if (!before || !this.log.hasEarlier || this.loadingEarlier) return;
    this.loadingEarlier = this.#send({ type: "history", re: (this.#request += 1), before });
    this.#onChange();
  }

  /** Ends the conversation. */
  close() {
    const conversation = this.log.conversation?.conversation;
    if (conversation !== undefined) this.#send({ type: "close", re: (this.#request += 1), conversation });
  }

  /**
   * X16: says what the visitor thinks of the conversation.
   * @param {number} stars
   * @param {string} comment
   */
  rate(stars, comment) {
    const conversation = this.log.conversation?.conversation;
    this.refusal = undefined;
    if (conversation !== undefined) this.#send({ type: "rate", re: (this.#request += 1), conversation, stars, comment: wellFormed(comment) });
  }

  /**
   * The visitor has seen everything up to this message.
   * @param {number} conversation
   * @param {number} upto
   */
  see(conversation, upto) {
    this.log.see(conversation, upto);
    this.acknowledgements.read(conversation, upto);
    this.#onChange();
  }

  /** Nothing is under way that the visitor would have to hear of. */
  get isIdle() {
    return !this.log.isOpen && this.outbox.items.every((item) => item.state === "failed");
  }

  /** @returns {WidgetIn} */
  #hello() {
    this.#token = this.#storage.token;
    const page = { url: location.href, title: document.title, referrer: document.referrer };
    const brief = Object.entries(page).map(([name, value]) => [name, wellFormed(value.slice(0, 500))]);
    return {
      type: "hello",
      version: VERSION,
      token: this.#token,
      language: this.#language,
      page: /** @type {import("../../types/Page").Page} */ (Object.fromEntries(brief)),
      resume: this.log.resume,
    };
  }

  #newAcknowledgements() {
    return new Acknowledgements({ send: (frame) => this.#send(frame) });
  }

  /** @param {WidgetIn} frame */
  #send(frame) {
    return this.connection.send(frame);
  }

  /** @param {boolean} online */
  #connected(online) {
    this.loadingEarlier = false;
    if (online) this.outbox.flush();
    else this.operatorTyping.stopped();
    this.#onChange();
  }

  /** @param {WidgetOut} frame */
  #receive(frame) {
    if (frame.type === "welcome") this.#welcomed(frame);
    else if (frame.type === "posted") this.#posted(frame);
    else if (frame.type === "refused") this.#refused(frame);
    else if (frame.type === "message") this.#received([frame.message], false);
    else if (frame.type === "conversation") this.log.setConversation(frame.conversation);
    else if (frame.type === "receipts") this.log.setMarks(frame.conversation, frame.marks);
    else if (frame.type === "typing") this.operatorTyping.heard(frame.name);
    else if (frame.type === "online") this.#heard(frame);
    else if (frame.type === "history") this.#earlier(frame.messages, frame.has_earlier);
    else return;
    this.#onChange();
  }

  /** Who is there, and how it should look by now. @param {Pick<Welcome, "online" | "offline" | "look">} news */
  #heard({ online, offline, look }) {
    this.online = online;
    this.look = look;
    this.form.asked = offline;
  }

  /** @param {Welcome} frame */
  #welcomed(frame) {
    if (this.#storage.token !== this.#token) return this.#reconnect();
    this.#storage.token = this.#token = frame.token;
    this.#heard(frame);
    if (!frame.resumed) {
      this.log.replace([], frame.has_earlier);
      this.acknowledgements = this.#newAcknowledgements();
    }
    this.log.setConversation(frame.conversation);
    this.acknowledgements.reset();
    this.#received(frame.messages, true);
  }

  /** Another window has been given a name in the meantime: both are the same visitor, so this one takes that name. */
  #reconnect() {
    this.connection.stop();
    this.connection.start();
  }

  /**
   * @param {readonly VisitorMessage[]} messages
   * @param {boolean} missed
   */
  #received(messages, missed) {
    this.log.add(messages);
    for (const { key, text } of messages) this.#settle(key, text);
    const theirs = messages.filter(({ author }) => author.kind === "operator");
    for (const { conversation, number } of [...theirs].reverse()) this.acknowledgements.delivered(conversation, number);
    if (theirs.length) this.operatorTyping.stopped();
    this.#onMessages(theirs, missed);
  }

  /** @param {Extract<WidgetOut, {type: "posted"}>} frame */
  #posted({ key, conversation, number, at }) {
    this.refusal = undefined;
    const text = this.#pending(key)?.text;
    if (text === undefined) return;
    this.log.posted({ conversation, number, key, author: { kind: "visitor" }, text, at });
    this.#settle(key, text);
  }

  /** @param {string} key */
  #pending(key) {
    return this.outbox.items.find((item) => item.key === key);
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #settle(key, text) {
    if (this.#pending(key)?.form) this.left = key;
    this.form.settle(key, text);
    this.outbox.settle(key);
  }

  /** A form that was refused is nothing to be sent again as it is: it stands where it was filled in. */
  #restoreForm() {
    for (const item of this.outbox.items.filter(({ form }) => form)) {
      this.form.restore(item);
      this.outbox.discard(item.key);
    }
  }

  /** @param {Refused} frame */
  #refused({ key, re, ...refusal }) {
    this.loadingEarlier = false;
    if (key !== undefined) this.outbox.refuse(key, refusal);
    if (key !== undefined && this.#pending(key)?.state === "failed") this.#restoreForm();
    if (re !== undefined || refusal.retry_after_ms !== undefined) this.refusal = refusal.text;
  }

  /**
   * @param {readonly VisitorMessage[]} messages
   * @param {boolean} hasEarlier
   */
  #earlier(messages, hasEarlier) {
    this.loadingEarlier = false;
    this.log.hasEarlier = hasEarlier;
    this.log.add(messages);
  }
}
