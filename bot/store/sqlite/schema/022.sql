CREATE TABLE person (                   -- who edits: owners by the settings, and who has accepted an invitation
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,  -- never given twice: an old note tells of nobody new
    chat     BLOB    NOT NULL UNIQUE,
    name     TEXT    NOT NULL DEFAULT '',   -- short, as they chose it; empty: not chosen yet
    language TEXT    NOT NULL,              -- in which they were last spoken to
    invited  INTEGER NOT NULL DEFAULT 0,    -- 1: an editor by this row; 0: an owner by the settings
    asked    INTEGER NOT NULL DEFAULT 0     -- until when their next message is the name that they want
) STRICT;
INSERT INTO person (chat, language) SELECT chat, max(language) FROM card WHERE language <> '' GROUP BY chat;
ALTER TABLE card DROP COLUMN language;

CREATE TABLE invitation (               -- a link that makes one person an editor
    code    BLOB    NOT NULL PRIMARY KEY,   -- the hash of what stands in it
    chat    BLOB    NOT NULL DEFAULT x'',   -- who has opened it, and is being asked for a name; empty: nobody yet
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invitation_chat ON invitation (chat) WHERE chat <> x'';

CREATE TABLE journal (                  -- who did what to which issue, and when; the newest only
    id     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    person INTEGER NOT NULL,                -- who may be gone meanwhile; 0: nobody
    name   TEXT    NOT NULL,                -- theirs when it was written
    deed   TEXT    NOT NULL,
    week   TEXT    NOT NULL,                -- empty: of no issue
    detail TEXT    NOT NULL                 -- ids and values; may be empty
) STRICT;
CREATE INDEX journal_week ON journal (week, id);
