CREATE TABLE question (                 -- a file of which its editor must say something before it is taken in
    id      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor  BLOB    NOT NULL,
    name    TEXT    NOT NULL,               -- the file's
    content BLOB    NOT NULL,
    answers TEXT    NOT NULL,               -- a JSON object: those given so far
    today   TEXT    NOT NULL,               -- the day on which it was sent, by which weeks are understood
    expires INTEGER NOT NULL
) STRICT;

CREATE INDEX question_expires ON question (expires);
