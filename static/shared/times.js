/*
 * Times as people read them, in their language, by the habits of their region and the clock of their device.
 */

/** @typedef {ReturnType<typeof createTimes>} Times */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * All times are in milliseconds since 1970.
 * @param {string} language such as `ru`
 */
export function createTimes(language) {
  const region = regionOf(language);
  const clock = new Intl.DateTimeFormat(region, { timeStyle: "short" });
  const dayOfYear = new Intl.DateTimeFormat(region, { day: "numeric", month: "long" });
  const dayOfAnyYear = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric" });
  const moment = new Intl.DateTimeFormat(region, { dateStyle: "long", timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat(region, { numeric: "auto" });
  /** @type {(unit: "minute" | "hour" | "day") => Intl.NumberFormat} */
  const counter = (unit) => new Intl.NumberFormat(region, { style: "unit", unit, unitDisplay: "narrow" });
  const [minutes, hours, days] = [counter("minute"), counter("hour"), counter("day")];

  return {
    /** `09:05` @param {number} at */
    clock: (at) => clock.format(at),

    /** In full, for a tooltip: `12 March 2026 at 09:05` @param {number} at */
    moment: (at) => moment.format(at),

    /**
     * `Today`, `Yesterday`, `12 March`, `12 March 2024`
     * @param {number} at
     * @param {number} now
     */
    day(at, now = Date.now()) {
      const ago = daysBetween(at, now);
      if (ago === 0 || ago === 1) return capitalised(relative.format(-ago, "day"), region);
      const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
      return (sameYear ? dayOfYear : dayOfAnyYear).format(at);
    },

    /** How long something lasts, in one unit: `3m`, `2h`, `5d`; less than a minute is `now` @param {number} duration */
    waiting(duration) {
      if (duration < MINUTE) return relative.format(0, "second");
      if (duration < HOUR) return minutes.format(Math.floor(duration / MINUTE));
      if (duration < DAY) return hours.format(Math.floor(duration / HOUR));
      return days.format(Math.floor(duration / DAY));
    },
  };
}

/**
 * Whether two moments lie on one calendar day of this device.
 * @param {number} one
 * @param {number} other
 */
export function sameDay(one, other) {
  return daysBetween(one, other) === 0;
}

/**
 * Midnights between two moments. Rounded, because a day of a clock change is an hour shorter or longer.
 * @param {number} earlier
 * @param {number} later
 */
export function daysBetween(earlier, later) {
  return Math.round((new Date(later).setHours(0, 0, 0, 0) - new Date(earlier).setHours(0, 0, 0, 0)) / DAY);
}

/**
 * The person's own variety of the language, so that clocks show 12 or 24 hours as they are used to.
 * @param {string} language
 */
function regionOf(language) {
  const own = (globalThis.navigator?.languages ?? []).find((tag) => tag.split("-")[0] === language && tag !== language);
  return own ?? (language === "en" ? "en-GB" : language);
}

/**
 * @param {string} text
 * @param {string} region
 */
function capitalised(text, region) {
  return text.charAt(0).toLocaleUpperCase(region) + text.slice(1);
}
