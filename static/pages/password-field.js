/* Pages with a password: showing it, and judging a new one. */

import { attachMeter } from "./controllers/password-meter.js";
import { attachShowPassword } from "./controllers/show-password.js";

for (const wrapper of document.querySelectorAll("[data-password]")) {
  if (wrapper instanceof HTMLElement) attachShowPassword(wrapper);
}
for (const meter of document.querySelectorAll("[data-meter-of]")) {
  if (meter instanceof HTMLElement) attachMeter(meter);
}
