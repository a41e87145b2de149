/*
 * Names for messages, made where the message is written: the same key sent twice is one message (I6).
 * UUID version 7, RFC 9562. `crypto.randomUUID` is missing on pages served without TLS, hence our own.
 */

/** @param {Uint8Array<ArrayBuffer>} bytes */
const fillAtRandom = (bytes) => crypto.getRandomValues(bytes);

/**
 * A new key, sortable by the time it was made.
 * @param {number} now milliseconds since 1970
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array} random fills the bytes it is given
 */
export function newKey(now = Date.now(), random = fillAtRandom) {
  const bytes = random(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
