/* Drawings for `icon`, as SVG paths in a square of 24 units. */

export const CLOSE = "M6 6l12 12M18 6L6 18";
export const MORE = "M12 5.5v.01M12 12v.01M12 18.5v.01";
export const SEND = "M12 19V5.5M5.5 12L12 5.5l6.5 6.5";
export const DOWN = "M12 5v13M6.5 12.5L12 18l5.5-5.5";

/** How far a message has got: a clock, one tick, two ticks, two ticks in the bold (the style does that), a warning. */
export const STATUS = {
  sending: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 7.5V12l3 2",
  sent: "M5 12.5l4.5 4.5L19 7.5",
  delivered: "M1.5 12.5L6 17l9.5-9.5M12.5 17L22 7.5",
  read: "M1.5 12.5L6 17l9.5-9.5M12.5 17L22 7.5",
  failed: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 7.5v5M12 16v.01",
};
