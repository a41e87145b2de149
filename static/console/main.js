/*
 * The console begins here: models are made, behaviours are attached to the skeleton of the page, and the connection is
 * opened. Everything that is handed from one to another is handed here.
 */

import { createTexts } from "../shared/texts.js";
import { createTimes } from "../shared/times.js";
import { newKey } from "../shared/keys.js";
import { attachBlockSheet } from "./controllers/block_sheet.js";
import { attachColleagueNotices } from "./controllers/colleague_notices.js";
import { attachColleagues } from "./controllers/colleagues.js";
import { attachConnectionBanner } from "./controllers/connection_banner.js";
import { attachConversationList } from "./controllers/conversation_list.js";
import { attachConversationPane } from "./controllers/conversation_pane.js";
import { attachDisclosure } from "./controllers/disclosure.js";
import { attachFocus } from "./controllers/focus.js";
import { Navigation } from "./controllers/navigation.js";
import { attachKeepPhraseSheet } from "./controllers/keep_phrase_sheet.js";
import { attachNotices } from "./controllers/notices.js";
import { Notifications } from "./controllers/notifications.js";
import { attachPassSheet } from "./controllers/pass_sheet.js";
import { attachPresence } from "./controllers/presence.js";
import { attachSettingsPanel } from "./controllers/settings_panel.js";
import { dialogPart, fillShell, part } from "./controllers/shell.js";
import { attachShortcuts } from "./controllers/shortcuts.js";
import { attachTabs } from "./controllers/tabs.js";
import { attachTagField } from "./controllers/tag_field.js";
import { attachTitleBadge } from "./controllers/title_badge.js";
import { attachWhySheet } from "./controllers/why_sheet.js";
import { attachVisitorCard } from "./controllers/visitor_card.js";
import { attachUnsentNotices } from "./controllers/unsent_notices.js";
import { attachVisibleHeight } from "./controllers/visible_height.js";
import { attachWorkStatus } from "./controllers/work_status.js";
import { Arrivals } from "./models/arrivals.js";
import { ConsoleWindow } from "./models/console_window.js";
import { Drafts, NOTES } from "./models/drafts.js";
import { Phrases } from "./models/phrases.js";
import { Received } from "./models/received.js";
import { Session } from "./models/session.js";
import { Settings } from "./models/settings.js";
import { browserStorage, JsonStorage } from "./models/storage.js";
import { StoredOutbox } from "./models/stored_outbox.js";

const language = document.documentElement.lang;
const { default: entries } = await import("../locales/console." + language + ".js");
const texts = createTexts(language, entries);
const times = createTimes(language);
fillShell(document, texts);

const prefix = "besedka." + document.body.dataset.operator + ".";
const shared = new JsonStorage(browserStorage("localStorage"), prefix);
const own = new JsonStorage(browserStorage("sessionStorage"), prefix);
const consoleWindow = new ConsoleWindow({ session: own, shared, now: Date.now, newId: newKey });
const started = consoleWindow.arrive();
const session = new Session({
  url: () => location.origin.replace(/^http/, "ws") + "/ws/console",
  window: () => consoleWindow.id,
  started,
  storedOutbox: new StoredOutbox(shared, consoleWindow),
});
const { desk, acts } = session;
const drafts = new Drafts(shared);
const notes = new Drafts(shared, Date.now, NOTES);
const nameOf = (/** @type {number} */ operator) => desk.roster.name(operator) || texts("people.former");
const settings = new Settings(shared);

const navigation = new Navigation({ panes: part(document, "panes"), acts, storage: own });
const notices = attachNotices({ place: part(document, "notices"), announcer: part(document, "announcer"), texts });
const iconLink = document.querySelector("link[rel=icon]");
const filter = part(document, "filter");
if (!(iconLink instanceof HTMLLinkElement && filter instanceof HTMLInputElement))
  throw new TypeError("the shell is not ours");

for (const wrapper of document.querySelectorAll("[data-disclosure]"))
  if (wrapper instanceof HTMLElement) attachDisclosure(wrapper);
attachVisibleHeight();
attachPresence({
  consoleWindow,
  session,
  storedOutbox: new StoredOutbox(shared, consoleWindow),
  signOutForm: part(document, "sign-out"),
});
attachConnectionBanner({ strip: part(document, "connection"), session, texts });
const status = attachWorkStatus({ place: part(document, "status"), desk, acts, texts, notices });
attachColleagues({ panel: part(document, "colleagues"), desk, texts, times });
const isShown = (/** @type {number} */ id) => navigation.conversation === id && document.visibilityState === "visible";
const received = new Received({ desk, storage: shared, isSeen: isShown });
navigation.changed.add(() => received.look());
document.addEventListener("visibilitychange", () => received.look());
attachTabs({ place: part(document, "tabs"), desk, received, navigation, texts });
const list = attachConversationList({
  place: part(document, "list"),
  filter,
  session,
  received,
  drafts,
  navigation,
  texts,
  times,
});
const pane = attachConversationPane({
  pane: part(document, "conversation"),
  session,
  drafts,
  navigation,
  notices,
  passSheet: attachPassSheet({ dialog: dialogPart(document, "pass"), desk, acts, notes, texts }),
  phrases: new Phrases(desk, acts),
  keepPhraseSheet: attachKeepPhraseSheet({ dialog: dialogPart(document, "keep-phrase"), acts, notices, texts }),
  whySheet: attachWhySheet({ dialog: dialogPart(document, "why"), desk, acts, nameOf, texts, times }),
  nameOf,
  texts,
  times,
});
attachColleagueNotices({ desk, navigation, notices, texts });
const tags = attachTagField({ desk, acts, navigation, announce: notices.announce, texts });
attachVisitorCard({
  place: part(document, "visitor"),
  desk,
  acts,
  blockSheet: attachBlockSheet({ dialog: dialogPart(document, "block"), desk, acts, announce: notices.announce, texts }),
  tags: tags.element,
  navigation,
  texts,
  times,
});
attachFocus({ list: list.list, pane, navigation, skip: part(document, "skip") });

const notifications = new Notifications({ desk, settings, texts, icon: iconLink.href, announce: notices.announce });
attachSettingsPanel({ panel: part(document, "settings"), settings, notifications, texts });
attachTitleBadge({ desk, received, link: iconLink });
const isSeen = (/** @type {number} */ id) => isShown(id) && document.hasFocus();
new Arrivals({ desk, storage: shared, isSeen, tell: (news) => notifications.tell(news) });

/** @type {NodeListOf<HTMLElement>} */
const openers = document.querySelectorAll("[data-shortcuts]");
attachShortcuts({
  sheet: dialogPart(document, "sheet"),
  openers,
  settings,
  texts,
  shortcuts: [
    { keys: ["j", "↓"], words: texts("shortcuts.next"), act: () => list.step(1) },
    { keys: ["k", "↑"], words: texts("shortcuts.previous"), act: () => list.step(-1) },
    { keys: ["Enter"], words: texts("shortcuts.open") },
    { keys: ["1"], words: texts("shortcuts.queue"), act: () => navigation.show("queue") },
    { keys: ["2"], words: texts("shortcuts.mine"), act: () => navigation.show("mine") },
    { keys: ["3"], words: texts("shortcuts.closed"), act: () => navigation.show("closed") },
    { keys: ["/"], words: texts("shortcuts.filter"), act: () => filter.focus() },
    { keys: ["t"], words: texts("shortcuts.take"), act: () => pane.take() },
    { keys: ["r"], words: texts("shortcuts.answer"), act: () => pane.focus() },
    { keys: ["/"], words: texts("shortcuts.phrases") },
    { keys: ["Ctrl", "/"], words: texts("shortcuts.phrases_anywhere") },
    { keys: ["p"], words: texts("shortcuts.pass"), act: () => pane.pass() },
    { keys: ["g"], words: texts("shortcuts.tag"), act: tags.focus },
    { keys: ["c"], words: texts("shortcuts.close"), act: () => pane.close() },
    { keys: ["s"], words: texts("shortcuts.status"), act: () => status.open() },
    { keys: ["Esc"], words: texts("shortcuts.escape") },
  ],
});

navigation.start();
attachUnsentNotices({ session, navigation, notices, texts });
session.connection.start();
