/*
 * Says in words, and shows in a bar, how good the password is that is being typed. The words come with the page, in
 * its language.
 */

import { lengthOf, strengthOf } from "../helpers/password-strength.js";

/** A screen reader is told once the typing pauses, not at every key. */
const PAUSE_MS = 400;

/** @param {HTMLElement} meter */
export function attachMeter(meter) {
  const input = inputOf(meter.dataset.meterOf ?? "");
  const words = meter.querySelector(".meter-words");
  if (!input || !words) return;
  const known = (meter.dataset.known ?? "").split(" ").map(inputOf);
  const limits = { shortest: Number(meter.dataset.shortest), longest: Number(meter.dataset.longest) };
  let pause = 0;

  const judge = () => {
    const strength = strengthOf(input.value, known.map((field) => field?.value ?? ""), limits);
    const empty = input.value === "";
    meter.dataset.strength = empty ? "" : strength;
    clearTimeout(pause);
    pause = window.setTimeout(() => (words.textContent = empty ? "" : sentence(meter, strength, input.value, limits)), PAUSE_MS);
  };

  meter.hidden = false;
  for (const field of [input, ...known]) field?.addEventListener("input", judge);
  judge();
}

/**
 * @param {HTMLElement} meter
 * @param {import("../helpers/password-strength.js").Strength} strength
 * @param {string} password
 * @param {{shortest: number, longest: number}} limits
 */
function sentence(meter, strength, password, { shortest, longest }) {
  const places = { length: lengthOf(password), shortest, longest };
  return Object.entries(places).reduce(
    (text, [name, number]) => text.replace(`{${name}}`, String(number)),
    meter.dataset[strength] ?? "",
  );
}

/** @param {string} id */
function inputOf(id) {
  const found = document.getElementById(id);
  return found instanceof HTMLInputElement ? found : undefined;
}
