/*
 * What the widget and the console weigh on the wire, compressed as a browser is sent them: `node weigh.mjs`.
 */

import { request } from "node:http";

import { Desk } from "./support/desk.mjs";

const desk = await Desk.open();
try {
  // Somebody is there: the chat is weighed as most visitors meet it.
  const owner = await desk.owner();
  const guest = await desk.visitor();
  const beforeClick = await weigh(loaded(await requestsOf(guest.page, () => guest.page.reload({ waitUntil: "networkidle" })), /\/w\//));
  const clicked = await requestsOf(guest.page, async () => {
    await guest.opensWidget();
    await guest.page.waitForLoadState("networkidle");
  });
  const afterClick = await weigh(loaded(clicked, /\/a\//));

  const { page } = owner;
  const opened = await requestsOf(page, () => page.reload({ waitUntil: "networkidle" }));
  const consoleAssets = await weigh(loaded(opened, /\/a\//));

  print("Widget, on every page view", beforeClick, 4_000);
  print("Widget, after the click", afterClick, 24_000);
  print("Console, all assets", consoleAssets, 150_000);
  console.log("\nThe heaviest of each:");
  for (const files of [afterClick, consoleAssets]) for (const { path, bytes } of files.slice(0, 8)) console.log(String(bytes).padStart(8) + "  " + path);
} finally {
  await desk.close();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} act
 */
async function requestsOf(page, act) {
  /** @type {string[]} */
  const urls = [];
  const note = (/** @type {import("playwright-core").Request} */ each) => urls.push(each.url());
  page.on("request", note);
  await act();
  page.off("request", note);
  return urls;
}

/**
 * @param {string[]} urls
 * @param {RegExp} wanted
 */
function loaded(urls, wanted) {
  return [...new Set(urls)].filter((url) => wanted.test(new URL(url).pathname));
}

/** @param {string[]} urls @returns {Promise<{path: string, bytes: number}[]>} the heaviest first */
async function weigh(urls) {
  const files = await Promise.all(urls.map(async (url) => ({ path: new URL(url).pathname.replace(/^\/a\/[^/]+\//, ""), bytes: await bytesOf(url) })));
  return files.sort((one, other) => other.bytes - one.bytes);
}

/** The body as it travels. @param {string} url @returns {Promise<number>} */
function bytesOf(url) {
  return new Promise((resolve, reject) => {
    request(url, { headers: { "accept-encoding": "gzip, deflate, br" } }, async (answer) => {
      let bytes = 0;
      for await (const chunk of answer) bytes += chunk.length;
      resolve(bytes);
    })
      .on("error", reject)
      .end();
  });
}

/**
 * @param {string} name
 * @param {{bytes: number}[]} files
 * @param {number} goal bytes
 */
function print(name, files, goal) {
  const sum = files.reduce((total, { bytes }) => total + bytes, 0);
  console.log(name.padEnd(30) + String(sum).padStart(8) + " bytes in " + String(files.length).padStart(3) + " files   goal " + goal + (sum > goal ? "   OVER" : ""));
}
