CREATE TABLE wipe (                     -- a code that erases its reader, whoever sends it
    reader INTEGER NOT NULL PRIMARY KEY,
    code   BLOB    NOT NULL UNIQUE          -- its hash
) STRICT;
CREATE TABLE vanishing (                -- messages in private chats that are to be deleted at their time
    chat       BLOB    NOT NULL,
    message_id INTEGER NOT NULL,
    due        INTEGER NOT NULL,
    expires    INTEGER NOT NULL,            -- when the row goes, whatever became of the message
    around     INTEGER NOT NULL,            -- 1: all that stands in the chat near this number, but for itself
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vanishing_due ON vanishing (due);
CREATE INDEX vanishing_expires ON vanishing (expires);
