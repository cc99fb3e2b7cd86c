CREATE TABLE flow (                     -- how many subscribed and left in a week; who, nothing tells
    week   TEXT    NOT NULL PRIMARY KEY,    -- by UTC
    joined INTEGER NOT NULL,
    gone   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
