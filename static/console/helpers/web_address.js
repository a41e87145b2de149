/*
 * Addresses that a stranger has left or their browser has sent, as links that lead nowhere but where they say.
 */

/** How much of an address is shown, in UTF-16 units. */
const SHOWN = 80;

/**
 * @param {string} address
 * @returns {{href: string, shown: string} | undefined} none if it is not the address of a web page
 */
export function webAddress(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  const place = (url.pathname === "/" ? "" : url.pathname) + url.search;
  const whole = url.host.replace(/^www\./, "") + decoded(place);
  return { href: url.href, shown: whole.length > SHOWN ? whole.slice(0, SHOWN - 1) + "…" : whole };
}

/**
 * @param {string} email
 */
export function mailAddress(email) {
  return "mailto:" + encodeURIComponent(email).replace("%40", "@");
}

/**
 * Only what can be dialled of a telephone number.
 * @param {string} phone
 */
export function phoneAddress(phone) {
  return "tel:" + phone.replace(/[^\d+*#]/g, "");
}

/**
 * Letters instead of percent signs, where they are letters.
 * @param {string} place
 */
function decoded(place) {
  try {
    return decodeURI(place);
  } catch {
    return place;
  }
}
