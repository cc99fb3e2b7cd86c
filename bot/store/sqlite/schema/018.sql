CREATE TABLE approval (                 -- what an editor asks the others to approve
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor   BLOB    NOT NULL,              -- who asks
    week     TEXT    NOT NULL,
    proposal INTEGER NOT NULL,              -- of a correction; 0: the issue is to be published
    content  TEXT    NOT NULL,              -- of an issue as in schedule; of a correction what its proposal says
    due      INTEGER NOT NULL,              -- 0: as soon as it is approved
    policy   TEXT    NOT NULL,
    paid     INTEGER NOT NULL,
    reach    TEXT    NOT NULL,              -- of a correction
    expires  INTEGER NOT NULL,
    UNIQUE (week, proposal)
) STRICT;
