/*
 * The parts of a page that are replaced while it is open: elements whose ids begin with "live-". What has the focus keeps
 * it, what is unfolded stays so, and a part that is the same is left alone.
 */

const PARTS = '[id^="live-"]';
/** What somebody fills in: it is not taken away from under their hands. */
const FIELDS = "input:not([type=hidden]), select, textarea";

/** @param {ParentNode} page */
function partsOf(page) {
  return /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(PARTS));
}

/** @param {Document} next the page as it is by now */
export function replaceRegions(next) {
  for (const part of partsOf(document)) {
    const fresh = next.getElementById(part.id);
    if (!fresh) continue;
    for (const [name, value] of Object.entries(fresh.dataset)) part.dataset[name] = value;
    if (markup(fresh) !== markup(part)) replace(part, fresh);
  }
}

/** What the script has changed of it, the times, does not count. @param {HTMLElement} part */
function markup(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const time of copy.querySelectorAll("[data-since]")) time.textContent = "";
  return copy.innerHTML;
}

/**
 * @param {HTMLElement} part
 * @param {HTMLElement} fresh
 */
function replace(part, fresh) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const unfolded = [...part.querySelectorAll("details[open][id]")].map(({ id }) => id);
  part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
  for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  if (focused === undefined) return;
  const again = focused === "" ? null : document.getElementById(focused);
  // Where the control is gone, the focus goes to the heading above rather than to the top of the page.
  const heading = part.closest("section")?.querySelector("h2");
  if (again) again.focus({ preventScroll: true });
  else if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/**
 * Whether somebody presses, marks or fills in something in one of the parts. Tells when they let go.
 * @param {() => void} onRelease
 * @returns {() => boolean}
 */
export function watchUse(onRelease) {
  let isPressed = false;
  const within = (/** @type {Node | null | undefined} */ node) =>
    [...partsOf(document)].some((part) => node !== null && node !== undefined && part.contains(node));
  const hasMarked = () => {
    const marked = getSelection();
    return marked !== null && !marked.isCollapsed && within(marked.anchorNode);
  };
  const fillsIn = () => (document.activeElement?.matches(FIELDS) ?? false) && within(document.activeElement);
  // A click comes after the pointer was let go of, and has to find its button still there.
  const release = () => {
    isPressed = false;
    setTimeout(onRelease);
  };
  document.addEventListener("pointerdown", ({ target }) => (isPressed = target instanceof Node && within(target)));
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", release);
  document.addEventListener("selectionchange", () => setTimeout(onRelease));
  document.addEventListener("focusout", () => setTimeout(onRelease));
  return () => isPressed || hasMarked() || fillsIn();
}
