"""Deletes what stands in a private chat, as far as Telegram lets a bot: what is younger than two days.

Nobody has kept which messages these are. But in private chats Telegram numbers the messages of the whole bot in one
row, and leaves those of other chats alone: so those around a number that is known are tried.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.call import Delete, DeleteMany, Edit, Telegram
from bot.model.message import Message
from bot.model.outcome import Flooded, Halted, NoSuchMessage, NotModified, NotSent, Outcome, Sent, Unknown
from bot.model.reader import Address
from bot.outbox.limiter import Limiter

AT_ONCE = 100
"""Telegram's limit for a call."""
BELOW, ABOVE = 1_000, 20
"""How far around the known number messages are looked for."""
MOST_CALLS = 30
"""In a search, which may have to split a call that holds what is too old."""
EMPTY = Message("·")
"""What is left of a message that is too old to be deleted: Telegram takes none without a sign."""

Passing = Flooded | NotSent | Unknown | Halted
"""What may be otherwise in a minute."""


class Trace(Enum):
    """What became of a message."""

    DELETED = auto()
    EMPTIED = auto()
    #: It is not there, or not to be had.
    LEFT = auto()
    #: Telegram could not be asked.
    UNKNOWN = auto()


@dataclass(frozen=True)
class Cleared:
    #: Telegram could not be asked for all of it, and may be asked again.
    interrupted: bool = False
    #: So many messages were too old to be deleted.
    emptied: int = 0


class Clearing:
    def __init__(self, telegram: Telegram, limiter: Limiter) -> None:
        self._telegram = telegram
        self._limiter = limiter

    @property
    def held(self) -> bool:
        """Telegram wants to be left alone by the whole bot."""
        return self._limiter.held

    async def everything(self, address: Address, known: Iterable[int], here: int) -> Cleared:
        """The known ones, and those around `here` but for itself; in private chats only, for it spares no message."""
        traces: list[Trace] = []
        for message in known:
            if message != here:
                traces.append(await self.message(address, message))
            if Trace.UNKNOWN in traces:
                break
        interrupted = Trace.UNKNOWN in traces or not await self.around(address, here)
        return Cleared(interrupted, traces.count(Trace.EMPTIED))

    async def message(self, address: Address, message: int) -> Trace:
        """Delete one; if it is too old it is emptied, for editing has no such limit."""
        outcome = await self._perform(Delete(address, message))
        if not isinstance(outcome, NoSuchMessage):
            return Trace.UNKNOWN if isinstance(outcome, Passing) else Trace.DELETED
        outcome = await self._perform(Edit(address, message, EMPTY))
        if isinstance(outcome, Passing):
            return Trace.UNKNOWN
        return Trace.EMPTIED if isinstance(outcome, Sent | NotModified) else Trace.LEFT

    async def own(self, address: Address, message: int) -> bool:
        """Delete a message, also one that a person wrote; False if it stays."""
        return not isinstance(await self._perform(Delete(address, message)), NoSuchMessage | Passing)

    async def around(self, address: Address, here: int) -> bool:
        """All that can be deleted with a number near this one; False if it was interrupted.

        The newest first, for of what is too old there is no end.
        """
        waiting = chunks(here) if address.chat > 0 else []
        for _ in range(MOST_CALLS):
            if not waiting:
                break
            chunk = waiting.pop()
            outcome = await self._perform(DeleteMany(address, chunk))
            if isinstance(outcome, Passing):
                return False
            if isinstance(outcome, NoSuchMessage):
                waiting += halves(chunk)
        return True

    async def _perform(self, call: Delete | DeleteMany | Edit) -> Outcome:
        outcome = await self._telegram.perform(call, leaves=lambda: None)
        if isinstance(outcome, Flooded):
            self._limiter.flooded(call.address.chat, outcome.wait)
        return outcome


def chunks(here: int) -> list[tuple[int, ...]]:
    """The numbers around this one, the newest last."""
    numbers = [each for each in range(max(1, here - BELOW), here + ABOVE + 1) if each != here]
    return [tuple(numbers[max(0, end - AT_ONCE) : end]) for end in range(len(numbers), 0, -AT_ONCE)][::-1]


def halves(chunk: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The newer one last; nothing of a single message, which cannot be deleted then."""
    middle = len(chunk) // 2
    return [chunk[:middle], chunk[middle:]] if middle else []
