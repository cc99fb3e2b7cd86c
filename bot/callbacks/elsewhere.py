"""Buttons in a private chat that choose for a group or channel: those that do it there, with its number before them."""

from dataclasses import dataclass

from bot.callbacks.codec import LARGEST, LIMIT, base36, number
from bot.callbacks.readers import ReaderCallback
from bot.callbacks.table import decode
from bot.model.publication import Publication

VERB = "at"


@dataclass(frozen=True)
class Elsewhere:
    chat: int
    callback: ReaderCallback


def elsewhere(chat: int, data: str) -> str:
    """What the button carries that does there what `data` does here."""
    return f"{VERB}:{base36(chat)}:{data}"


def decode_elsewhere(text: str, publication: Publication) -> Elsewhere | None:
    """None for what is no such button, or none of today."""
    verb, _, rest = text.partition(":")
    place, _, inner = rest.partition(":")
    if verb != VERB or len(text) > LIMIT:
        return None
    try:
        chat = number(place)
    except ValueError:
        return None
    callback = decode(inner, publication)
    return Elsewhere(chat, callback) if isinstance(callback, ReaderCallback) and -LARGEST <= chat < 0 else None
