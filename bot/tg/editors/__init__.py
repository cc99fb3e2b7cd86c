"""Answers editors."""
