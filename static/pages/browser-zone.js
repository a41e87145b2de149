/* Most people set a company up where it is: the time zone of their browser is chosen for them, until they choose another. */

const select = document.querySelector("select[name=time_zone]");
if (select instanceof HTMLSelectElement) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some(({ value }) => value === own)) select.value = own;
}
