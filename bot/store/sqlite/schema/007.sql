-- Counts the changes of what readers may see, so that finished screens can be kept until there is one.
INSERT INTO meta (name, value) VALUES ('archive', '0');

CREATE TRIGGER issue_added AFTER INSERT ON issue BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
CREATE TRIGGER issue_changed AFTER UPDATE ON issue BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
CREATE TRIGGER issue_removed AFTER DELETE ON issue BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
CREATE TRIGGER shown_added AFTER INSERT ON shown BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
CREATE TRIGGER shown_changed AFTER UPDATE ON shown BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
CREATE TRIGGER shown_removed AFTER DELETE ON shown BEGIN
    UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'archive';
END;
