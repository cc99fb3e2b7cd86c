CREATE TABLE former (                   -- who edits no more, as long as the journal speaks of them and they have not used /forget
    person INTEGER NOT NULL PRIMARY KEY,    -- the number of the row that they had
    chat   BLOB    NOT NULL,                -- by which /forget finds it; empty before 027
    name   TEXT    NOT NULL
) STRICT;
INSERT INTO former (person, chat, name)
SELECT person, x'', max(name) FROM journal
 WHERE name <> '' AND person NOT IN (SELECT id FROM person) GROUP BY person;
UPDATE journal SET detail = CASE WHEN detail LIKE '#%' THEN substr(detail, 2)
       ELSE coalesce((SELECT CAST(max(f.person) AS TEXT) FROM former AS f WHERE f.name = detail), '') END
 WHERE deed = 'dismissed';
ALTER TABLE journal DROP COLUMN name;
