/*
 * The drawings of the console: lines on a field of 24 by 24 units.
 */

import { icon } from "../../shared/dom.js";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  bell: "M6 10a6 6 0 0 1 12 0c0 4.5 2 5.5 2 7H4c0-1.5 2-2.5 2-7M10 20.5h4",
  can_help: "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M12 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  computer: "M4 5h16v11H4zM9 20h6M12 16v4",
  delivered: "M2 12.5l4.5 4.5L16 7.5M11.5 16.5l.5.5L21.5 7.5",
  down: "M7 10l5 5 5-5",
  external: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  failed: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 8v4.5M12 16h.01",
  information: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5M12 8h.01",
  keyboard: "M3 6.5h18v11H3zM7 10h.01M10.5 10h.01M14 10h.01M17 10h.01M8 14h8",
  latest: "M12 5v14M6 13l6 6 6-6",
  left: "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13",
  lock: "M8 11V8a4 4 0 0 1 8 0v3M5.5 11h13v9h-13z",
  pass: "M14 6l6 6-6 6M20 12H10a6 6 0 0 0-6 6v1",
  pause: "M9.5 7v10M14.5 7v10",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.3-3.5 3-5.5 6.5-5.5s6.2 2 6.5 5.5M16 5a3.5 3.5 0 0 1 0 6M18 14.8c2 .8 3.3 2.6 3.5 5.2",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6",
  phone: "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1M11 18h2",
  phrases: "M4 5h16v11h-9l-4.5 4v-4H4zM8 9h8M8 12h5",
  queue: "M4 7h16M4 12h16M4 17h10",
  ready: "M12 12h.01",
  send: "M5 12h13M12 6l6 6-6 6",
  sent: "M5 12.5l4.5 4.5L19 7.5",
  waiting: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l2.5 2",
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {IconName} name */
export function drawing(name) {
  return icon(PATHS[name], "icon icon-" + name);
}

/**
 * @param {string | undefined} name
 * @returns {name is IconName}
 */
export function isIcon(name) {
  return name !== undefined && name in PATHS;
}
