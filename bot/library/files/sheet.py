"""A file's lines, or the one word on why there are none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import ContentError
from bot.model.reading import Oddity, Refused


@dataclass(frozen=True)
class Sheet:
    """What was written, line by line."""

    #: As it was written.
    lines: Sequence[str]
    #: The same lines as Markdown: Word's have bold and links.
    marked: Sequence[str]
    oddities: tuple[Oddity, ...] = ()
    problems: tuple[ContentError, ...] = ()


def refused(name: str, message: str) -> Refused:
    return Refused(name, (ContentError(name, 0, message),))
