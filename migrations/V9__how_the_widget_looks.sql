-- How a site's widget looks, for the sites where somebody has chosen; ours is in the program. `version` counts the changes.
-- Distances are in CSS pixels; `language` NULL: each visitor's own.
CREATE TABLE widgets (
    site_id        INTEGER PRIMARY KEY REFERENCES sites (id),
    version        INTEGER NOT NULL CONSTRAINT widgets_version CHECK (version > 0),
    colour         TEXT NOT NULL CONSTRAINT widgets_colour CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    icon           TEXT NOT NULL CONSTRAINT widgets_icon CHECK (icon IN ('bubble', 'lines', 'question', 'envelope', 'headset')),
    corner         TEXT NOT NULL CONSTRAINT widgets_corner CHECK (corner IN ('right', 'left')),
    desktop_shown  INTEGER NOT NULL CONSTRAINT widgets_desktop_shown CHECK (desktop_shown IN (0, 1)),
    desktop_side   INTEGER NOT NULL CONSTRAINT widgets_desktop_side CHECK (desktop_side BETWEEN 0 AND 200),
    desktop_bottom INTEGER NOT NULL CONSTRAINT widgets_desktop_bottom CHECK (desktop_bottom BETWEEN 0 AND 200),
    phone_shown    INTEGER NOT NULL CONSTRAINT widgets_phone_shown CHECK (phone_shown IN (0, 1)),
    phone_side     INTEGER NOT NULL CONSTRAINT widgets_phone_side CHECK (phone_side BETWEEN 0 AND 200),
    phone_bottom   INTEGER NOT NULL CONSTRAINT widgets_phone_bottom CHECK (phone_bottom BETWEEN 0 AND 200),
    sound          INTEGER NOT NULL CONSTRAINT widgets_sound CHECK (sound IN (0, 1)),
    language       TEXT
) STRICT;

-- What it says in the company's own words. A text without a row is ours.
CREATE TABLE widget_texts (
    site_id  INTEGER NOT NULL REFERENCES sites (id),
    language TEXT NOT NULL,
    name     TEXT NOT NULL,
    text     TEXT NOT NULL CONSTRAINT widget_texts_text CHECK (text <> ''),
    PRIMARY KEY (site_id, language, name)
) STRICT, WITHOUT ROWID;
