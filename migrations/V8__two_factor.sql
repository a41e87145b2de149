-- The second factor of those who have turned it on (RFC 6238). `secret`: 20 bytes that their phone has as well. `used_step`:
-- the latest time step whose code was accepted; no code of it or of an earlier one is accepted again.
CREATE TABLE second_factors (
    operator_id   INTEGER PRIMARY KEY REFERENCES operators (id),
    secret        BLOB NOT NULL CONSTRAINT second_factors_secret CHECK (length(secret) = 20),
    used_step     INTEGER NOT NULL,
    since         INTEGER NOT NULL,
    recovery_salt BLOB NOT NULL CONSTRAINT second_factors_recovery_salt CHECK (length(recovery_salt) = 32)
) STRICT;

-- Recovery codes that have not been used: argon2id of each, with the salt of its set.
CREATE TABLE recovery_codes (
    operator_id INTEGER NOT NULL REFERENCES second_factors (operator_id),
    hash        BLOB NOT NULL CONSTRAINT recovery_codes_hash CHECK (length(hash) = 32),
    PRIMARY KEY (operator_id, hash)
) STRICT, WITHOUT ROWID;

-- Secrets that somebody has been shown and has not confirmed by a code yet.
CREATE TABLE second_factor_offers (
    operator_id INTEGER PRIMARY KEY REFERENCES operators (id),
    secret      BLOB NOT NULL CONSTRAINT second_factor_offers_secret CHECK (length(secret) = 20),
    offered_at  INTEGER NOT NULL
) STRICT;

-- Sign-ins with the right password that wait for the code. The cookie holds a secret; the table only its SHA-256.
CREATE TABLE pending_sign_ins (
    secret_hash BLOB PRIMARY KEY,
    operator_id INTEGER NOT NULL REFERENCES operators (id),
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_sign_ins_of_operator ON pending_sign_ins (operator_id);
