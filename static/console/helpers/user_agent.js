/*
 * Browser and system in words, out of what a browser calls itself. Every browser claims to be several others, so the
 * most particular name is looked for first. Browsers have frozen the versions of some systems; those are left out.
 */

/** @type {readonly [RegExp, string][]} */
const BROWSERS = [
  [/\bYaBrowser\/(\d+)/, "Yandex Browser"],
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/\b(?:OPR|OPT|OPiOS)\/(\d+)/, "Opera"],
  [/\bVivaldi\/(\d+)/, "Vivaldi"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\bMiuiBrowser\/(\d+)/, "Mi Browser"],
  [/\bHuaweiBrowser\/(\d+)/, "Huawei Browser"],
  [/\bUCBrowser\/(\d+)/, "UC Browser"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]*.*\bSafari\//, "Safari"],
];

/** @type {readonly [RegExp, string][]} */
const SYSTEMS = [
  [/\biPhone\b.*?\bOS (\d+)/, "iOS"],
  [/\biPad\b.*?\bOS (\d+)/, "iPadOS"],
  [/\bHarmonyOS(?:[ /](\d+))?/, "HarmonyOS"],
  [/\bAndroid(?: (\d+))?/, "Android"],
  [/\bWindows NT 6\.1()/, "Windows 7"],
  [/\bWindows()\b/, "Windows"],
  [/\bCrOS()\b/, "ChromeOS"],
  [/\b(?:Macintosh|Mac OS X)()\b/, "macOS"],
  [/\bLinux()\b/, "Linux"],
];

/**
 * @param {string} userAgent
 * @returns {{browser: string, system: string, isMobile: boolean}} empty where it is not recognised
 */
export function describeBrowser(userAgent) {
  return {
    browser: find(BROWSERS, userAgent),
    system: find(SYSTEMS, userAgent),
    isMobile: /\b(?:Mobile|Android|iPhone|iPad)\b/.test(userAgent),
  };
}

/**
 * @param {readonly [RegExp, string][]} known
 * @param {string} userAgent
 */
function find(known, userAgent) {
  for (const [pattern, name] of known) {
    const found = pattern.exec(userAgent);
    if (found) return found[1] ? name + " " + found[1] : name;
  }
  return "";
}
