CREATE INDEX reader_variant ON reader (language, format, topics) WHERE subscribed = 1;  -- to count them while publishing
