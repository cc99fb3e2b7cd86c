CREATE TABLE wording (                  -- the words of a revision as they are searched for (bot/stems)
    revision INTEGER NOT NULL PRIMARY KEY,
    version  INTEGER NOT NULL,              -- of what made them: others are made anew
    language TEXT    NOT NULL,
    headline TEXT    NOT NULL,
    lead     TEXT    NOT NULL,
    body     TEXT    NOT NULL
) STRICT;
CREATE TRIGGER wording_goes AFTER DELETE ON revision BEGIN DELETE FROM wording WHERE revision = old.id; END;

CREATE INDEX shown_revision ON shown (revision);
CREATE VIEW findable AS                 -- the wordings of what published issues show
SELECT s.week, w.revision, w.language, w.headline, w.lead, w.body
  FROM shown AS s JOIN issue AS i ON i.week = s.week JOIN wording AS w ON w.revision = s.revision
 WHERE i.state = 'published';

CREATE VIRTUAL TABLE finding USING fts5 ( -- the index over it, kept in step by the triggers below
    language, headline, lead, body,
    content = 'findable', content_rowid = 'revision', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER found_shown AFTER INSERT ON shown BEGIN
    INSERT INTO finding (rowid, language, headline, lead, body)
    SELECT revision, language, headline, lead, body FROM findable WHERE revision = new.revision;
END;
CREATE TRIGGER found_replaced AFTER UPDATE OF revision ON shown BEGIN
    INSERT INTO finding (finding, rowid, language, headline, lead, body)
    SELECT 'delete', w.revision, w.language, w.headline, w.lead, w.body
      FROM wording AS w JOIN issue AS i ON i.week = old.week
     WHERE w.revision = old.revision AND i.state = 'published';
    INSERT INTO finding (rowid, language, headline, lead, body)
    SELECT revision, language, headline, lead, body FROM findable WHERE revision = new.revision;
END;
CREATE TRIGGER found_hidden BEFORE DELETE ON shown BEGIN
    INSERT INTO finding (finding, rowid, language, headline, lead, body)
    SELECT 'delete', revision, language, headline, lead, body FROM findable WHERE revision = old.revision;
END;
CREATE TRIGGER found_published AFTER UPDATE OF state ON issue WHEN new.state = 'published' AND old.state <> 'published' BEGIN
    INSERT INTO finding (rowid, language, headline, lead, body)
    SELECT revision, language, headline, lead, body FROM findable WHERE week = new.week;
END;
CREATE TRIGGER found_retracted BEFORE UPDATE OF state ON issue WHEN new.state <> 'published' AND old.state = 'published' BEGIN
    INSERT INTO finding (finding, rowid, language, headline, lead, body)
    SELECT 'delete', revision, language, headline, lead, body FROM findable WHERE week = old.week;
END;
CREATE TRIGGER found_worded AFTER INSERT ON wording BEGIN
    INSERT INTO finding (rowid, language, headline, lead, body)
    SELECT revision, language, headline, lead, body FROM findable WHERE revision = new.revision;
END;
CREATE TRIGGER found_unworded BEFORE DELETE ON wording BEGIN
    INSERT INTO finding (finding, rowid, language, headline, lead, body)
    SELECT 'delete', revision, language, headline, lead, body FROM findable WHERE revision = old.revision;
END;
