/*
 * A change of language loads the page anew. What was typed into its form goes along, for this one time, except
 * passwords and files.
 */

const PREFIX = "besedka.typed.";

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [...form.elements].filter(
    /** @returns {field is HTMLInputElement | HTMLTextAreaElement} */
    (field) =>
      field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && ["text", "email"].includes(field.type)),
  );
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const typed = fieldsOf(form).map((field) => [field.name, field.value]);
  sessionStorage.setItem(PREFIX + form.dataset.typed, JSON.stringify(Object.fromEntries(typed)));
}

/** @param {HTMLFormElement} form */
function restore(form) {
  const kept = sessionStorage.getItem(PREFIX + form.dataset.typed);
  if (kept === null) return;
  sessionStorage.removeItem(PREFIX + form.dataset.typed);
  const typed = JSON.parse(kept);
  for (const field of fieldsOf(form)) field.value = typed[field.name] ?? field.value;
}

const forms = /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-typed]"));
for (const form of forms) restore(form);
for (const languages of document.querySelectorAll("form[data-keep-typed]")) {
  languages.addEventListener("submit", () => forms.forEach(keep));
}
