"""Texts that stand in a table or a variable before somebody translates them."""


def _(msgid: str) -> str:
    """Mark a text for the translators."""
    return msgid
