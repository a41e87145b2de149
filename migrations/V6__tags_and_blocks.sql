-- What conversations can be marked with. `folded` is the name without regard to capitals, so that no two tags read the
-- same. `retired_at`: it stays where it is and is offered no more.
CREATE TABLE tags (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    folded     TEXT NOT NULL CONSTRAINT tags_name_is_free UNIQUE,
    colour     TEXT NOT NULL CONSTRAINT tags_colour CHECK (colour IN ('grey', 'green', 'teal', 'blue', 'violet', 'rose', 'red', 'amber')),
    position   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT;

-- Which conversations carry which, by whom. The key is the way of the archive: one tag, from the latest conversation back.
CREATE TABLE conversation_tags (
    tag_id          INTEGER NOT NULL REFERENCES tags (id),
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    operator_id     INTEGER NOT NULL REFERENCES operators (id),
    at              INTEGER NOT NULL,
    PRIMARY KEY (tag_id, conversation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_tags_of_conversation ON conversation_tags (conversation_id, tag_id);

-- Whose messages are not accepted: a visitor's, or those from a network, written as CIDR (`203.0.113.7/32`). `until` NULL:
-- for good. `lifted_at`: ended by hand, or replaced by a later one of the same; what ran out is not lifted.
CREATE TABLE blocks (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    visitor_id      INTEGER REFERENCES visitors (id),
    network         TEXT,
    reason          TEXT NOT NULL,
    conversation_id INTEGER REFERENCES conversations (id),
    since           INTEGER NOT NULL,
    until           INTEGER,
    blocked_by      INTEGER NOT NULL REFERENCES operators (id),
    lifted_at       INTEGER,
    lifted_by       INTEGER REFERENCES operators (id),
    last_attempt_at INTEGER,
    CONSTRAINT blocks_one_target CHECK ((visitor_id IS NULL) <> (network IS NULL)),
    CONSTRAINT blocks_forward CHECK (until > since),
    CONSTRAINT blocks_lifted_by_somebody CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX blocks_of_visitor ON blocks (visitor_id) WHERE visitor_id IS NOT NULL AND lifted_at IS NULL;
CREATE UNIQUE INDEX blocks_of_network ON blocks (network) WHERE network IS NOT NULL AND lifted_at IS NULL;
