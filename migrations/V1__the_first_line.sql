-- The company: one row. Routing mode and language here are the defaults of its sites.
CREATE TABLE accounts (
    id           INTEGER PRIMARY KEY CONSTRAINT accounts_one_company CHECK (id = 1),
    name         TEXT NOT NULL,
    language     TEXT NOT NULL,
    routing_mode TEXT NOT NULL DEFAULT 'common' CONSTRAINT accounts_routing_mode CHECK (routing_mode IN ('common', 'balanced')),
    created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- People who answer. `work_limit` NULL: unlimited (M04). Nobody is deleted: `removed_at` takes them out (X20).
CREATE TABLE operators (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    email                 TEXT NOT NULL CONSTRAINT operators_email_is_free UNIQUE,
    name                  TEXT NOT NULL,
    role                  TEXT NOT NULL CONSTRAINT operators_role CHECK (role IN ('operator', 'administrator', 'owner')),
    password_hash         TEXT,
    language              TEXT,
    work_limit            INTEGER CONSTRAINT operators_work_limit CHECK (work_limit >= 0),
    status                TEXT NOT NULL DEFAULT 'left' CONSTRAINT operators_status CHECK (status IN ('ready', 'can_help', 'pause', 'left')),
    status_since          INTEGER NOT NULL,
    status_reason         TEXT NOT NULL DEFAULT 'chosen',
    status_changed_by     INTEGER REFERENCES operators (id),
    ready_on_start        INTEGER NOT NULL DEFAULT 1 CONSTRAINT operators_ready_on_start CHECK (ready_on_start IN (0, 1)),
    pause_on_close        INTEGER NOT NULL DEFAULT 0 CONSTRAINT operators_pause_on_close CHECK (pause_on_close IN (0, 1)),
    last_assigned_at      INTEGER,
    first_console_at      INTEGER,
    created_at            INTEGER NOT NULL,
    removed_at            INTEGER
) STRICT;

-- Sign-ins. The cookie holds a secret; the table only its SHA-256.
CREATE TABLE sessions (
    secret_hash  BLOB PRIMARY KEY,
    operator_id  INTEGER NOT NULL REFERENCES operators (id),
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    address      TEXT NOT NULL,
    user_agent   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_operator ON sessions (operator_id);

-- `seen_on`: the host of the page that opened the widget last.
CREATE TABLE sites (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT NOT NULL CONSTRAINT sites_key_is_free UNIQUE,
    name         TEXT NOT NULL,
    language     TEXT NOT NULL,
    routing_mode TEXT CONSTRAINT sites_routing_mode CHECK (routing_mode IN ('common', 'balanced')),
    seen_on      TEXT,
    created_at   INTEGER NOT NULL,
    removed_at   INTEGER
) STRICT;

-- The pages that may carry a site's widget.
CREATE TABLE site_origins (
    site_id INTEGER NOT NULL REFERENCES sites (id),
    pattern TEXT NOT NULL,
    PRIMARY KEY (site_id, pattern)
) STRICT, WITHOUT ROWID;

CREATE TABLE departments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    INTEGER NOT NULL REFERENCES sites (id),
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE TABLE site_memberships (
    operator_id INTEGER NOT NULL REFERENCES operators (id),
    site_id     INTEGER NOT NULL REFERENCES sites (id),
    PRIMARY KEY (operator_id, site_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE department_memberships (
    operator_id   INTEGER NOT NULL REFERENCES operators (id),
    department_id INTEGER NOT NULL REFERENCES departments (id),
    PRIMARY KEY (operator_id, department_id)
) STRICT, WITHOUT ROWID;

-- People who write. `token_hash` is the SHA-256 of the token that their browser keeps.
CREATE TABLE visitors (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id    INTEGER NOT NULL REFERENCES sites (id),
    token_hash BLOB NOT NULL,
    name       TEXT,
    language   TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    page_url   TEXT NOT NULL,
    page_title TEXT NOT NULL,
    referrer   TEXT NOT NULL,
    address    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT visitors_token_is_free UNIQUE (token_hash, site_id)
) STRICT;

-- `state` says which of the columns below it are filled in; what else stands there is an inconsistency.
CREATE TABLE conversations (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    visitor_id    INTEGER NOT NULL REFERENCES visitors (id),
    ordinal       INTEGER NOT NULL CONSTRAINT conversations_ordinal CHECK (ordinal >= 1),
    site_id       INTEGER NOT NULL REFERENCES sites (id),
    department_id INTEGER REFERENCES departments (id),
    opened_at     INTEGER NOT NULL,
    waited        INTEGER NOT NULL DEFAULT 0,
    state         TEXT NOT NULL CONSTRAINT conversations_state CHECK (state IN ('queued', 'owned', 'closed')),
    queued_since  INTEGER,
    operator_id   INTEGER REFERENCES operators (id),
    owned_since   INTEGER,
    closed_at     INTEGER,
    closed_by     TEXT CONSTRAINT conversations_closed_by CHECK (closed_by IN ('operator', 'administrator', 'visitor')),
    closed_by_operator_id INTEGER REFERENCES operators (id),
    CONSTRAINT conversations_state_is_whole CHECK (CASE state
        WHEN 'queued' THEN queued_since IS NOT NULL AND operator_id IS NULL AND owned_since IS NULL AND closed_at IS NULL
        WHEN 'owned'  THEN queued_since IS NOT NULL AND operator_id IS NOT NULL AND owned_since IS NOT NULL AND closed_at IS NULL
        ELSE closed_at IS NOT NULL AND closed_by IS NOT NULL AND queued_since IS NULL AND owned_since IS NULL
             AND (closed_by = 'visitor') = (closed_by_operator_id IS NULL) END)
) STRICT;
CREATE UNIQUE INDEX conversations_of_visitor ON conversations (visitor_id, ordinal);
CREATE UNIQUE INDEX conversations_one_open_each ON conversations (visitor_id) WHERE state <> 'closed';
CREATE INDEX conversations_queued ON conversations (site_id, queued_since) WHERE state = 'queued';
CREATE INDEX conversations_owned ON conversations (operator_id) WHERE state = 'owned';
CREATE INDEX conversations_closed ON conversations (closed_at, id) WHERE state = 'closed';

-- Who owned a conversation at some time, and so may read it ever after (F07).
CREATE TABLE participants (
    operator_id     INTEGER NOT NULL REFERENCES operators (id),
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    PRIMARY KEY (operator_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_of_conversation ON participants (conversation_id);

-- `number` counts within the conversation, without gaps. `key` is the client's name for it, by which a send is
-- recognised when it comes again. `operator_id` NULL: the visitor wrote it.
CREATE TABLE messages (
    id              INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    number          INTEGER NOT NULL CONSTRAINT messages_number CHECK (number >= 1),
    key             BLOB NOT NULL CONSTRAINT messages_key_is_free UNIQUE,
    operator_id     INTEGER REFERENCES operators (id),
    text            TEXT NOT NULL,
    at              INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX messages_of_conversation ON messages (conversation_id, number);

-- How far each side has got, as message numbers (K01 to K04). `after_event` is the last event at the time of the latest
-- change: a console that resumes from event n is sent those rows of its conversations that have after_event >= n.
CREATE TABLE receipts (
    conversation_id   INTEGER PRIMARY KEY REFERENCES conversations (id),
    visitor_delivered INTEGER NOT NULL DEFAULT 0,
    visitor_read      INTEGER NOT NULL DEFAULT 0,
    company_delivered INTEGER NOT NULL DEFAULT 0,
    company_read      INTEGER NOT NULL DEFAULT 0,
    after_event       INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT receipts_in_order CHECK (visitor_read <= visitor_delivered AND company_read <= company_delivered)
) STRICT;

-- Everything that happened, in order. The `for_…` columns say whose consoles were told, so that one that was away can
-- be told the same: the people who see this queue, and one person by name.
CREATE TABLE events (
    number              INTEGER PRIMARY KEY AUTOINCREMENT,
    at                  INTEGER NOT NULL,
    kind                TEXT NOT NULL,
    conversation_id     INTEGER REFERENCES conversations (id),
    message_number      INTEGER,
    operator_id         INTEGER REFERENCES operators (id),
    detail              TEXT,
    for_site_id         INTEGER,
    for_department_id   INTEGER,
    for_operator_id     INTEGER
) STRICT;
CREATE INDEX events_of_conversation ON events (conversation_id, number) WHERE kind <> 'message_posted';

-- What has to leave the house: mail and the like. Written by the action, delivered afterwards by a job.
CREATE TABLE outbox (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    dedup_key    TEXT NOT NULL CONSTRAINT outbox_once UNIQUE,
    payload      TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting' CONSTRAINT outbox_state CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER NOT NULL,
    last_error   TEXT,
    created_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (next_attempt) WHERE state = 'waiting';
