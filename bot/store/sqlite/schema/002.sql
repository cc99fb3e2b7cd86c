ALTER TABLE broadcast ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;  -- an editor has confirmed its price in Stars
