/*
 * Blocks of code with a button that copies them. A page without TLS may not write to the clipboard: there the text is
 * selected and copied the old way, and stays selected for a key press if even that is refused.
 */

/** How long the button says that it worked. */
const CONFIRMED_MS = 2500;

/** @param {HTMLElement} block */
function attachCopy(block) {
  const button = block.querySelector("button");
  const code = block.querySelector("code");
  const status = block.querySelector("[role=status]");
  if (!button || !code || !status) return;
  const label = button.textContent;
  let confirmed = 0;

  /** @param {string} text */
  const say = (text) => {
    button.textContent = text;
    status.textContent = text;
    clearTimeout(confirmed);
    confirmed = window.setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, CONFIRMED_MS);
  };

  button.hidden = false;
  button.addEventListener("click", async () => {
    const copied = await copy(code);
    say((copied ? block.dataset.copied : block.dataset.failed) ?? "");
  });
}

/**
 * @param {HTMLElement} code
 * @returns {Promise<boolean>} whether it is in the clipboard
 */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(code);
    return document.execCommand("copy");
  }
}

for (const block of document.querySelectorAll("[data-copy]")) {
  if (block instanceof HTMLElement) attachCopy(block);
}
