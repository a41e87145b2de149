/*
 * A web site of somebody else: pages with headers of their own, on a port of their own, under any `.example` name.
 */

import { once } from "node:events";
import { createServer } from "node:http";

export class WebSite {
  /** What the pages say, by path: HTML of the body, and headers. @type {Map<string, {body: string, head: string, policy: string}>} */
  #pages = new Map();
  #server = createServer((request, response) => this.#answer(request, response));

  static async start() {
    const site = new WebSite();
    site.#server.listen(0, "127.0.0.1");
    await once(site.#server, "listening");
    return site;
  }

  /**
   * @param {string} path
   * @param {{body: string, head?: string, policy?: string}} page the policy is that of its Content-Security-Policy
   */
  put(path, { body, head = "", policy = "" }) {
    this.#pages.set(path, { body, head, policy });
  }

  /**
   * @param {string} host a `.example` name
   * @param {string} path
   */
  address(host, path) {
    const listening = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    return "http://" + host + ":" + listening.port + path;
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  #answer({ url }, response) {
    const page = this.#pages.get(url ?? "");
    if (!page) return response.writeHead(404).end();
    const headers = { "content-type": "text/html; charset=utf-8", ...(page.policy ? { "content-security-policy": page.policy } : {}) };
    response.writeHead(200, headers);
    response.end("<!doctype html><html lang=en><head><title>A shop</title>" + page.head + "</head><body>" + page.body + "</body></html>");
  }
}
