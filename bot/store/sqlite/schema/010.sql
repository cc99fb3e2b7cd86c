ALTER TABLE revision DROP COLUMN trend;  -- the verdict belongs to issue and topic

CREATE TRIGGER verdict_added AFTER INSERT ON verdict BEGIN UPDATE archive SET version = version + 1; END;
CREATE TRIGGER verdict_changed AFTER UPDATE ON verdict BEGIN UPDATE archive SET version = version + 1; END;
