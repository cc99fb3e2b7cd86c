CREATE TABLE hand (                     -- who has made the last change of a draft; goes when that is published
    week   TEXT NOT NULL PRIMARY KEY,
    editor BLOB NOT NULL
) STRICT, WITHOUT ROWID;
