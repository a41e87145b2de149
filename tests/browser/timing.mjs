/*
 * How quick the console is under the hands, measured in a browser without a screen: `node timing.mjs`. Figures, no
 * verdict: they wander with the machine.
 */

import { Desk } from "./support/desk.mjs";
import { eventually } from "./support/eventually.mjs";
import { summary } from "./support/sample.mjs";

const CONVERSATIONS = 3;
const ANSWERS = 40;
const KEYS = 100;
const SWITCHES = 30;

const desk = await Desk.open({ operators: ["Anna"] });
try {
  const anna = await desk.operator("Anna");
  const names = [];
  for (let number = 1; number <= CONVERSATIONS; number += 1) {
    const guest = await desk.visitor();
    await guest.opensWidget();
    await guest.says("Question " + number);
    await anna.takes("Question " + number);
    for (let answer = 1; answer <= ANSWERS; answer += 1) await anna.answers("Answer " + answer + " to question " + number);
    names.push("Answer " + ANSWERS + " to question " + number);
  }
  await anna.choosesList("mine");

  await anna.page.evaluate(watchKeys);
  await anna.composer.focus();
  await anna.page.keyboard.type("abcdefghij".repeat(KEYS / 10), { delay: 30 });
  await eventually(() => anna.page.evaluate(() => /** @type {any} */ (window).keyTimes.length), KEYS);
  await anna.types("");
  console.log(summary("key to paint", await anna.page.evaluate(() => /** @type {any} */ (window).keyTimes)));

  const switches = [];
  for (let turn = 0; turn < SWITCHES; turn += 1) {
    const text = names[turn % names.length];
    const row = await anna.row(text).elementHandle();
    switches.push(await anna.page.evaluate(switchTo, { row, text }));
  }
  console.log(summary("switch of conversation, from cache, to paint", switches.slice(CONVERSATIONS)));
} finally {
  await desk.close();
}

/** Runs on the page: the time from each key press until what it has changed is painted. */
function watchKeys() {
  /** @type {number[]} */
  const times = ((/** @type {any} */ (window)).keyTimes = []);
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - timeStamp);
        port2.postMessage(undefined);
      });
    },
    true,
  );
}

/** Runs on the page. @param {{row: any, text: string}} target @returns {Promise<number>} milliseconds */
function switchTo({ row, text }) {
  const began = performance.now();
  row.click();
  return new Promise((resolve) => {
    const look = () => {
      const last = [...document.querySelectorAll("[role=log] .message-text")].at(-1);
      if (last?.textContent !== text) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => port2.postMessage(undefined));
    };
    look();
  });
}
