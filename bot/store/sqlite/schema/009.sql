CREATE TABLE step (                     -- what was done to a text of a draft, so that it can be taken back
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    receipt  INTEGER NOT NULL DEFAULT 0,    -- the id of the first of those that one message tells of; 0: of this alone
    week     TEXT    NOT NULL,
    topic    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    before   INTEGER NOT NULL,              -- the revision that was shown; 0: none
    after    INTEGER NOT NULL,              -- the revision that is shown since; 0: none
    earlier  TEXT    NOT NULL,              -- the topic's verdict before; empty: none
    later    TEXT    NOT NULL               -- … and since
) STRICT;

CREATE INDEX step_receipt ON step (receipt) WHERE receipt > 0;
