ALTER TABLE reader ADD COLUMN hours TEXT NOT NULL DEFAULT '';         -- when new issues come, see model/wishes.py; empty: at once
ALTER TABLE reader ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;      -- until when nothing new comes
ALTER TABLE reader ADD COLUMN only_news INTEGER NOT NULL DEFAULT 0;   -- only if a verdict on their topics is another than before
DROP INDEX reader_variant;
CREATE INDEX reader_variant ON reader (language, format, topics, only_news, paused) WHERE subscribed = 1;

ALTER TABLE broadcast ADD COLUMN news INTEGER NOT NULL DEFAULT -1;    -- the topics whose verdict is another than before
ALTER TABLE broadcast ADD COLUMN wakes INTEGER NOT NULL DEFAULT 0;    -- all that is left waits for readers' hours, until then
