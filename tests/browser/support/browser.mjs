/*
 * Chromium, one per file of journeys. Every `.example` name leads to this machine, so that pages can stand on hosts of
 * their own; nothing else is asked for on the network.
 */

import { chromium } from "playwright-core";

/** Milliseconds that anything on a page may take. */
export const PATIENCE = 15_000;

const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.example 127.0.0.1",
  ],
};

export function launchBrowser() {
  return chromium.launch(LAUNCH);
}

/**
 * A browser that keeps everything in a folder and so can be closed and opened again.
 * @param {string} folder
 * @param {import("playwright-core").BrowserContextOptions} options
 */
export async function launchKept(folder, options) {
  return patient(await chromium.launchPersistentContext(folder, { ...LAUNCH, ...options }));
}

/**
 * @template {import("playwright-core").BrowserContext} Context
 * @param {Context} context
 */
export function patient(context) {
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  return context;
}
