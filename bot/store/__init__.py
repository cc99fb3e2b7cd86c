"""Keeps state: the only room with SQL, encryption and the database file."""
