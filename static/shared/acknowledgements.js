/*
 * Tells the server how far this client has got, so that the other side sees its ticks (K01–K04). The first news goes
 * out at once, what follows closely is gathered into one frame, and nothing ever moves backwards.
 */

/** @typedef {"delivered" | "read"} Kind */
/** @typedef {{kind: Kind, conversation: number, upto: number, reported: number, timer?: ReturnType<typeof setTimeout>}} Mark */

export class Acknowledgements {
  #send;
  #wait;
  /** @type {Map<string, Mark>} */
  #marks = new Map();

  /**
   * @param {object} options
   * @param {(frame: {type: Kind, conversation: number, upto: number}) => boolean} options.send false if it did not go out
   * @param {number} [options.wait] milliseconds between two frames about one conversation
   */
  constructor({ send, wait = 150 }) {
    this.#send = send;
    this.#wait = wait;
  }

  /**
   * This device holds every message up to this one.
   * @param {number} conversation
   * @param {number} upto
   */
  delivered(conversation, upto) {
    this.#advance("delivered", conversation, upto);
  }

  /**
   * The person has seen every message up to this one.
   * @param {number} conversation
   * @param {number} upto
   */
  read(conversation, upto) {
    this.#advance("read", conversation, upto);
  }

  /** After a reconnect: what was reported may have been lost with the old connection, so it is said again. */
  reset() {
    for (const mark of this.#marks.values()) {
      clearTimeout(mark.timer);
      mark.timer = undefined;
      mark.reported = 0;
      this.#report(mark);
    }
  }

  /**
   * @param {Kind} kind
   * @param {number} conversation
   * @param {number} upto
   */
  #advance(kind, conversation, upto) {
    const place = kind + conversation;
    const mark = this.#marks.get(place) ?? { kind, conversation, upto: 0, reported: 0 };
    if (upto <= mark.upto) return;
    mark.upto = upto;
    this.#marks.set(place, mark);
    if (mark.timer === undefined) this.#report(mark);
  }

  /** @param {Mark} mark */
  #report(mark) {
    const { kind, conversation, upto, reported } = mark;
    if (upto <= reported || !this.#send({ type: kind, conversation, upto })) return;
    mark.reported = upto;
    mark.timer = setTimeout(() => {
      mark.timer = undefined;
      this.#report(mark);
    }, this.#wait);
  }
}
