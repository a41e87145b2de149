-- What the widget of a site offers while nobody is there (W02).
ALTER TABLE sites ADD COLUMN offline_mode TEXT NOT NULL DEFAULT 'form' CONSTRAINT sites_offline_mode CHECK (offline_mode IN ('form', 'notice', 'hidden'));
ALTER TABLE sites ADD COLUMN form_name  TEXT NOT NULL DEFAULT 'optional' CONSTRAINT sites_form_name  CHECK (form_name  IN ('hidden', 'optional', 'required'));
ALTER TABLE sites ADD COLUMN form_email TEXT NOT NULL DEFAULT 'optional' CONSTRAINT sites_form_email CHECK (form_email IN ('hidden', 'optional', 'required'));
ALTER TABLE sites ADD COLUMN form_phone TEXT NOT NULL DEFAULT 'hidden'   CONSTRAINT sites_form_phone CHECK (form_phone IN ('hidden', 'optional', 'required'));

-- How a visitor can be reached, as far as they said.
ALTER TABLE visitors ADD COLUMN email TEXT;
ALTER TABLE visitors ADD COLUMN phone TEXT;

-- `queued_since` is the place in the queue, `entered_queue_at` the beginning of the present stay where that is another
-- moment (X20). `sender_id`: the colleague who passed the conversation on to where it is.
ALTER TABLE conversations ADD COLUMN entered_queue_at INTEGER;
ALTER TABLE conversations ADD COLUMN sender_id INTEGER REFERENCES operators (id);
DROP INDEX conversations_queued;
CREATE INDEX conversations_queued ON conversations (site_id, department_id, queued_since, id) WHERE state = 'queued';

-- Who may be given what waits in a queue.
CREATE INDEX site_memberships_of_site ON site_memberships (site_id, operator_id);
CREATE INDEX department_memberships_of_department ON department_memberships (department_id, operator_id);

-- X05, X06: whether this sign-in has opened a console yet, and when its last console window was closed deliberately.
ALTER TABLE sessions ADD COLUMN console_opened_at INTEGER;
ALTER TABLE sessions ADD COLUMN console_closed_at INTEGER;
CREATE INDEX sessions_console_closed ON sessions (console_closed_at) WHERE console_closed_at IS NOT NULL;

-- Whose work a conversation left: they are told as well, beside `for_operator_id`.
ALTER TABLE events ADD COLUMN for_former_operator_id INTEGER;

-- Every decision of the balanced mode with its reasons, also one that nobody could be chosen. `considered` is JSON, an
-- array per person: number, verdict, status, in work, limit, last assignment; the last three where it came to that.
CREATE TABLE routing_decisions (
    id              INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    at              INTEGER NOT NULL,
    department_id   INTEGER REFERENCES departments (id),
    winner_id       INTEGER REFERENCES operators (id),
    considered      TEXT NOT NULL
) STRICT;
CREATE INDEX routing_decisions_of_conversation ON routing_decisions (conversation_id, id);

-- Working time: every stay in a work status. One per person goes on.
CREATE TABLE status_intervals (
    id          INTEGER PRIMARY KEY,
    operator_id INTEGER NOT NULL REFERENCES operators (id),
    status      TEXT NOT NULL CONSTRAINT status_intervals_status CHECK (status IN ('ready', 'can_help', 'pause', 'left')),
    reason      TEXT NOT NULL,
    since       INTEGER NOT NULL,
    until       INTEGER,
    CONSTRAINT status_intervals_forward CHECK (until >= since)
) STRICT;
CREATE UNIQUE INDEX status_intervals_one_goes_on ON status_intervals (operator_id) WHERE until IS NULL;
CREATE INDEX status_intervals_by_time ON status_intervals (operator_id, since);
INSERT INTO status_intervals (operator_id, status, reason, since)
    SELECT id, status, status_reason, status_since FROM operators WHERE removed_at IS NULL;

-- Who did what to whom, from where. Each entry carries a hash over itself and the hash before it, so that a changed or
-- missing one shows.
CREATE TABLE audit_entries (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    operator_id     INTEGER NOT NULL REFERENCES operators (id),
    act             TEXT NOT NULL,
    outcome         TEXT NOT NULL CONSTRAINT audit_entries_outcome CHECK (outcome IN ('done', 'refused')),
    conversation_id INTEGER REFERENCES conversations (id),
    colleague_id    INTEGER REFERENCES operators (id),
    detail          TEXT,
    address         TEXT NOT NULL,
    hash            BLOB NOT NULL
) STRICT;
