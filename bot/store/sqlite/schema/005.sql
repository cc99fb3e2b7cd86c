CREATE TABLE issue_anew (               -- SQLite cannot change a CHECK
    week      TEXT NOT NULL PRIMARY KEY,    -- 2019-W21, which sorts as time does
    state     TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'retracted')),
    published INTEGER                       -- when it was pushed; NULL for a draft and for the archive taken in at first
) STRICT, WITHOUT ROWID;
INSERT INTO issue_anew (week, state, published) SELECT week, state, published FROM issue;
DROP TABLE issue;
ALTER TABLE issue_anew RENAME TO issue;

CREATE TABLE verdict (                  -- what an issue says of a topic, in whatever language
    week  TEXT NOT NULL REFERENCES issue (week),
    topic TEXT NOT NULL,
    trend TEXT NOT NULL,
    PRIMARY KEY (week, topic)
) STRICT, WITHOUT ROWID;
INSERT INTO verdict (week, topic, trend)
SELECT s.week, s.topic, r.trend FROM shown AS s JOIN revision AS r ON r.id = s.revision
 WHERE s.language = (SELECT min(o.language) FROM shown AS o WHERE o.week = s.week AND o.topic = s.topic);

ALTER TABLE broadcast ADD COLUMN kind TEXT NOT NULL DEFAULT 'issue'
    CHECK (kind IN ('issue', 'translation', 'correction', 'notice', 'retraction'));
ALTER TABLE broadcast ADD COLUMN content TEXT NOT NULL DEFAULT '';  -- names what it sends, so that it is made once; '' before 005
ALTER TABLE broadcast ADD COLUMN about INTEGER REFERENCES broadcast (id);  -- the one whose messages it follows up
ALTER TABLE broadcast ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;    -- an editor's wish
DROP INDEX broadcast_once;
CREATE UNIQUE INDEX broadcast_once ON broadcast (week, kind, content);
CREATE INDEX broadcast_unended ON broadcast (id) WHERE state <> 'ended';

DROP INDEX delivery_due;
ALTER TABLE delivery RENAME COLUMN due TO retry_at;                        -- ours: after a flood wait, a busy chat, …
ALTER TABLE delivery ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;     -- somebody's wish
ALTER TABLE delivery ADD COLUMN due INTEGER GENERATED ALWAYS AS            -- 0: at once, in the readers' order
    (CASE WHEN not_before > retry_at THEN not_before ELSE retry_at END) VIRTUAL;
CREATE INDEX delivery_due ON delivery (broadcast, due) WHERE due > 0 AND state = 0;

CREATE TABLE sent (                     -- the messages that may still be corrected; erased with their reader
    broadcast  INTEGER NOT NULL,
    reader     INTEGER NOT NULL,
    part       INTEGER NOT NULL,            -- which of the bundle's messages
    bundle     INTEGER NOT NULL,
    message_id INTEGER NOT NULL,            -- in the reader's chat
    PRIMARY KEY (broadcast, reader, part)
) STRICT, WITHOUT ROWID;
