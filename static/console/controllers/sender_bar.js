/*
 * Who passed this conversation on to the person, and the way to give it back in one press. One line, however long a name
 * is: the whole of it is told where the pointer rests, and to those who hear it.
 */

import { element } from "../../shared/dom.js";
import { failureSentence } from "../helpers/failure.js";
import { drawing } from "../helpers/icons.js";

/**
 * @param {object} options
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/acts.js").Acts} options.acts
 * @param {import("./notices.js").Notices} options.notices
 * @param {import("../../shared/texts.js").Texts} options.texts
 * @param {() => void} options.onDone
 */
export function senderBar({ desk, acts, notices, texts, onDone }) {
  const words = element("p", { class: "sender-words" });
  const button = element("button", { class: "button button-quiet sender-button", type: "button", onclick: () => giveBack() });
  const bar = element("div", { class: "sender", hidden: true }, drawing("pass"), words, button);
  let conversation = 0;
  let sender = 0;

  async function giveBack() {
    button.disabled = true;
    try {
      await acts.transfer(conversation, { kind: "operator", id: sender });
      onDone();
    } catch (error) {
      notices.notice(failureSentence(error, texts));
    } finally {
      button.disabled = false;
    }
  }

  /** @param {import("../../types/Summary").Summary} summary */
  function draw(summary) {
    const { state } = summary;
    conversation = summary.id;
    sender = (state.kind === "owned" && state.sender) || 0;
    const name = sender === desk.roster.me ? "" : desk.roster.name(sender);
    bar.hidden = !desk.isMine(summary) || name === "";
    words.textContent = words.title = texts("sender.words", { name });
    button.textContent = texts("sender.short");
    button.title = texts("sender.button", { name });
    button.setAttribute("aria-label", button.title);
  }

  return { element: bar, draw };
}
