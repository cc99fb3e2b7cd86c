ALTER TABLE bundle ADD COLUMN spare INTEGER NOT NULL DEFAULT 0;  -- of a rich one: the same in plain messages, for a server that is too old
