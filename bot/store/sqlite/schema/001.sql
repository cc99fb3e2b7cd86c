-- Times are UTC seconds. Chats and people stand here as ciphertext only (cipher.py).

CREATE TABLE meta (                     -- single facts: key_check, bot, run
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (                    -- the bit that a topic has in every topic set, for good
    number INTEGER NOT NULL PRIMARY KEY CHECK (number BETWEEN 0 AND 62),
    id     TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE issue (
    week      TEXT NOT NULL PRIMARY KEY,    -- 2019-W21, which sorts as time does
    state     TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    published INTEGER                       -- when it was pushed; NULL for a draft and for the archive taken in at first
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (                 -- never changed, only followed by the next
    id       INTEGER NOT NULL PRIMARY KEY,
    week     TEXT    NOT NULL,
    topic    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    trend    TEXT    NOT NULL,
    headline TEXT    NOT NULL,
    lead     TEXT    NOT NULL,
    link     TEXT    NOT NULL,
    authors  TEXT    NOT NULL,              -- a JSON list
    body     TEXT    NOT NULL,              -- Markdown
    created  INTEGER NOT NULL
) STRICT;

CREATE TABLE shown (                    -- the revisions that make up an issue
    week      TEXT    NOT NULL REFERENCES issue (week),
    topic     TEXT    NOT NULL,
    language  TEXT    NOT NULL,
    revision  INTEGER NOT NULL REFERENCES revision (id),
    corrected INTEGER NOT NULL DEFAULT 0,   -- it has replaced one that readers may have seen
    PRIMARY KEY (week, topic, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader (                   -- who subscribed or saved a setting; nobody else
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,  -- never given twice: an old delivery cannot reach a new reader
    chat       BLOB    NOT NULL,
    thread     INTEGER NOT NULL DEFAULT 0,
    language   TEXT    NOT NULL,
    format     TEXT    NOT NULL,
    topics     INTEGER NOT NULL,            -- bits of topic.number; -1, every bit: all, those to come included
    silent     INTEGER NOT NULL,
    subscribed INTEGER NOT NULL,
    strikes    INTEGER NOT NULL DEFAULT 0,  -- broadcasts in a row that did not find the chat
    UNIQUE (chat, thread)
) STRICT;

CREATE TABLE broadcast (                -- sending one thing to many readers
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    week      TEXT    NOT NULL REFERENCES issue (week),
    state     TEXT    NOT NULL CHECK (state IN ('running', 'paused', 'held', 'stopping', 'ended')),
    reason    TEXT    NOT NULL DEFAULT '',  -- why it is paused: editor, breaker
    policy    TEXT    NOT NULL CHECK (policy IN ('once', 'never')),  -- what becomes of an unknown outcome
    broken    INTEGER NOT NULL DEFAULT 0,   -- the breaker has spoken: erase nobody
    present   INTEGER NOT NULL,             -- the topic set of the issue
    planned   INTEGER NOT NULL,             -- deliveries, when it was made
    highest   INTEGER NOT NULL,             -- readers up to this number get it …
    cursor    INTEGER NOT NULL DEFAULT 0,   -- … and up to this one their deliveries are open
    created   INTEGER NOT NULL,
    ended     INTEGER,
    sent      INTEGER NOT NULL DEFAULT 0,   -- the counts are filled when its deliveries are deleted
    gone      INTEGER NOT NULL DEFAULT 0,
    skipped   INTEGER NOT NULL DEFAULT 0,
    failed    INTEGER NOT NULL DEFAULT 0,
    unknown   INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX broadcast_once ON broadcast (week);

CREATE TABLE bundle (                   -- the messages of one variant, frozen
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    broadcast INTEGER NOT NULL REFERENCES broadcast (id),
    language  TEXT    NOT NULL,
    format    TEXT    NOT NULL,
    topics    INTEGER NOT NULL,
    messages  TEXT    NOT NULL,             -- JSON, see bundles.py
    revisions TEXT    NOT NULL,             -- a JSON list: which revisions it shows
    refused   TEXT    NOT NULL DEFAULT '',  -- Telegram's words, if it does not take them
    UNIQUE (broadcast, language, format, topics)
) STRICT;

CREATE TABLE delivery (                 -- one broadcast on its way to one reader: numbers only
    broadcast INTEGER NOT NULL,
    reader    INTEGER NOT NULL,
    bundle    INTEGER NOT NULL,
    state     INTEGER NOT NULL DEFAULT 0,   -- 0 queued 1 sending 2 unknown 3 sent 4 gone 5 suspended 6 missing 7 failed 8 cancelled
    part      INTEGER NOT NULL DEFAULT 0,   -- how many of the bundle's messages have arrived
    unknowns  INTEGER NOT NULL DEFAULT 0,   -- how often no answer came
    due       INTEGER NOT NULL DEFAULT 0,   -- 0: at once, in the readers' order
    run       INTEGER NOT NULL DEFAULT 0,   -- which run of the program is sending it
    PRIMARY KEY (broadcast, reader)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_due ON delivery (broadcast, due) WHERE due > 0 AND state = 0;

CREATE TABLE confirmation (             -- a Publish button that may be pressed once
    nonce   TEXT    NOT NULL PRIMARY KEY,
    editor  BLOB    NOT NULL,
    week    TEXT    NOT NULL,
    content TEXT    NOT NULL,               -- the revisions it is for
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE card (                     -- which message in an editor's chat shows an issue or a broadcast
    chat    BLOB    NOT NULL,
    subject TEXT    NOT NULL,
    message INTEGER NOT NULL,
    PRIMARY KEY (chat, subject)
) STRICT, WITHOUT ROWID;
