ALTER TABLE card ADD COLUMN language TEXT NOT NULL DEFAULT '';  -- in which it is drawn anew; empty: nobody said
