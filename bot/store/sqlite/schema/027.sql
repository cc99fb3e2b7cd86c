CREATE TABLE answer (                   -- how it ended that an approval was asked for, until all are told who saw it
    id        INTEGER NOT NULL PRIMARY KEY,  -- that of the approval
    editor    BLOB    NOT NULL,             -- who asked
    week      TEXT    NOT NULL,
    proposal  INTEGER NOT NULL,             -- as in approval
    how       TEXT    NOT NULL,
    person    INTEGER NOT NULL,             -- who answered; 0: nobody
    broadcast INTEGER NOT NULL,             -- what tells readers of a correction; 0: nothing does
    told      INTEGER NOT NULL              -- whoever asked has been told aloud, or need not be
) STRICT;
