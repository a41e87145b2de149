-- Whoever tries to sign in and fails is nobody yet, and what is done at the machine itself is done by nobody with an account:
-- an entry of the audit log may have no person. Every row keeps its number and its hash, and the counter of numbers its value,
-- so that the chain stays what it is.
CREATE TABLE audit_entries_anew (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    operator_id     INTEGER REFERENCES operators (id),
    act             TEXT NOT NULL,
    outcome         TEXT NOT NULL CONSTRAINT audit_entries_outcome CHECK (outcome IN ('done', 'refused')),
    conversation_id INTEGER REFERENCES conversations (id),
    colleague_id    INTEGER REFERENCES operators (id),
    detail          TEXT,
    address         TEXT NOT NULL,
    hash            BLOB NOT NULL
) STRICT;
INSERT INTO audit_entries_anew (id, at, operator_id, act, outcome, conversation_id, colleague_id, detail, address, hash)
    SELECT id, at, operator_id, act, outcome, conversation_id, colleague_id, detail, address, hash FROM audit_entries ORDER BY id;
DELETE FROM sqlite_sequence WHERE name = 'audit_entries_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'audit_entries_anew', seq FROM sqlite_sequence WHERE name = 'audit_entries';
DROP TABLE audit_entries;
ALTER TABLE audit_entries_anew RENAME TO audit_entries;

-- The words of conversations, in the form in which they are looked for (storage/search). A row is a piece of a conversation:
-- its number is that of the conversation times 65,536 and that of the piece. It holds no text and no places of words, and is
-- filled by a job, never with the message.
CREATE VIRTUAL TABLE search USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 2'
);

-- Under which names visitors can be found: who calls themselves something else has their conversations indexed anew.
CREATE TABLE searched_contacts (
    visitor_id INTEGER PRIMARY KEY REFERENCES visitors (id),
    words      TEXT NOT NULL
) STRICT;
