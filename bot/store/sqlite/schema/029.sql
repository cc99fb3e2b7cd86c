ALTER TABLE reader ADD COLUMN guarded INTEGER NOT NULL DEFAULT 0;   -- what comes can be neither forwarded nor saved
ALTER TABLE reader ADD COLUMN vanishes INTEGER NOT NULL DEFAULT 0;  -- after so many hours messages are deleted; 0: never
