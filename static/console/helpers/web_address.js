/*
 * Addresses that a stranger's browser has sent. Only those of web pages become links.
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
