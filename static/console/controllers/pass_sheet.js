/*
 * Passing a conversation on, or assigning it as an administrator: whom or where to, with what can be said about each, and
 * a note that only colleagues see. What it shows is asked for anew whenever somebody's status changes, so that a choice
 * is made among what is so now; what is typed stays, whatever happens.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { oneAtATime } from "../helpers/one_at_a_time.js";
import { visitorName } from "../helpers/people.js";
import { receiverOptions } from "../helpers/receiver_options.js";
import { Choice } from "../models/choice.js";
import { NoteField } from "./note_field.js";
import { ReceiverList } from "./receiver_list.js";
import { fillSheet } from "./sheet.js";

/** @typedef {import("../helpers/receiver_options.js").Act} Act */
/** @typedef {import("../../types/Summary").Summary} Summary */

/** How often it is asked again while the sheet is open: frames do not tell how much others have. In milliseconds. */
const EVERY = 10_000;

/**
 * @param {object} options
 * @param {HTMLDialogElement} options.dialog
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {import("../models/drafts.js").Drafts} options.notes
 * @param {import("../../shared/texts.js").Texts} options.texts
 */
export function attachPassSheet({ dialog, desk, acts, notes, texts }) {
  /** @type {Choice<import("../helpers/receiver_options.js").Option>} */
  const choice = new Choice();
  const list = new ReceiverList({ choice, texts, onChange: draw, onEnter: () => submit.focus() });
  const note = new NoteField({ notes, texts, onChange: draw, onSend: () => form.requestSubmit() });
  const error = element("p", { class: "sheet-error", role: "alert" });
  const submit = element("button", { class: "button button-primary" });
  const cancel = element("button", {
    class: "button",
    type: "button",
    text: texts("pass.cancel"),
    onclick: () => dialog.close(),
  });
  const form = element(
    "form",
    { class: "pass", onsubmit: (/** @type {Event} */ event) => send(event) },
    ...list.elements,
    note.element,
    error,
    element("div", { class: "pass-actions" }, cancel, submit),
  );
  const { title } = fillSheet(dialog, texts("pass.cancel"), form);
  let conversation = 0;
  /** @type {Act} */
  let act = "transfer";
  let isSending = false;
  /** @type {() => void} */
  let onDone = () => undefined;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  /**
   * @param {Summary} summary
   * @param {Act} wanted
   * @param {() => void} done the conversation has gone where it was sent
   */
  function open(summary, wanted, done) {
    conversation = summary.id;
    act = wanted;
    onDone = done;
    title.textContent = texts(act === "assign" ? "pass.title_assign" : "pass.title", { name: visitorName(summary, texts) });
    error.textContent = "";
    list.open(act);
    note.open(conversation, act === "transfer");
    draw();
    dialog.showModal();
    // A keyboard on the screen would cover the list before anybody has seen it.
    if (matchMedia("(pointer: coarse)").matches) title.focus();
    else list.focus();
    timer = setInterval(refresh, EVERY);
    void refresh();
  }

  const refresh = oneAtATime(async () => {
    const asked = conversation;
    try {
      const answer = await acts.receivers(asked);
      const summary = desk.summary(asked);
      if (!dialog.open || asked !== conversation || !summary) return;
      const site = desk.sites.find(({ id }) => id === summary.site);
      const before = choice.chosen;
      list.set(receiverOptions(answer, { act, summary, site, roster: desk.roster, texts }));
      draw();
      if (before && !choice.chosen) tell(list.refusalOf(before.key) || texts("pass.gone", { name: before.name }));
    } catch (problem) {
      if (dialog.open && asked === conversation) list.failed(failureSentence(problem, texts));
    }
  });

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    const { chosen } = choice;
    if (!chosen || isSending || note.isTooLong) return;
    isSending = true;
    draw();
    try {
      if (chosen.to.kind === "operator" && act === "assign") await acts.assign(conversation, chosen.to.id);
      else await acts.transfer(conversation, chosen.to, note.text || undefined);
      note.clear();
      dialog.close();
      onDone();
    } catch (problem) {
      tell(failureSentence(problem, texts));
      void refresh();
    } finally {
      isSending = false;
      draw();
    }
  }

  /**
   * Says why it was not done; the same again is told again.
   * @param {string} sentence
   */
  function tell(sentence) {
    error.replaceChildren(element("span", { text: sentence }));
  }

  function draw() {
    const { chosen } = choice;
    submit.textContent = label(chosen);
    submit.disabled = !chosen || isSending || note.isTooLong;
  }

  /** @param {import("../helpers/receiver_options.js").Option | undefined} chosen */
  function label(chosen) {
    if (act === "assign") return chosen ? texts("pass.assign_to", { name: chosen.name }) : texts("pass.assign_nobody");
    if (!chosen) return texts("pass.submit");
    if (chosen.kind === "queue") return chosen.name;
    return texts(chosen.kind === "department" ? "pass.submit_department" : "pass.submit_to", { name: chosen.name });
  }

  /** It is not ours to pass on any more: somebody was faster, or closed it. */
  function check() {
    const summary = desk.summary(conversation);
    const isOver = !summary || summary.state.kind === "closed" || (act === "transfer" && !desk.isMine(summary));
    if (isOver && !isSending) dialog.close();
  }

  dialog.addEventListener("close", () => {
    clearInterval(timer);
    note.store();
  });
  desk.changes.add((change) => {
    if (!dialog.open) return;
    if (change.kind === "roster") void refresh();
    if (change.kind === "lists" || (change.kind === "log" && change.conversation === conversation)) check();
  });

  return { open, close: () => dialog.close() };
}
