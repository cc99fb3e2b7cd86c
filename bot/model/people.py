"""The people of the newsroom, as the bot knows them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_NAME = 20
"""In signs."""


class Role(StrEnum):
    READER = "reader"
    EDITOR = "editor"
    #: Named in the settings; also makes and dismisses editors.
    OWNER = "owner"

    @property
    def edits(self) -> bool:
        return self is not Role.READER


class Joining(StrEnum):
    """What became of a link that somebody opened."""

    JOINED = "joined"
    #: Edits already; the link is still good, unless it was theirs.
    KNOWN = "known"
    #: Somebody else has opened it.
    USED = "used"
    #: Too late, withdrawn, or none of ours.
    LAPSED = "lapsed"


class Naming(StrEnum):
    """What became of a name that somebody chose."""

    KEPT = "kept"
    LONG = "long"
    #: There is no letter in it.
    EMPTY = "empty"
    #: Another editor's.
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Colleague:
    """An editor or an owner."""

    #: Of the row, never given twice; in a button it stands for the person.
    number: int
    #: The Telegram id, which is also that of the private chat.
    chat: int = field(repr=False)
    #: Short, chosen by themselves, never what Telegram says; empty: not chosen yet.
    name: str = field(repr=False)
    #: In which they were last spoken to.
    language: str
    #: An editor by invitation; False for who is an owner by the settings.
    invited: bool
    #: Until when (UTC seconds) their next line is the name that they want; 0: it is not.
    asked: int = 0

    @property
    def called(self) -> str:
        """How the others see them; never empty."""
        return self.name or f"#{self.number}"


def shortened(words: str) -> str:
    """What a name comes to that somebody has typed: one line of what can be seen, in composed letters."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", words) if sign.isprintable() or sign.isspace())
    return " ".join(seen.split())


def naming(name: str, others: Iterable[str]) -> Naming:
    """Whether this, as `shortened`, can be somebody's name beside those of the others."""
    if len(name) > LONGEST_NAME:
        return Naming.LONG
    if not any(map(str.isalpha, name)):
        return Naming.EMPTY
    return Naming.TAKEN if name.casefold() in map(str.casefold, others) else Naming.KEPT
