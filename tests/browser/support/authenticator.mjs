/*
 * The app on somebody's phone: it takes the key from the page and shows six digits every half minute (RFC 6238).
 */

import { createHmac } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

export class Authenticator {
  #key;
  /** The last step whose digits were given away: each is accepted once. */
  #given = 0;

  /** @param {string} typed the key, in groups */
  constructor(typed) {
    const letters = [...typed.replaceAll(/\s/g, "")];
    const bits = letters.map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
    this.#key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  }

  /** Digits that have not been given away: those of now, or those that come next. */
  digits() {
    this.#given = Math.max(this.#given + 1, Math.floor(Date.now() / STEP_MS));
    return this.#at(this.#given);
  }

  /** @param {number} step */
  #at(step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const tag = createHmac("sha1", this.#key).update(counter).digest();
    const number = tag.readUInt32BE(tag[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}
