"""A picture before it is one."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from bot.model.message import Keyboard


@dataclass(frozen=True)
class Drawing:
    """What a picture shows, and what stands below it."""

    #: Of whatever it shows just now.
    name: str
    svg: str = field(repr=False)
    #: The same in words: HTML of at most 1024 visible UTF-16 units.
    caption: str = field(repr=False)
    keyboard: Keyboard

    @cached_property
    def fingerprint(self) -> str:
        """Of what it shows."""
        return hashlib.sha256(self.svg.encode()).hexdigest()
