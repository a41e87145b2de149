/*
 * A real mail server (tests/smtp/server.py) for journeys: it wants a user and a password, and tells every mail.
 */

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../smtp/server.py", import.meta.url));

/** @typedef {{to: string[], subject: string, text: string, headers: Record<string, string>}} Mail */

export const USER = "chat@shop.example";
export const MAIL_PASSWORD = "only for programs";

export class MailServer {
  port = 0;
  #folder;
  #process;
  /** @type {AsyncIterator<string>} */
  #lines;

  /**
   * @param {string} folder
   * @param {import("node:child_process").ChildProcessWithoutNullStreams} started
   */
  constructor(folder, started) {
    this.#folder = folder;
    this.#process = started;
    this.#lines = createInterface(started.stdout)[Symbol.asyncIterator]();
  }

  static async start() {
    const folder = await mkdtemp(join(tmpdir(), "besedka-mail-"));
    const words = ["--folder", folder, "--security", "none", "--user", USER, "--password", MAIL_PASSWORD];
    const started = spawn("/usr/bin/python3", [PROGRAM, ...words], { stdio: "pipe" });
    process.once("exit", () => started.kill("SIGKILL"));
    const server = new MailServer(folder, started);
    server.port = (await server.#next()).port;
    return server;
  }

  /** The next mail that it takes. @returns {Promise<Mail>} */
  takes() {
    return this.#next();
  }

  /** Ends it; how many mails nobody has asked for. */
  async ends() {
    this.#process.stdin.end();
    let left = 0;
    while (!(await this.#lines.next()).done) left += 1;
    await rm(this.#folder, { recursive: true, force: true });
    return left;
  }

  async #next() {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error("the mail server needs python3-aiosmtpd: tests/run installs it");
    return JSON.parse(value);
  }
}
