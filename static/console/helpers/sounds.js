/*
 * Two soft sounds, made and not loaded: two rising notes for somebody new, one for a message. Volumes are small; a
 * console is open all day.
 */

/** @typedef {"queue" | "mine"} Sound */
/** @typedef {{pitch: number, at: number, length: number, volume: number}} Note hertz, seconds, seconds, 0 to 1 */

/** @type {Record<Sound, readonly Note[]>} */
const NOTES = {
  queue: [
    { pitch: 587.33, at: 0, length: 0.5, volume: 0.16 },
    { pitch: 880, at: 0.14, length: 0.9, volume: 0.14 },
  ],
  mine: [{ pitch: 739.99, at: 0, length: 0.6, volume: 0.12 }],
};

/**
 * @param {BaseAudioContext} context
 * @param {Sound} sound
 */
export function playSound(context, sound) {
  for (const note of NOTES[sound]) {
    strike(context, note, 1, 1);
    strike(context, note, 2.01, 0.22);
  }
}

/**
 * A struck bar: a tone that is there at once and dies away.
 * @param {BaseAudioContext} context
 * @param {Note} note
 * @param {number} harmonic
 * @param {number} share of the volume
 */
function strike(context, { pitch, at, length, volume }, harmonic, share) {
  const start = context.currentTime + at;
  const tone = context.createOscillator();
  const envelope = context.createGain();
  tone.type = "sine";
  tone.frequency.value = pitch * harmonic;
  envelope.gain.setValueAtTime(0.0001, start);
  envelope.gain.exponentialRampToValueAtTime(volume * share, start + 0.012);
  envelope.gain.exponentialRampToValueAtTime(0.0001, start + length / harmonic);
  tone.connect(envelope).connect(context.destination);
  tone.start(start);
  tone.stop(start + length);
}
