-- Whose clock says what day it is: an IANA name. Of the company, and of a site that lives by another one.
ALTER TABLE accounts ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE sites ADD COLUMN time_zone TEXT;

-- Opening hours. A site that keeps none promises nothing; what was filled in stays for when it keeps them again.
ALTER TABLE sites ADD COLUMN keeps_hours INTEGER NOT NULL DEFAULT 0 CONSTRAINT sites_keeps_hours CHECK (keeps_hours IN (0, 1));

-- Both ends are minutes after the midnight with which the day begins; an interval that ends after 1440 goes on into the
-- next day. `weekday`: 1 is Monday.
CREATE TABLE opening_intervals (
    site_id INTEGER NOT NULL REFERENCES sites (id),
    weekday INTEGER NOT NULL CONSTRAINT opening_intervals_weekday CHECK (weekday BETWEEN 1 AND 7),
    opens   INTEGER NOT NULL CONSTRAINT opening_intervals_opens CHECK (opens BETWEEN 0 AND 1439),
    closes  INTEGER NOT NULL,
    PRIMARY KEY (site_id, weekday, opens),
    CONSTRAINT opening_intervals_length CHECK (closes > opens AND closes <= opens + 1440)
) STRICT, WITHOUT ROWID;

-- Days with other hours, or none, instead of those of their weekday: `first_day` to `last_day`, both included, written
-- like 2026-12-31.
CREATE TABLE opening_exceptions (
    id        INTEGER PRIMARY KEY,
    site_id   INTEGER NOT NULL REFERENCES sites (id),
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    note      TEXT NOT NULL,
    CONSTRAINT opening_exceptions_forward CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX opening_exceptions_of_site ON opening_exceptions (site_id, first_day);

CREATE TABLE opening_exception_intervals (
    exception_id INTEGER NOT NULL REFERENCES opening_exceptions (id),
    opens        INTEGER NOT NULL CONSTRAINT opening_exception_intervals_opens CHECK (opens BETWEEN 0 AND 1439),
    closes       INTEGER NOT NULL,
    PRIMARY KEY (exception_id, opens),
    CONSTRAINT opening_exception_intervals_length CHECK (closes > opens AND closes <= opens + 1440)
) STRICT, WITHOUT ROWID;
