-- Whether administrators and the owner reach nothing but the set-up page of their second factor before they have one.
ALTER TABLE accounts ADD COLUMN second_factor_demanded INTEGER NOT NULL DEFAULT 0
    CONSTRAINT accounts_second_factor_demanded CHECK (second_factor_demanded IN (0, 1));

-- When a session ends even if it is used. `expires_at` is when it ends if it is used no more, and never later than this.
-- Those that have begun before get ninety days from then.
ALTER TABLE sessions ADD COLUMN ends_at INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET ends_at = created_at + 7776000000, expires_at = min(expires_at, created_at + 7776000000);

-- What the mail server has against the company's settings; no row: nothing, as far as is known.
CREATE TABLE mail_faults (
    id      INTEGER PRIMARY KEY CONSTRAINT mail_faults_one CHECK (id = 1),
    since   INTEGER NOT NULL,
    trouble TEXT NOT NULL,
    answer  TEXT NOT NULL
) STRICT;
