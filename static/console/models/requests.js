/*
 * Questions to the server and the answers to them, matched by number.
 */

/** @typedef {import("../../types/ConsoleOut").ConsoleOut} ConsoleOut */
/** @typedef {import("../../types/ConsoleIn").ConsoleIn} ConsoleIn */
/** @typedef {Extract<ConsoleIn, {re: number}>} Request */
/** @typedef {Extract<ConsoleOut, {re: number}>} Answer */
/**
 * @template T
 * @typedef {T extends unknown ? Omit<T, "re"> : never} WithoutNumber
 */

/** The server said no; the message is its sentence for the person. */
export class Refused extends Error {
  /**
   * @param {string} code
   * @param {string} text
   */
  constructor(code, text) {
    super(text);
    this.code = code;
  }
}

/** There is no connection, or it went before the answer came: nobody knows whether it was done. */
export class Unanswered extends Error {}

export class Requests {
  #send;
  #last = 0;
  /** @type {Map<number, {resolve: (answer: Answer) => void, reject: (error: Error) => void}>} */
  #open = new Map();

  /** @param {(frame: ConsoleIn) => boolean} send false if there is no connection */
  constructor(send) {
    this.#send = send;
  }

  /**
   * @param {WithoutNumber<Request>} request
   * @returns {Promise<Answer>} rejected with `Refused` or `Unanswered`
   */
  ask(request) {
    this.#last += 1;
    const re = this.#last;
    return new Promise((resolve, reject) => {
      if (this.#send(/** @type {Request} */ ({ ...request, re }))) this.#open.set(re, { resolve, reject });
      else reject(new Unanswered());
    });
  }

  /** @param {Answer} answer */
  answer(answer) {
    this.#take(answer.re)?.resolve(answer);
  }

  /** @param {Extract<ConsoleOut, {type: "refused"}>} refusal */
  refuse({ re, code, text }) {
    if (re !== undefined) this.#take(re)?.reject(new Refused(code, text));
  }

  /** The connection is gone, and with it every answer. */
  abandon() {
    for (const re of [...this.#open.keys()]) this.#take(re)?.reject(new Unanswered());
  }

  /** @param {number} re */
  #take(re) {
    const waiting = this.#open.get(re);
    this.#open.delete(re);
    return waiting;
  }
}
