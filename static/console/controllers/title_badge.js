/*
 * How much waits, in the title of the window and on its icon, for whoever has another window in front.
 */

/** The side of the icon that is drawn, in pixels. */
const SIDE = 64;
/** A larger number does not fit. */
const MOST = 99;

/**
 * @param {object} options
 * @param {import("../models/desk.js").Desk} options.desk
 * @param {import("../models/received.js").Received} options.received
 * @param {HTMLLinkElement} options.link the link to the icon
 */
export function attachTitleBadge({ desk, received, link }) {
  const title = document.title;
  const plain = link.href;
  const image = new Image();
  image.src = plain;
  let shown = 0;

  function draw() {
    const { queue, unread, fresh } = desk.conversations.counts(desk.roster.me, (summary) => received.isNew(summary));
    const waiting = queue + unread + fresh;
    document.title = waiting > 0 ? "(" + waiting + ") " + title : title;
    if (waiting === shown) return;
    shown = waiting;
    link.href = waiting > 0 ? (badge(image, waiting) ?? plain) : plain;
    if ("setAppBadge" in navigator) void navigator.setAppBadge(waiting).catch(() => undefined);
  }

  image.onload = () => {
    shown = 0;
    draw();
  };
  desk.changes.add(({ kind }) => kind === "lists" && draw());
}

/**
 * @param {HTMLImageElement} image
 * @param {number} count
 * @returns {string | undefined} an address that holds the picture
 */
function badge(image, count) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext("2d");
  if (!pen || !image.complete || image.naturalWidth === 0) return undefined;
  const text = count > MOST ? MOST + "+" : String(count);
  const width = text.length > 1 ? 46 : 36;
  pen.drawImage(image, 0, 0, SIDE, SIDE);
  pen.fillStyle = "#b3261e";
  pen.beginPath();
  pen.roundRect(SIDE - width, SIDE - 36, width, 36, 18);
  pen.fill();
  pen.fillStyle = "#ffffff";
  pen.font = "bold " + (text.length > 2 ? 22 : 28) + "px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, SIDE - width / 2, SIDE - 17);
  return canvas.toDataURL("image/png");
}
