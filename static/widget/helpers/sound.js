/*
 * One soft note, made and not loaded, for a message that comes while the visitor looks elsewhere. Browsers let a page be
 * heard once somebody has clicked on it, and complain of any earlier try.
 */

/** @type {AudioContext | undefined} */
let context;

export function chime() {
  if (!navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  const [tone, envelope] = [context.createOscillator(), context.createGain()];
  const start = context.currentTime;
  tone.frequency.value = 740;
  envelope.gain.setValueAtTime(0.0001, start);
  envelope.gain.exponentialRampToValueAtTime(0.12, start + 0.012);
  envelope.gain.exponentialRampToValueAtTime(0.0001, start + 0.6);
  tone.connect(envelope).connect(context.destination);
  tone.start();
  tone.stop(start + 0.6);
}
