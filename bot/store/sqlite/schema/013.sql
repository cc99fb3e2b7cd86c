CREATE TABLE cell (                     -- a place in an issue into which an editor is writing
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    editor   BLOB    NOT NULL,
    week     TEXT    NOT NULL,              -- which may have no issue yet
    topic    TEXT    NOT NULL,
    language TEXT    NOT NULL,
    part     TEXT    NOT NULL,              -- whole, headline, lead, body, link, authors
    turn     INTEGER NOT NULL,              -- an editor's messages go where it is highest; 0: it is done
    passages TEXT    NOT NULL,              -- a JSON list: message id, text, entities
    expires  INTEGER NOT NULL,
    UNIQUE (editor, week, topic, language, part)
) STRICT;
