"""A message that is to go by itself."""

from dataclasses import dataclass

from bot.model.reader import Address


@dataclass(frozen=True)
class Vanishes:
    address: Address
    message: int
    #: Not the message itself goes, but whatever stands in the chat near its number.
    around: bool = False
