CREATE TABLE bundle_anew (              -- SQLite cannot change a UNIQUE
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    broadcast INTEGER NOT NULL REFERENCES broadcast (id),
    language  TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    topics    INTEGER NOT NULL,
    messages  TEXT    NOT NULL,             -- JSON, see bundles.py
    revisions TEXT    NOT NULL,             -- a JSON list: which revisions it shows
    refused   TEXT    NOT NULL DEFAULT '',  -- Telegram's words, if it does not take them
    dropped   INTEGER NOT NULL DEFAULT 0,   -- an editor has given it up: nothing of it is ever queued again
    follows   INTEGER NOT NULL DEFAULT 0,   -- the delivered bundle whose messages it changes; 0: none
    retired   INTEGER NOT NULL DEFAULT 0    -- the bundle that took its place for those who had nothing yet; 0: none
) STRICT;
INSERT INTO bundle_anew (id, broadcast, language, format, topics, messages, revisions, refused, dropped)
SELECT id, broadcast, language, format, topics, messages, revisions, refused, dropped FROM bundle;
DROP TABLE bundle;
ALTER TABLE bundle_anew RENAME TO bundle;
CREATE INDEX bundle_broadcast ON bundle (broadcast);
CREATE UNIQUE INDEX bundle_once ON bundle (broadcast, language, format, topics, follows) WHERE retired = 0;

CREATE TABLE part (                     -- what a part of a bundle has to do with an issue's messages
    bundle INTEGER NOT NULL,
    part   INTEGER NOT NULL,
    place  INTEGER,                         -- which of them it edits, deletes or answers
    takes  INTEGER,                         -- as which of them the one that it sends is kept
    PRIMARY KEY (bundle, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (               -- what was put right in a published issue, and is told to its readers
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    week      TEXT    NOT NULL REFERENCES issue (week),
    topic     TEXT    NOT NULL,             -- empty: the issue was retracted
    language  TEXT    NOT NULL,             -- of the text; empty: it is the verdict, or all
    at        INTEGER NOT NULL,
    reason    TEXT    NOT NULL,             -- as its editor wrote it; may be empty
    before    TEXT    NOT NULL,             -- the verdict, or the number of the revision; may be empty
    after     TEXT    NOT NULL,
    broadcast INTEGER                       -- that brought it to readers; NULL: none did
) STRICT;
CREATE INDEX correction_week ON correction (week);

CREATE TRIGGER correction_added AFTER INSERT ON correction BEGIN UPDATE archive SET version = version + 1; END;

CREATE TABLE proposal (                 -- a correction that waits for its editor's word
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor   BLOB    NOT NULL,
    week     TEXT    NOT NULL,
    topic    TEXT    NOT NULL,              -- empty: the issue is to be retracted
    language TEXT    NOT NULL,              -- of the text; empty: there is none
    revision INTEGER NOT NULL,              -- 0: none
    trend    TEXT    NOT NULL,              -- empty: the verdict stays
    reason   TEXT    NOT NULL,
    seen     INTEGER NOT NULL,              -- how many corrections the issue had when its editor was shown what changes
    awaits   INTEGER NOT NULL,              -- the editor's next message is the reason
    expires  INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_expires ON proposal (expires);
