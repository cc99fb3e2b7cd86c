"""The embedded database: connections, lock, backup, schema."""
