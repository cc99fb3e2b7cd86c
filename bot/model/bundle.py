"""A bundle: what the readers of one variant get of a broadcast, frozen when it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.message import Message
from bot.model.reader import Variant


class Deed(StrEnum):
    """What a part of a bundle does; all but SEND concern a message that the reader has."""

    SEND = "send"
    EDIT = "edit"
    #: Where Telegram no longer lets it be deleted, it is emptied.
    DELETE = "delete"
    #: It is edited so that it says only that there is nothing any more.
    EMPTY = "empty"


@dataclass(frozen=True)
class Piece:
    """One step of a bundle: a message, and what is done with it."""

    #: Of one that is deleted: what it says if it cannot be.
    message: Message
    deed: Deed = Deed.SEND
    #: The issue's message that it edits, deletes or answers, by its place in what was delivered; None: it stands alone.
    place: int | None = None
    #: The place that what it sends takes among the issue's messages, so that it can be edited later; None: none.
    takes: int | None = None

    @property
    def sends(self) -> bool:
        """It brings a new message."""
        return self.deed is Deed.SEND


@dataclass(frozen=True)
class Bundle:
    variant: Variant
    parts: tuple[Piece, ...]
    #: The number of the delivered bundle that it changes; 0: it is for whoever takes its variant.
    follows: int = 0


@dataclass(frozen=True)
class Delivered:
    """A bundle of an issue as its readers have it, after all corrections until now."""

    number: int
    variant: Variant
    #: How many have messages of it that can be edited.
    readers: int
    #: By place, what the messages show that still stand, as `Message.shows` has it.
    places: Mapping[int, str] = field(default_factory=dict)
    #: The first place that was never taken.
    free: int = 0
