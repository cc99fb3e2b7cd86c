"""Deletes what stands in a private chat, as far as Telegram lets a bot: what is younger than two days.

Nobody has kept which messages these are. But in private chats Telegram numbers the messages of the whole bot in one
row, and leaves those of other chats alone: so those around a number that is known are tried.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.model.call import Delete, DeleteMany, Edit, Telegram
from bot.model.message import Message
from bot.model.outcome import Flooded, NoSuchMessage, NotSent, Outcome, Unknown
from bot.model.reader import Address
from bot.outbox.limiter import Limiter

AT_ONCE = 100
"""Telegram's limit for a call."""
BELOW, ABOVE = 1_000, 20
"""How far around the known number messages are looked for."""
MOST_CALLS = 30
"""In a search, which may have to split a call that holds what is too old."""


@dataclass(frozen=True)
class Cleared:
    #: Telegram could not be asked for all of it, and may be asked again.
    interrupted: bool = False
    #: So many messages were too old to be deleted: nothing is left in them but a dot.
    emptied: int = 0


class Clearing:
    def __init__(self, telegram: Telegram, limiter: Limiter) -> None:
        self._telegram = telegram
        self._limiter = limiter

    async def everything(self, address: Address, known: Iterable[int], here: int) -> Cleared:
        """The known ones, and those around `here` but for itself; in private chats only, for it spares no message."""
        if address.chat < 0:
            return Cleared()
        cleared = await self._known(address, [each for each in known if each != here])
        return cleared if cleared.interrupted else replace(cleared, interrupted=await self._search(address, here))

    async def one(self, address: Address, message: int) -> bool:
        """False if it could not be deleted."""
        return not isinstance(await self._perform(Delete(address, message)), NoSuchMessage | Passing)

    async def _known(self, address: Address, known: Iterable[int]) -> Cleared:
        """Each by itself; what is too old is emptied, for editing has no such limit."""
        emptied = 0
        for message in known:
            outcome = await self._perform(Delete(address, message))
            if isinstance(outcome, NoSuchMessage):
                outcome = await self._perform(Edit(address, message, EMPTY))
                emptied += not isinstance(outcome, NoSuchMessage | Passing)
            if isinstance(outcome, Passing):
                return Cleared(interrupted=True, emptied=emptied)
        return Cleared(emptied=emptied)

    async def _search(self, address: Address, here: int) -> bool:
        """True if it was interrupted. Newest first, for of what is too old there is no end."""
        waiting = chunks(here)
        for _ in range(MOST_CALLS):
            if not waiting:
                break
            chunk = waiting.pop()
            outcome = await self._perform(DeleteMany(address, chunk))
            if isinstance(outcome, Passing):
                return True
            if isinstance(outcome, NoSuchMessage):
                waiting += halves(chunk)
        return False

    async def _perform(self, call: Delete | DeleteMany | Edit) -> Outcome:
        outcome = await self._telegram.perform(call, leaves=lambda: None)
        if isinstance(outcome, Flooded):
            self._limiter.flooded(call.address.chat, outcome.wait)
        return outcome


Passing = Flooded | NotSent | Unknown
"""What may be otherwise in a minute."""
EMPTY = Message("·")
"""Telegram takes no message without a sign."""


def chunks(here: int) -> list[tuple[int, ...]]:
    """The numbers around this one, the newest last."""
    numbers = [each for each in range(max(1, here - BELOW), here + ABOVE + 1) if each != here]
    return [tuple(numbers[max(0, end - AT_ONCE) : end]) for end in range(len(numbers), 0, -AT_ONCE)][::-1]


def halves(chunk: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The newer one last; nothing of a single message, which cannot be deleted then."""
    middle = len(chunk) // 2
    return [chunk[:middle], chunk[middle:]] if middle else []
