-- The server through which mail leaves the house; no row: none does. `origin` is the address by which the cabinet was
-- reached when this was saved: links in mails begin with it where no public URL is configured.
CREATE TABLE mail_settings (
    id             INTEGER PRIMARY KEY CONSTRAINT mail_settings_one CHECK (id = 1),
    host           TEXT NOT NULL,
    port           INTEGER NOT NULL CONSTRAINT mail_settings_port CHECK (port BETWEEN 1 AND 65535),
    security       TEXT NOT NULL CONSTRAINT mail_settings_security CHECK (security IN ('tls', 'starttls', 'none')),
    user           TEXT,
    password       TEXT,
    sender_name    TEXT NOT NULL,
    sender_address TEXT NOT NULL,
    origin         TEXT NOT NULL,
    CONSTRAINT mail_settings_password_is_of_a_user CHECK (password IS NULL OR user IS NOT NULL)
) STRICT;

-- What has to leave the house, again: with the states between "waiting" and "delivered". `sending` is on the disk before
-- the first byte of a mail is on its way, so that after a crash nobody takes it for one that was never sent; `unknown` is
-- what such a mail becomes. `payload` says what the mail is about, never what it says: that is put together when it leaves,
-- so that no link and no visitor's word lies here. `give_up_at`: after this moment it is not tried again by itself.
DROP INDEX outbox_due;
CREATE TABLE outbox_with_states (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    dedup_key    TEXT NOT NULL CONSTRAINT outbox_once UNIQUE,
    recipient    TEXT NOT NULL,
    language     TEXT NOT NULL,
    payload      TEXT NOT NULL,
    state        TEXT NOT NULL DEFAULT 'waiting'
                 CONSTRAINT outbox_state CHECK (state IN ('waiting', 'sending', 'delivered', 'failed', 'unknown', 'discarded')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    next_attempt INTEGER,
    give_up_at   INTEGER NOT NULL,
    last_trouble TEXT,
    last_answer  TEXT,
    created_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    CONSTRAINT outbox_waits_for_a_moment CHECK ((state = 'waiting') = (next_attempt IS NOT NULL))
) STRICT;
INSERT INTO outbox_with_states (id, kind, dedup_key, recipient, language, payload, state, attempts, next_attempt,
                                give_up_at, last_answer, created_at, changed_at)
    SELECT id, kind, dedup_key, '', 'en', payload, state, attempts, iif(state = 'waiting', next_attempt, NULL),
           created_at, last_error, created_at, created_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_with_states RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (next_attempt, id) WHERE state = 'waiting';
CREATE INDEX outbox_open ON outbox (id) WHERE state IN ('waiting', 'sending', 'failed', 'unknown');
CREATE INDEX outbox_delivered ON outbox (changed_at, id) WHERE state = 'delivered';

-- Links by which somebody sets a password of their own: a newcomer, or a person who has forgotten theirs. Of the link the
-- file knows the SHA-256 of its token, none before its mail leaves. `made_by` NULL: they asked for it themselves.
CREATE TABLE invitations (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id  INTEGER NOT NULL REFERENCES operators (id),
    purpose      TEXT NOT NULL CONSTRAINT invitations_purpose CHECK (purpose IN ('join', 'password')),
    token_hash   BLOB CONSTRAINT invitations_token_is_free UNIQUE,
    made_by      INTEGER REFERENCES operators (id),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER,
    withdrawn_at INTEGER,
    CONSTRAINT invitations_end_once CHECK (used_at IS NULL OR withdrawn_at IS NULL)
) STRICT;
CREATE INDEX invitations_of_operator ON invitations (operator_id, id);

-- X15: who is sent a copy of what visitors write in the offline form of a site.
CREATE TABLE offline_copies (
    site_id INTEGER NOT NULL REFERENCES sites (id),
    address TEXT NOT NULL,
    PRIMARY KEY (site_id, address)
) STRICT, WITHOUT ROWID;
