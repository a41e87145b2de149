/*
 * What this console tells the server about visitors' messages: which it holds, and which the person has seen. Only where
 * it is their business: in their own work, and in queues that they see.
 */

import { Acknowledgements } from "../../shared/acknowledgements.js";

/** @typedef {import("../../types/Summary").Summary} Summary */

export class Confirmations {
  #send;
  #roster;
  #workplace;
  #acknowledgements;

  /**
   * @param {(frame: import("../../types/ConsoleIn").ConsoleIn) => boolean} send false if there is no connection
   * @param {import("./roster.js").Roster} roster
   * @param {import("./workplace.js").Workplace} workplace
   */
  constructor(send, roster, workplace) {
    this.#send = send;
    this.#roster = roster;
    this.#workplace = workplace;
    this.#acknowledgements = new Acknowledgements({ send });
  }

  /** The connection is another one, and what is held is the same. */
  tellAgain() {
    this.#acknowledgements.reset();
  }

  /**
   * Nothing is held any more but these.
   * @param {Summary[]} summaries
   */
  startAnew(summaries) {
    this.#acknowledgements = new Acknowledgements({ send: this.#send });
    for (const summary of summaries) this.arrived(summary);
  }

  /**
   * K02, K03: this console holds what the visitor wrote, in our own work or in a queue that we see.
   * @param {Summary} summary
   */
  arrived(summary) {
    const { id, last_from_visitor, marks } = summary;
    if (this.#workplace.lists(summary) && last_from_visitor > marks.company.delivered) this.delivered(id, last_from_visitor);
  }

  /**
   * @param {number} conversation
   * @param {number} upto the last message that is held
   */
  delivered(conversation, upto) {
    this.#acknowledgements.delivered(conversation, upto);
  }

  /**
   * K02: the person has seen the visitor's messages up to this one. Never in a queue (K03), never in others' work (N01).
   * @param {Summary} summary
   * @param {number} upto
   */
  read(summary, upto) {
    if (upto <= summary.marks.company.read) return;
    const wasMine = summary.state.kind === "closed" && summary.state.owner === this.#roster.me;
    if (this.#workplace.owns(summary) || wasMine) this.#acknowledgements.read(summary.id, upto);
  }
}
