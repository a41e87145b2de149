/*
 * One WebSocket that is always on its way back: over bad networks, across sleep, after days. It knows frames only by
 * `welcome`, `pong` and `bye`; what the others mean is for its owner to say.
 */

/**
 * @typedef {{kind: "connecting"}
 *   | {kind: "online"}
 *   | {kind: "waiting", until: number}
 *   | {kind: "stopped", reason: string}} State `until` in milliseconds since 1970
 */

const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
/** An attempt, or an answer to a ping, that takes longer is given up. */
const PATIENCE = 10_000;
/** A connection that ends sooner than this counts as a failed attempt, so that a server in trouble is not hammered. */
const STEADY = 10_000;

/*
 * Close codes. The page went away: a server may take that as deliberate (X06). The connection was given up as dead, or is
 * not wanted any more though the page stays: that says nothing about the person.
 */
const LEFT = 1000;
const GIVEN_UP = 4000;
const LET_GO = 4001;

/** @template {{type: string}} Frame */
export class Connection {
  #url;
  #hello;
  #onFrame;
  #onState;
  #heartbeat;
  /** @type {State} */
  #state = { kind: "stopped", reason: "not_started" };
  /** @type {WebSocket | undefined} */
  #socket;
  #attempt = 0;
  #onlineSince = 0;
  /** Whether the server named the time to come back: then only the person may come sooner. */
  #obliged = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} the next attempt, or the next ping */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;
  /** @type {AbortController | undefined} */
  #listening;

  /**
   * @param {object} options
   * @param {string | (() => string)} options.url
   * @param {() => object} options.hello the first frame of every connection
   * @param {(frame: Frame) => void} options.onFrame every frame; at `welcome`, sending is possible already
   * @param {(state: State) => void} options.onState `online` comes right after the `welcome` frame
   * @param {number} [options.heartbeatMs] until a welcome names its own
   */
  constructor({ url, hello, onFrame, onState, heartbeatMs = 25_000 }) {
    this.#url = typeof url === "string" ? () => url : url;
    this.#hello = hello;
    this.#onFrame = onFrame;
    this.#onState = onState;
    this.#heartbeat = heartbeatMs;
  }

  /** How it stands. */
  get state() {
    return this.#state;
  }

  start() {
    if (this.#state.kind !== "stopped") return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener("online", () => this.#nudge(), { signal });
    window.addEventListener("pageshow", () => this.#nudge(), { signal });
    window.addEventListener("pagehide", () => this.#leave(), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#nudge(), { signal });
    this.#attempt = 0;
    this.#connect();
  }

  /**
   * Lets go of the connection while the page stays.
   * @param {string} reason
   */
  stop(reason = "asked") {
    if (this.#state.kind === "stopped") return;
    this.#listening?.abort();
    this.#release(LET_GO);
    this.#become({ kind: "stopped", reason });
  }

  /** The person does not want to wait. */
  retryNow() {
    if (this.#state.kind === "stopped") this.start();
    else if (this.#state.kind === "waiting") this.#connect();
  }

  /**
   * @param {object} frame
   * @returns {boolean} false unless online; true does not mean that it has arrived
   */
  send(frame) {
    if (this.#state.kind !== "online" || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    this.#release(GIVEN_UP);
    this.#obliged = false;
    this.#become({ kind: "connecting" });
    this.#expect();
    let socket;
    try {
      socket = new WebSocket(this.#url());
    } catch {
      this.#wait();
      return;
    }
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#hello()));
    socket.onclose = () => this.#wait();
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
  }

  /** @param {any} frame */
  #receive(frame) {
    this.#calm();
    if (frame.type === "bye") return this.#part(frame.reason, frame.retry_after_ms);
    if (frame.type !== "welcome") return this.#onFrame(frame);
    this.#heartbeat = frame.heartbeat_ms ?? this.#heartbeat;
    this.#onlineSince = Date.now();
    this.#state = { kind: "online" };
    this.#onFrame(frame);
    if (this.#state.kind !== "online") return;
    this.#onState(this.#state);
    this.#beatLater();
  }

  #beatLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(), this.#heartbeat);
  }

  #beat() {
    if (this.send({ type: "ping" })) this.#expect();
    this.#beatLater();
  }

  /** Silence beyond this point means that the other end is gone, whatever the socket says; asking again changes nothing. */
  #expect() {
    this.#deadline ??= setTimeout(() => this.#wait(), PATIENCE);
  }

  #calm() {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  /** The network or the page has come back: go on at once, or see whether the old connection has lived through it. */
  #nudge() {
    if (this.#state.kind === "waiting" && !this.#obliged) this.#connect();
    else if (this.#state.kind === "online") this.#beat();
  }

  /** A page with an open socket cannot be kept for the Back button; without one it can, and comes back by `pageshow`. */
  #leave() {
    if (this.#state.kind === "stopped" || this.#obliged) return;
    this.#release(LEFT);
    this.#become({ kind: "waiting", until: Infinity });
  }

  /**
   * The server's `bye`.
   * @param {string} reason
   * @param {number | undefined} retryAfter milliseconds; none means not to come back
   */
  #part(reason, retryAfter) {
    if (retryAfter === undefined) return this.stop(reason);
    this.#obliged = true;
    this.#waitFor(retryAfter * (1 + Math.random() / 4), LET_GO);
  }

  /** Exponential back-off with full jitter, so that thousands cut off at once do not come back at once. */
  #wait() {
    const steady = this.#onlineSince > 0 && Date.now() - this.#onlineSince >= STEADY;
    this.#attempt = steady ? 0 : this.#attempt + 1;
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.max(0, this.#attempt - 1));
    this.#waitFor(Math.random() * ceiling, GIVEN_UP);
  }

  /**
   * @param {number} delay milliseconds
   * @param {number} code
   */
  #waitFor(delay, code) {
    this.#release(code);
    this.#timer = setTimeout(() => this.#connect(), delay);
    this.#become({ kind: "waiting", until: Date.now() + delay });
  }

  /**
   * Lets go of the socket and of every timer.
   * @param {number} code
   */
  #release(code) {
    clearTimeout(this.#timer);
    this.#calm();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#onlineSince = 0;
    if (!socket) return;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close(code);
  }

  /** @param {State} state */
  #become(state) {
    this.#state = state;
    this.#onState(state);
  }
}
