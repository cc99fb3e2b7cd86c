CREATE TABLE picture (                  -- pictures that this bot has uploaded, so that nobody waits for them twice
    name    TEXT NOT NULL PRIMARY KEY,      -- what it is, whatever it shows just now: language, length, colours
    drawing TEXT NOT NULL,                  -- a fingerprint of what it showed
    file_id TEXT NOT NULL                   -- by which Telegram knows it; means something to this bot only
) STRICT, WITHOUT ROWID;
