"""What a reader's update is answered with: one message at most, and a few words for the button that was pressed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.model.call import Offered
from bot.model.message import Display
from bot.model.outcome import Outcome
from bot.model.reader import Address


@dataclass(frozen=True, slots=True)
class Reply:
    """After a callback the message takes the place of the one with the button, or stands `below` it; else it is new."""

    message: Display | None = None
    below: bool = False
    #: Shown over the chat after a callback, at most 200 characters.
    notice: str = ""
    #: Where it goes, if not to where it was asked for.
    to: Address | None = None
    #: The answer to who types the bot's name in some chat.
    offered: tuple[Offered, ...] = ()
    #: A new message can be neither forwarded nor saved.
    guarded: bool = False
    #: It is deleted after its reader's hours, with the one that asked for it.
    vanishes: bool = False
    #: Told what came of it; what it gives is said instead.
    heard: "Callable[[Outcome], Awaitable[Reply | None]] | None" = None


@dataclass(frozen=True, slots=True)
class Later:
    """It was heard, and others of the chat go on; Telegram must keep it until this is set."""

    kept: asyncio.Event
