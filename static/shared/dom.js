/*
 * Building elements. Text goes in as text, never as markup, so nothing that a stranger wrote is ever executed; no
 * style attributes, so a strict Content-Security-Policy has nothing to object to.
 */

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {Record<string, unknown>} Properties */

/**
 * `element("a", { class: "link", href, text: "Go" })`. `class` and `text` are what they say; a function under `onclick`
 * and the like becomes a listener; true is an empty attribute; false, null and undefined leave the attribute out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} properties
 * @param {...Child} children those that are missing are left out
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const { text, ...attributes } = properties;
  const made = document.createElement(tag);
  if (text !== undefined && text !== null) made.textContent = String(text);
  furnish(made, attributes);
  append(made, children);
  return made;
}

/**
 * A drawing of 24 by 24 units in lines of the text's colour, hidden from screen readers: what it means is said beside it.
 * @param {string} path the `d` of an SVG path
 * @param {string} name its class
 */
export function icon(path, name = "icon") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  furnish(svg, {
    class: name,
    viewBox: "0 0 24 24",
    fill: "none",
    stroke: "currentColor",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  });
  svg.append(line);
  return svg;
}

/**
 * @param {Element} target
 * @param {Child[]} children
 */
function append(target, children) {
  target.append(...children.filter((child) => child instanceof Node || typeof child === "string"));
}

/**
 * @param {Element} target
 * @param {Properties} attributes
 */
function furnish(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") target.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) target.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) target.setAttribute(name, String(value));
  }
}
