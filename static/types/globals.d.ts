// Written by hand, unlike its neighbours: what the server writes into the loader.

/** What the launcher says in one language. */
interface LauncherTexts {
  /** The launcher's label. */
  open: string;
  /** The same while nobody is there and a form stands in place of the chat. */
  leave: string;
  /** The same while the chat is open. */
  close: string;
  /** While the chat is on its way. */
  loading: string;
  /** What it says when the chat could not be loaded. */
  failed: string;
  /** What stands beside the drawing. */
  text?: string;
}

/** Whether somebody is there to answer (W01), and what is offered while nobody is (W02). */
interface Presence {
  online: boolean;
  offline: "form" | "notice" | "hidden";
}

/** How the widget looks, and what it says of the company's own. */
interface Look {
  /** Its version. */
  look: number;
  /** The part of the style that the site chooses. */
  css: string;
  /** What is drawn on the launcher: an SVG path in a square of 24 units. */
  icon: string;
  /** Whether a message that comes while the visitor looks elsewhere is heard. */
  sound: boolean;
  /** By language. */
  texts: Record<string, LauncherTexts>;
  /** By language, what takes the place of texts of the chat. Not in the loader: it asks for it at the first click. */
  words?: Record<string, Record<string, string>>;
}

/** What a page hears that asks: the look only if it is another than its own. */
type News = Presence & Partial<Look>;

/** Everything that the first click needs. */
interface LoaderOptions extends Presence, Look {
  /** The site's key. */
  key: string;
  /** The folder of all other files, such as `/a/3f2c9d1e/`. */
  assets: string;
  /** The company's name. */
  name: string;
  /** For pages and browsers that speak neither. */
  language: "en" | "ru";
  /** Whether there are `words` to ask for. */
  custom: boolean;
}

/** The server replaces this word by the options. */
declare const __BESEDKA__: LoaderOptions;
