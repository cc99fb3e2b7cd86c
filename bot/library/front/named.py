"""What the name of a file says of what is in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from bot.library.front.languages import language_meant
from bot.library.front.meant import Meant
from bot.library.front.topics import topic_in_name
from bot.library.front.weeks import number_in_name, week_in_name
from bot.model.publication import Publication

_SUFFIX = re.compile(r"(?:\.(?:md|markdown|mdown|txt|text|docx?|zip|rtf|odt))+$", re.IGNORECASE)
_COPY = re.compile(
    r"\s*\((?:\d{1,3}|copy|копия|копія)\)\s*$|^(?:copy of|копия|копія)\s+|\s+[0-9a-f]{32}$", re.IGNORECASE
)
"""What browsers, Google Drive and Notion add."""
_PLACES = re.compile(r"[\s._()\[\]-]+")


@dataclass(frozen=True)
class Named:
    week: Meant
    topic: Meant
    language: Meant
    #: Weeks that a bare number may be.
    numbers: tuple[str, ...]


def named(name: str, publication: Publication, today: date | None) -> Named:
    stem = _COPY.sub("", _SUFFIX.sub("", PurePath(name).name))
    return Named(
        week=week_in_name(stem, today),
        topic=topic_in_name(stem, publication),
        language=_language(stem, publication.languages),
        numbers=number_in_name(stem, today),
    )


def _language(stem: str, languages: Sequence[str]) -> Meant:
    """A word at the end, or a code between dots: within a sentence “be” is a word like others."""
    places = [place for place in _PLACES.split(stem) if place]
    codes = re.findall(r"(?<=[._])[A-Za-z]{2}(?=[._]|$)", stem)
    found = [language_meant(each, languages) for each in (*places[1:][-1:], *codes)]
    sure = {each.values[0] for each in found if each.sure}
    return Meant(tuple(sure)) if len(sure) == 1 else Meant()
