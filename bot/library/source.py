"""The text of a file, fit to be parsed: UTF-8 of a bearable size, one kind of line end, no character that deceives."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.errors import ContentError, ContentErrors

MAX_BYTES = 256 * 1024

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, line separators that not every program counts as lines, and those that reverse what follows."""


def read_text(path: Path) -> str:
    """Raises ContentErrors for a file that cannot be read, or is not text."""
    return from_utf8(str(path), read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Not much more than a text may have; ContentErrors for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        problem = partial(ContentError, str(path))
        values = {"reason": error.strerror}
        raise ContentErrors([problem(0, "the file cannot be read: %(reason)s", values)]) from None


def from_utf8(path: str, content: bytes) -> str:
    """Raises ContentErrors for a file that is too large, or not UTF-8."""
    problem = partial(ContentError, path)
    if len(content) > MAX_BYTES:
        values = {"limit": MAX_BYTES // 1024}
        raise ContentErrors([problem(0, "the file is larger than %(limit)s KiB", values)])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentErrors(
            [problem(line, "the file is not UTF-8 from this line on: save it again with the encoding UTF-8")]
        ) from None


def tidy(text: str) -> str:
    """The text with line feeds only, and without the byte order mark of Windows."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def forbidden(path: str, text: str) -> Iterator[ContentError]:
    """The first character of each line of a tidy text that no text for readers may contain."""
    problem = partial(ContentError, path)
    for line, content in enumerate(text.split("\n"), start=1):
        if found := FORBIDDEN.search(content):
            yield problem(
                line,
                "the line contains the invisible character %(code)s: delete it or type the line again",
                {"code": f"U+{ord(found[0]):04X}"},
            )
