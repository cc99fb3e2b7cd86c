CREATE TABLE desk_lock (                -- the last time the desk was locked: a row for everybody who locked it
    id     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor BLOB    NOT NULL,                -- empty: nobody who is an editor still, or it is open again
    until  INTEGER NOT NULL                 -- nothing leaves the desk before the last of them
) STRICT;
CREATE TABLE unlocking (                -- the owner who asks the others to open it: a row, if any
    id     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor BLOB    NOT NULL
) STRICT;
