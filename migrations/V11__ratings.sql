-- X16: what visitors thought of conversations that were over. A later one replaces an earlier; both are kept.
CREATE TABLE ratings (
    id              INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id),
    stars           INTEGER NOT NULL CONSTRAINT ratings_stars CHECK (stars BETWEEN 1 AND 5),
    comment         TEXT,
    at              INTEGER NOT NULL
) STRICT;
CREATE INDEX ratings_of_conversation ON ratings (conversation_id, id);
CREATE INDEX ratings_by_time ON ratings (at);
