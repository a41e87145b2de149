/* Frames and summaries for tests of the console, believable and short. */

export const ME = 1;
export const BORIS = 2;

export const summary = (id, changes = {}) => ({
  id,
  site: 1,
  department: null,
  visitor: 1000 + id,
  visitor_name: null,
  opened_at: 1_000,
  state: { kind: "queued", since: 1_000 },
  marks: marks(),
  last: null,
  messages: 0,
  last_from_visitor: 0,
  unread: 0,
  ...changes,
});

export const marks = (companyRead = 0, visitorRead = 0) => ({
  visitor: { delivered: visitorRead, read: visitorRead },
  company: { delivered: companyRead, read: companyRead },
});

export const owned = (operator, since = 2_000) => ({ kind: "owned", operator, since });

export const visitorSays = (conversation, number, text = "Hello?", at = 1_000 + number) => ({
  conversation,
  number,
  key: `v${conversation}-${number}`,
  author: { kind: "visitor" },
  text,
  at,
});

export const operatorSays = (conversation, number, text = "Hello.", at = 1_000 + number, id = ME) => ({
  conversation,
  number,
  key: `o${conversation}-${number}`,
  author: { kind: "operator", id, name: id === ME ? "Anna" : "Boris" },
  text,
  at,
});

export const visitorCard = (changes = {}) => ({
  id: 1001,
  name: null,
  language: "en",
  user_agent: "",
  page_url: "",
  page_title: "",
  referrer: "",
  first_seen: 500,
  connected: true,
  earlier: [],
  ...changes,
});

export const welcome = (changes = {}) => ({
  type: "welcome",
  version: 1,
  resumed: false,
  event: 100,
  me: ME,
  role: "operator",
  language: "en",
  company: "Garden House",
  operators: [
    { id: ME, name: "Anna", status: "ready", since: 0 },
    { id: BORIS, name: "Boris", status: "can_help", since: 0 },
  ],
  sites: [{ id: 1, name: "Garden", departments: [{ id: 11, name: "Delivery" }] }],
  conversations: [],
  heartbeat_ms: 30_000,
  now: Date.now(),
  ...changes,
});
