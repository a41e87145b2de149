/*
 * A socket whose news from the server can be held back for a while, as on a bad network: what the person does in the
 * meantime is done without knowing.
 */

export class SlowLine {
  #isHeld = false;
  /** @type {(() => void)[]} */
  #held = [];
  /** How often the line has been cut. */
  #cuts = 0;

  /**
   * @param {import("playwright-core").Page} page that has not opened its socket yet
   * @param {RegExp} address
   */
  static async on(page, address) {
    const line = new SlowLine();
    await page.routeWebSocket(address, (socket) => {
      const server = socket.connectToServer();
      const cuts = line.#cuts;
      server.onMessage((frame) => cuts === line.#cuts && line.#pass(() => socket.send(frame)));
    });
    return line;
  }

  hold() {
    this.#isHeld = true;
  }

  /** How much the server has said that the page does not know. */
  get waiting() {
    return this.#held.length;
  }

  /** The line is cut: what was held back never arrives, nor anything else on the connections that there are. */
  lose() {
    this.#cuts += 1;
    this.#isHeld = false;
    this.#held = [];
  }

  release() {
    this.#isHeld = false;
    for (const deliver of this.#held.splice(0)) deliver();
  }

  /** @param {() => void} deliver */
  #pass(deliver) {
    if (this.#isHeld) this.#held.push(deliver);
    else deliver();
  }
}
