"""The letters of a text, fit to be read: one kind of line end, composed, and none that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from bot.errors import ContentError
from bot.model.reading import Oddity

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\xad\u061c\u180e\u200b\u200e\u200f\u2061-\u2064\ufeff]")
"""Harmless, and left out without a word; joiners stay, for emoji and names need them."""
_DECEIVING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u115f\u1160\u202a-\u202e\u2066-\u206f\u3164\ud800-\udfff\uffa0\ufff9-\ufffc\ufffe\uffff"
    "\U000e0000-\U000e001f]|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+"
)
"""Control characters, those that reverse what follows, letters that are blank, and what is written in no flag."""
_LOST = "\ufffd"
_FEW = 20


def tidied(text: str) -> str:
    """May still hold characters that deceive: `deceiving` tells of them, `seen` leaves them out."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text)))


def seen(text: str) -> str:
    return _DECEIVING.sub("", text)


def deceiving(text: str) -> Iterator[Oddity]:
    """One for each such character, where it stands first."""
    told: set[str] = set()
    for line, content in enumerate(text.split("\n"), start=1):
        for character in _DECEIVING.findall(content):
            if character not in told:
                told.add(character)
                code = {"code": f"U+{ord(character[0]):04X}"}
                yield Oddity(line, "the invisible character %(code)s is left out", code)


def lost(path: str, text: str) -> Iterator[ContentError]:
    """What some program has put in the place of letters that it could not read; the first lines of them."""
    found = (line for line, content in enumerate(text.split("\n"), start=1) if _LOST in content)
    for line in islice(found, _FEW):
        yield ContentError(path, line, "the sign “�” stands where letters were lost: type them again")
