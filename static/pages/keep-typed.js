/*
 * A change of language loads the page anew. What was typed and chosen in its form goes along, for this one time, except
 * passwords and files.
 */

const PREFIX = "besedka.typed.";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [...form.elements].filter(
    /** @returns {field is Field} */
    (field) =>
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement ||
      (field instanceof HTMLInputElement && ["text", "email", "date", "checkbox", "radio"].includes(field.type)),
  );
}

/** @param {Field} field @returns {field is HTMLInputElement} */
function isTicked(field) {
  return field.type === "checkbox" || field.type === "radio";
}

/** The boxes of a group share their name. @param {Field} field */
function keyOf(field) {
  return isTicked(field) ? field.name + "=" + field.value : field.name;
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const typed = fieldsOf(form).map((field) => [keyOf(field), isTicked(field) ? field.checked : field.value]);
  sessionStorage.setItem(PREFIX + form.dataset.typed, JSON.stringify(Object.fromEntries(typed)));
}

/** @param {HTMLFormElement} form */
function restore(form) {
  const kept = sessionStorage.getItem(PREFIX + form.dataset.typed);
  if (kept === null) return;
  sessionStorage.removeItem(PREFIX + form.dataset.typed);
  const typed = JSON.parse(kept);
  for (const field of fieldsOf(form)) {
    if (isTicked(field)) field.checked = typed[keyOf(field)] ?? field.checked;
    else field.value = typed[keyOf(field)] ?? field.value;
  }
}

const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-typed]"));
for (const form of forms) restore(form);
for (const languages of document.querySelectorAll("form[data-keep-typed]")) {
  languages.addEventListener("submit", () => forms.forEach(keep));
}
