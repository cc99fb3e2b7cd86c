CREATE TABLE schedule (                 -- issues that go out at their time; the issue is 'scheduled' as long as it stands here
    week    TEXT    NOT NULL PRIMARY KEY REFERENCES issue (week),
    content TEXT    NOT NULL,               -- what an editor has confirmed, as in confirmation: nothing else goes out
    due     INTEGER NOT NULL,
    made    INTEGER NOT NULL,
    policy  TEXT    NOT NULL,
    paid    INTEGER NOT NULL,
    editor  BLOB    NOT NULL,               -- who has decided it; empty: nobody who is an editor still
    hold    TEXT    NOT NULL DEFAULT ''     -- why it waits for an editor's word: late, restored, failed
) STRICT, WITHOUT ROWID;
ALTER TABLE confirmation ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;  -- its editor was asked for a time, and may write one
ALTER TABLE confirmation ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;   -- … on these terms
