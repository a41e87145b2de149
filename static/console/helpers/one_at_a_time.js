/*
 * Does one thing at a time; whatever asks for it meanwhile has it done once more. For answers that have to be fresh when
 * many small things change.
 */

/**
 * @param {() => Promise<unknown>} act must not reject
 * @returns {() => Promise<void>} settled as soon as nothing is left to do
 */
export function oneAtATime(act) {
  let isDue = false;
  /** @type {Promise<void> | undefined} */
  let running;

  async function run() {
    while (isDue) {
      isDue = false;
      await act();
    }
    running = undefined;
  }

  return () => {
    isDue = true;
    running ??= run();
    return running;
  };
}
