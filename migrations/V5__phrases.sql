-- Canned phrases. `operator_id` NULL: shared, kept by administrators; otherwise that person's own. `language` NULL: for
-- visitors of any.
CREATE TABLE phrases (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    operator_id INTEGER REFERENCES operators (id),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    group_name  TEXT,
    language    TEXT CONSTRAINT phrases_language CHECK (language IN ('en', 'ru')),
    every_site  INTEGER NOT NULL CONSTRAINT phrases_every_site CHECK (every_site IN (0, 1))
) STRICT;
CREATE INDEX phrases_of_operator ON phrases (operator_id);

-- The sites of a phrase that is not for every one.
CREATE TABLE phrase_sites (
    phrase_id INTEGER NOT NULL REFERENCES phrases (id) ON DELETE CASCADE,
    site_id   INTEGER NOT NULL REFERENCES sites (id),
    PRIMARY KEY (phrase_id, site_id)
) STRICT, WITHOUT ROWID;
