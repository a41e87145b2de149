/*
 * Keeps the console as tall as what is visible of it. A keyboard on the screen covers the page in some browsers instead
 * of making it smaller.
 */

export function attachVisibleHeight() {
  const view = window.visualViewport;
  if (!view) return;
  const measure = () => {
    const isCovered = view.scale === 1 && window.innerHeight - view.height > 1;
    if (isCovered) document.documentElement.style.setProperty("--visible-height", view.height + "px");
    else document.documentElement.style.removeProperty("--visible-height");
    if (isCovered) window.scrollTo(0, 0);
  };
  view.addEventListener("resize", measure);
}
