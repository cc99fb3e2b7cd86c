CREATE TABLE look (                     -- what an editor has seen of a draft, so that they are told what is new in it
    editor BLOB    NOT NULL,
    week   TEXT    NOT NULL,
    before TEXT    NOT NULL,                -- a JSON object: revision or verdict by place, as they first saw it in this sitting
    latest TEXT    NOT NULL,                -- … and as they saw it last
    at     INTEGER NOT NULL,                -- when that was
    PRIMARY KEY (editor, week)
) STRICT, WITHOUT ROWID;
