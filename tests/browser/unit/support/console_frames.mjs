/* Frames and summaries for tests of the console, believable and short. */

export const ME = 1;
export const BORIS = 2;
export const OLGA = 3;
export const DELIVERY = 11;

export const summary = (id, changes = {}) => ({
  id,
  site: 1,
  department: null,
  visitor: 1000 + id,
  visitor_name: null,
  opened_at: 1_000,
  state: queued(),
  marks: marks(),
  last: null,
  messages: 0,
  last_from_visitor: 0,
  unread: 0,
  tags: [],
  ...changes,
});

export const marks = (companyRead = 0, visitorRead = 0) => ({
  visitor: { delivered: visitorRead, read: visitorRead },
  company: { delivered: companyRead, read: companyRead },
});

export const owned = (operator, since = 2_000, sender = null) => ({ kind: "owned", operator, since, sender });

export const queued = (since = 1_000, sender = null) => ({ kind: "queued", since, sender });

/** What happened to a conversation; what is left out is not known. */
export const entry = (cause, changes = {}) => ({
  cause,
  at: 3_000,
  by: null,
  to: null,
  department: null,
  note: null,
  ...changes,
});

/** A frame about a conversation that moved. */
export const moves = (cause, conversation, changes = {}) => ({
  type: "conversation",
  event: 101,
  cause,
  by: null,
  conversation,
  ...changes,
});

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
  email: null,
  phone: null,
  language: "en",
  user_agent: "",
  page_url: "",
  page_title: "",
  referrer: "",
  first_seen: 500,
  address: "203.0.113.7",
  blocked: null,
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
    { id: ME, name: "Anna", status: "ready", since: 0, sites: [1] },
    { id: BORIS, name: "Boris", status: "can_help", since: 0, sites: [1] },
    { id: OLGA, name: "Olga", status: "pause", since: 0, sites: [1] },
  ],
  sites: [{ id: 1, name: "Garden", mode: "balanced", departments: [{ id: DELIVERY, name: "Delivery" }] }],
  tags: [],
  workplace: { limit: null, sites: [1], departments: [] },
  conversations: [],
  heartbeat_ms: 30_000,
  now: Date.now(),
  ...changes,
});
