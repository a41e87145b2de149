/*
 * The real binary on a folder and a port of its own. It can be killed and started again on the same data, at the same
 * address.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../../target/debug/besedka", import.meta.url));
const BINARY = resolve(process.env.BESEDKA_BINARY ?? BUILT);
const READY = /^Besedka (?:is ready to be set up: open|serves on) (http:\/\/\S+)/;

export class Server {
  /** Scheme, host and port. */
  address = "";
  /** Where the company is set up; only before that is done. */
  setupLink = "";
  /** Everybody's, in a company that was made up. */
  password = "";
  #folder;
  #process;
  #log = "";

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** In an empty folder. */
  static async start() {
    const server = new Server(await mkdtemp(join(tmpdir(), "besedka-journey-")));
    await server.startAgain();
    return server;
  }

  /**
   * Not yet started, on a company with a year behind it.
   * @param {number} conversations
   */
  static async withCompany(conversations) {
    const server = new Server(await mkdtemp(join(tmpdir(), "besedka-journey-")));
    const making = server.#run(["demo", "--data", server.#folder, "--conversations", String(conversations)]);
    making.stdin.end();
    server.password = await firstMatch(making.stdout, /^\s*password: (.+)$/);
    await once(making, "exit");
    return server;
  }

  /** On the data that is there, at the address from before. */
  async startAgain() {
    const listen = this.address ? new URL(this.address).host : "127.0.0.1:0";
    const started = this.#run(["serve", "--data", this.#folder, "--listen", listen]);
    started.stdin.end();
    this.#process = started;
    process.once("exit", () => started.kill("SIGKILL")); // A journey that breaks off leaves no server behind.
    const ended = once(started, "exit").then(() => Promise.reject(new Error("the server has ended:\n" + this.#log)));
    const link = await Promise.race([firstMatch(started.stdout, READY), ended]);
    ended.catch(() => undefined);
    for (const held of [started, started.stdout, started.stderr]) held.unref(); // Nor does it wait for one for ever.
    this.address = new URL(link).origin;
    this.setupLink = link.includes("/setup") ? link : "";
  }

  /** As a power cut would do it. */
  async kill9() {
    await this.#end("SIGKILL");
  }

  /** As an administrator would do it. */
  async stop() {
    await this.#end("SIGTERM");
  }

  /**
   * `besedka admin …`, while the server is stopped.
   * @param {string[]} words
   * @param {string} input
   */
  async admin(words, input) {
    const [command, ...rest] = words;
    const started = this.#run(["admin", command, "--data", this.#folder, ...rest]);
    started.stdout.resume();
    started.stdin.end(input);
    const [code] = await once(started, "exit");
    if (code !== 0) throw new Error("besedka admin " + words.join(" ") + " has failed:\n" + this.#log);
  }

  /** Stops it for good; nothing is left behind. */
  async discard() {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** @param {string[]} words */
  #run(words) {
    const { PATH, HOME } = process.env;
    const started = spawn(BINARY, words, { cwd: this.#folder, env: { PATH, HOME }, stdio: "pipe" });
    started.stderr.setEncoding("utf8").on("data", (text) => (this.#log = (this.#log + text).slice(-20_000)));
    return started;
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const running = this.#process;
    this.#process = undefined;
    if (!running || running.exitCode !== null) return;
    const gone = once(running, "exit");
    running.ref();
    running.kill(signal);
    await gone;
  }
}

/**
 * @param {import("node:stream").Readable} stream
 * @param {RegExp} wanted
 * @returns {Promise<string>} its first group
 */
async function firstMatch(stream, wanted) {
  const { promise, resolve } = withResolvers();
  createInterface({ input: stream }).on("line", (line) => {
    const found = wanted.exec(line);
    if (found) resolve(found[1]);
  });
  return promise;
}

function withResolvers() {
  let resolve = (/** @type {string} */ _) => {};
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
