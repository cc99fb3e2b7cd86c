"""What somebody types is looked for by its words, bounded whatever it is."""

from bot.model.search import Query
from bot.stems.words import words

MOST_LETTERS, MOST_WORDS = 200, 12
LEAST = 2
"""Letters of a word that tells something, unless it is a figure."""


def asked(text: str) -> Query | None:
    """None where there is nothing to look for."""
    shown = " ".join(text.split())[:MOST_LETTERS].strip()
    found = dict.fromkeys(shown[start:end] for start, end in words(shown))
    telling = [word for word in found if len(word) >= LEAST or word.isdigit()]
    return Query(shown, tuple(telling[:MOST_WORDS])) if telling else None
