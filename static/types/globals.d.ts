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
}

/** Whether somebody is there to answer (W01), and what is offered while nobody is (W02). */
interface Presence {
  online: boolean;
  offline: "form" | "notice" | "hidden";
}

/** Everything that the first click needs. */
interface LoaderOptions extends Presence {
  /** The site's key. */
  key: string;
  /** The folder of all other files, such as `/a/3f2c9d1e/`. */
  assets: string;
  /** The company's name. */
  name: string;
  /** For pages and browsers that speak neither. */
  language: "en" | "ru";
  /** By language. */
  texts: Record<string, LauncherTexts>;
  /** Of the launcher, the header and the visitor's own messages, such as `#1c6b50`. */
  colour: string;
  /** Where on the screen. */
  corner: "right" | "left";
}

/** The server replaces this word by the options. */
declare const __BESEDKA__: LoaderOptions;
