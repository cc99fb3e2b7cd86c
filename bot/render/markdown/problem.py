"""What is wrong with a body, or odd, for an editor's eyes."""

from typing import NamedTuple

from bot.errors import shorten


class Problem(NamedTuple):
    """What is wrong, or only odd; `line` counts from 1 in the body, `message` is a text to be translated."""

    line: int
    message: str
    values: dict[str, str]


class TooMuch(Exception):  # noqa: N818 -- the text is
    """A body that cannot be shown: it holds more than one commentary may."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message % found.values)
        self.problem = found


def problem(line: int, message: str, **values: object) -> Problem:
    """`line` is the parser's, from 0. Quotations are shortened, so that the reason is always seen."""
    return Problem(line + 1, message, {name: shorten(str(value)) for name, value in values.items()})
