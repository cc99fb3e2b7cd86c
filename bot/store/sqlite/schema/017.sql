CREATE TABLE moving (                   -- an editor who was asked to write the week to which an issue shall move
    editor  BLOB    NOT NULL PRIMARY KEY,
    week    TEXT    NOT NULL,               -- the one that it has
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
