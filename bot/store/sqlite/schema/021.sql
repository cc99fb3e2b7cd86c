CREATE INDEX broadcast_about ON broadcast (about) WHERE about IS NOT NULL;  -- what changes the same messages
