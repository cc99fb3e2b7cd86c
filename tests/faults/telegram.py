"""Telegram at the engine's one seam, by script; it keeps what was asked of it and what really arrived."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.model.call import Call, Delete, Edit, Send
from bot.model.message import Rich
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    NoSuchMessage,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)

LATENCY = 0.04
PATIENCE = 65
"""Seconds after which the sender gives a send up."""


class Answer(Enum):
    """How Telegram takes one send."""

    ARRIVES = auto()
    ANSWER_LOST = auto()
    REQUEST_LOST = auto()
    RAISES = auto()
    HANGS = auto()
    FLOODED = auto()
    NO_LINE = auto()
    MISSING = auto()
    SUSPENDED = auto()
    REFUSED = auto()
    HALTED = auto()
    NO_MESSAGE = auto()


DELIVERED = {Answer.ARRIVES, Answer.ANSWER_LOST, Answer.RAISES, Answer.HANGS}
ARRIVED = {Answer.ARRIVES, Answer.HANGS}
OUTCOMES: dict[Answer, Outcome] = {
    Answer.ANSWER_LOST: Unknown("reset"),
    Answer.REQUEST_LOST: Unknown("502"),
    Answer.FLOODED: Flooded(7),
    Answer.NO_LINE: NotSent("refused"),
    Answer.MISSING: Missing("chat not found"),
    Answer.SUSPENDED: Suspended("no rights"),
    Answer.REFUSED: Rejected("can't parse entities"),
    Answer.HALTED: Halted("401"),
    Answer.NO_MESSAGE: NoSuchMessage("message can't be deleted for everyone"),
}


@dataclass(eq=False)
class Asked:
    """One send: `outcome` is None while the bot waits for it, and for good if it was killed meanwhile."""

    chat: int
    text: str
    number: int
    delivered: bool = False
    outcome: Outcome | None = None
    edits: int = 0
    """The number of the message that it changes, or deletes by an empty text; a new one is numbered as it is asked for,
    from 1."""
    answers: int = 0
    at: float = field(default_factory=lambda: time.time())  # noqa: PLW0108 -- virtual time
    raised: bool = False
    unrecorded: bool = False
    """The bot was killed with the answer in its hands, and has perhaps not written it down."""

    @property
    def uncertain(self) -> bool:
        """The bot cannot know what became of it."""
        return self.outcome is None or isinstance(self.outcome, Unknown) or self.unrecorded


class TelegramInMemory:
    """Whoever is in `blocked` is gone; for all others the script says, and when it has run out, everything arrives."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.script: deque[Answer] = deque()
        self.blocked: set[int] = set()
        #: Knows no rich messages.
        self.old = False
        self.flying = 0
        self._released = asyncio.Event()

    async def perform(self, call: Call, *, leaves: Callable[[], None]) -> Outcome:
        assert isinstance(call, Send | Edit | Delete)
        if self.old and isinstance(call, Send) and isinstance(call.message, Rich):
            return Unsupported("404")
        leaves()
        text = "" if isinstance(call, Delete) else call.message.html
        asked = Asked(call.address.chat, text, len(self.asked))
        asked.edits = 0 if isinstance(call, Send) else call.message_id
        asked.answers = call.answers if isinstance(call, Send) else 0
        self.asked.append(asked)
        self.flying += 1
        try:
            return await self._answer(asked)
        finally:
            self.flying -= 1

    async def _answer(self, asked: Asked) -> Outcome:
        await asyncio.sleep(LATENCY / 2)
        if asked.chat in self.blocked:
            asked.outcome = Gone("blocked")
            return asked.outcome
        answer = self.script.popleft() if self.script else Answer.ARRIVES
        asked.delivered = answer in DELIVERED
        if answer is Answer.HANGS and not await self._answered_in_time():
            asked.outcome = Unknown("timeout")
            return asked.outcome
        await asyncio.sleep(LATENCY / 2)
        if answer is Answer.RAISES:
            asked.raised = True
            raise LookupError
        asked.outcome = Sent(asked.number + 1) if answer in ARRIVED else OUTCOMES[answer]
        return asked.outcome

    async def _answered_in_time(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._released.wait()
        except TimeoutError:
            return False
        return True

    def release(self) -> None:
        """Answer all that hangs."""
        self._released.set()
        self._released = asyncio.Event()

    def killed_with_answer(self, chat: int) -> None:
        """The last answer about this chat may have been lost before it was written down."""
        for asked in reversed(self.asked):
            if asked.chat == chat:
                asked.unrecorded = True
                return

    def to(self, chat: int, prefix: str) -> list[Asked]:
        """All that was asked for this chat with texts that begin so."""
        return [asked for asked in self.asked if asked.chat == chat and asked.text.startswith(prefix)]


def repeated(asked: Iterable[Asked]) -> int:
    """Messages that arrived more than once, each repetition counted."""
    arrived = Counter(each.text for each in asked if each.delivered)
    return sum(arrived.values()) - len(arrived)
