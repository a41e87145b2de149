/*
 * A WebSocket that remembers what was done to it and says what the test wants, and a page around it.
 */

export class FakeSocket {
  static OPEN = 1;
  /** @type {FakeSocket[]} every socket since `install`, oldest first */
  static all = [];
  readyState = 0;
  frames = [];
  closedWith = undefined;

  /** Puts it and a visible page where browsers have them. */
  static install() {
    FakeSocket.all = [];
    globalThis.WebSocket = FakeSocket;
    globalThis.window = new EventTarget();
    globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible", title: "Shop", referrer: "" });
    globalThis.location = { href: "https://shop.example/" };
  }

  static get last() {
    return FakeSocket.all.at(-1);
  }

  constructor(url) {
    this.url = url;
    FakeSocket.all.push(this);
  }

  /** The types of the frames that were sent. */
  get sent() {
    return this.frames.map((frame) => frame.type);
  }

  send(text) {
    this.frames.push(JSON.parse(text));
  }

  close(code) {
    this.closedWith = code;
  }

  opens() {
    this.readyState = FakeSocket.OPEN;
    this.onopen();
  }

  says(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }

  welcomes(news = {}) {
    this.opens();
    this.says({ type: "welcome", heartbeat_ms: 20_000, ...news });
  }

  dies() {
    this.onclose();
  }
}
