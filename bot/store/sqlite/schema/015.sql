CREATE TABLE broadcast_anew (           -- SQLite cannot change a CHECK
    id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    week       TEXT    NOT NULL REFERENCES issue (week),
    state      TEXT    NOT NULL
               CHECK (state IN ('running', 'paused', 'held', 'stopping', 'resting', 'closing', 'ended')),
    reason     TEXT    NOT NULL DEFAULT '',  -- why it is paused: editor, breaker
    policy     TEXT    NOT NULL CHECK (policy IN ('once', 'never')),  -- what becomes of an unknown outcome
    broken     INTEGER NOT NULL DEFAULT 0,   -- the breaker has spoken: erase nobody
    present    INTEGER NOT NULL,             -- the topic set of the issue
    planned    INTEGER NOT NULL,             -- deliveries, when it was made
    highest    INTEGER NOT NULL,             -- readers up to this number get it …
    cursor     INTEGER NOT NULL DEFAULT 0,   -- … and up to this one their deliveries are open
    created    INTEGER NOT NULL,
    ended      INTEGER,                      -- … or came to rest
    sent       INTEGER NOT NULL DEFAULT 0,   -- the counts are filled when its deliveries are deleted
    gone       INTEGER NOT NULL DEFAULT 0,
    skipped    INTEGER NOT NULL DEFAULT 0,
    failed     INTEGER NOT NULL DEFAULT 0,
    unknown    INTEGER NOT NULL DEFAULT 0,
    cancelled  INTEGER NOT NULL DEFAULT 0,
    paid       INTEGER NOT NULL DEFAULT 0,   -- an editor has confirmed its price in Stars
    kind       TEXT    NOT NULL DEFAULT 'issue'
               CHECK (kind IN ('issue', 'translation', 'correction', 'notice', 'retraction')),
    content    TEXT    NOT NULL DEFAULT '',  -- names what it sends, so that it is made once; '' before 005
    about      INTEGER REFERENCES broadcast (id),  -- the one whose messages it follows up
    not_before INTEGER NOT NULL DEFAULT 0,   -- an editor's wish
    counted    INTEGER NOT NULL DEFAULT 0,   -- while it ends: up to this reader it has been counted
    told       INTEGER NOT NULL DEFAULT 0    -- every editor has been told how it ended
) STRICT;
INSERT INTO broadcast_anew
       (id, week, state, reason, policy, broken, present, planned, highest, cursor, created, ended, sent, gone, skipped,
        failed, unknown, cancelled, paid, kind, content, about, not_before, told)
SELECT id, week, state, reason, policy, broken, present, planned, highest, cursor, created, ended, sent, gone, skipped,
       failed, unknown, cancelled, paid, kind, content, about, not_before, state = 'ended'
  FROM broadcast;
DROP TABLE broadcast;
ALTER TABLE broadcast_anew RENAME TO broadcast;
CREATE UNIQUE INDEX broadcast_once ON broadcast (week, kind, content);
CREATE INDEX broadcast_unended ON broadcast (id) WHERE state <> 'ended';

ALTER TABLE bundle ADD COLUMN because TEXT NOT NULL DEFAULT '';  -- Telegram's words, for which an editor dropped it
