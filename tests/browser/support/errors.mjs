/*
 * What is said to be wrong with a field, as a screen reader would find it.
 */

/**
 * @param {import("playwright-core").Locator} field
 * @returns {Promise<string>} empty if nothing is
 */
export function errorBeside(field) {
  return field.evaluate((element) => {
    if (element.getAttribute("aria-invalid") !== "true") return "";
    const id = element.getAttribute("aria-describedby")?.split(" ")[0] ?? "";
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    return root.getElementById(id)?.textContent?.trim() ?? "";
  });
}
