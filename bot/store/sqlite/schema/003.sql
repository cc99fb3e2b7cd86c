ALTER TABLE bundle ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0;  -- an editor has given it up: nothing of it is ever queued again
