"""The words of a text by their stems: what the index holds, and what a word that somebody asks for is compared with."""

from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from bot.stems.belarusian import belarusian
from bot.stems.letters import WORD, folded

VERSION = 2
"""Counts the changes of what stems come to: an index of another version is made anew."""
_SNOWBALL = {"en": "english", "ru": "russian"}
_LEAST = 3
"""Letters of a word that may have an ending."""


@lru_cache(maxsize=1 << 13)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The readings of a word, at least one; forms of one word share one. In unknown languages it is itself."""
    plain = folded(word, language)
    if language == "be":
        return tuple(dict.fromkeys(belarusian(plain)))
    if algorithm := _SNOWBALL.get(language):
        stem = Stemmer.Stemmer(algorithm, 0).stemWord(plain)  # one of its own: none may serve two threads
        return tuple(dict.fromkeys((stem, _uncut(plain)))) if language == "ru" else (stem,)
    return (plain,)


def _uncut(word: str) -> str:
    """Snowball takes «паром» for a case of «пар», and «причала» for a verb: so there is another reading."""
    return word[:-1] if len(word) > _LEAST and word.endswith(tuple("аеиоуыэюяьй")) else word


def words(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand."""
    return (found.span() for found in WORD.finditer(text))


def wording(text: str, language: str) -> str:
    """All its stems, in a line."""
    return " ".join(stem for start, end in words(text) for stem in stems(text[start:end], language))
