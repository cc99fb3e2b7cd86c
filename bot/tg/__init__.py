"""Talks to people: takes in what they send, and answers; `wire/` alone makes requests."""
