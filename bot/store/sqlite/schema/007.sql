CREATE TABLE archive (                  -- one row: counts the changes of what readers may see, so that finished screens
    version INTEGER NOT NULL            -- can be kept until there is one
) STRICT;

INSERT INTO archive (version) VALUES (0);

CREATE TRIGGER issue_added AFTER INSERT ON issue BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER issue_changed AFTER UPDATE ON issue BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER issue_removed AFTER DELETE ON issue BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER shown_added AFTER INSERT ON shown BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER shown_changed AFTER UPDATE ON shown BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER shown_removed AFTER DELETE ON shown BEGIN UPDATE archive SET version = version + 1; END;
