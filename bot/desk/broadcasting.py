"""How a broadcast stands, and what editors may do to it once it is on its way."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.model.broadcast import Action, Broadcast, BroadcastState
from bot.model.status import Status
from bot.model.week import Week
from bot.store.broadcasts import Broadcasts
from bot.store.bundles import Bundles
from bot.store.desk_locks import DeskLocks
from bot.store.failures import Failures

BY_EDITOR = "editor"
NEED_A_WORD = {BroadcastState.PAUSED, BroadcastState.HELD}
"""They do not go on by themselves."""


class Broadcasting:
    """`rate` is in messages per second, as is `paid_rate`; `clock` in seconds that only grow.

    `wake` makes the outbox look again.
    """

    def __init__(
        self,
        broadcasts: Broadcasts,
        bundles: Bundles,
        failures: Failures,
        locks: DeskLocks,
        *,
        rate: int,
        paid_rate: int = 0,
        wake: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        self._broadcasts = broadcasts
        self._bundles = bundles
        self._failures = failures
        self._locks = locks
        self._rate = rate
        self._paid_rate = paid_rate
        self._wake = wake
        self._clock = clock
        self._starts: dict[int, tuple[float, int]] = {}

    async def states(self) -> dict[int, tuple[BroadcastState, bool]]:
        """Of those that have not ended, by number, and whether they sleep."""
        return {each.number: (each.state, each.asleep) for each in await self._broadcasts.unended()}

    async def untold(self) -> list[int]:
        """Those that came to their end, or to rest, and of which not every editor knows."""
        return await self._broadcasts.untold()

    async def tell(self, number: int) -> None:
        """Every editor knows."""
        await self._broadcasts.tell(number)

    async def locked(self) -> list[Broadcast]:
        """Those that the locked desk has paused: they go on when an owner says so."""
        return [broadcast for broadcast in await self._broadcasts.unended() if broadcast.locked]

    async def of_week(self, week: Week) -> Status | None:
        broadcast = await self._broadcasts.of_week(week)
        return await self._status(broadcast) if broadcast else None

    async def find(self, number: int) -> Status | None:
        broadcast = await self._broadcasts.find(number)
        return await self._status(broadcast) if broadcast else None

    async def overtaken(self, number: int) -> bool:
        """Whether it cannot go on once it was stopped."""
        return await self._broadcasts.overtaken(number)

    async def control(self, number: int, action: Action, bundle: int | None = None) -> None:
        """Repeating it changes nothing, nor does what comes too late; only a refused bundle of its own is touched.

        On a locked desk a broadcast can only be paused; DeskLocked for anything else.
        """
        if action is not Action.PAUSE:
            await self._locks.check()
        match action:
            case Action.PAUSE:
                await self._broadcasts.pause(number, BY_EDITOR)
            case Action.RESUME:
                await self._broadcasts.resume(number)
            case Action.STOP:
                await self._broadcasts.stop(number)
            case Action.GIVE_UP:
                await self._broadcasts.give_up(number)
            case Action.RETRY_FAILED:
                while await self._failures.retry(number):
                    self._wake()
            case Action.RETRY | Action.DROP:
                await self._mend(number, action, bundle)
        self._wake()

    async def _mend(self, number: int, action: Action, bundle: int | None) -> None:
        for refused in await self._bundles.refused(number):
            if refused.number == bundle and action is Action.RETRY:
                await self._bundles.retry(refused.number)
            elif refused.number == bundle:
                await self._bundles.drop(refused.number)

    async def _status(self, broadcast: Broadcast) -> Status:
        if broadcast.ended:
            self._starts.pop(broadcast.number, None)
            return Status(broadcast)
        number = broadcast.number
        counted = replace(broadcast, tally=await self._broadcasts.tally(number))
        refused = await self._bundles.refused(number)
        failures = await self._failures.of(number) if counted.tally.failed else []
        unended = await self._broadcasts.unended()
        behind, original = waits_for(counted, unended), still_going(counted, unended)
        waiting = await self._broadcasts.waiting(number)
        seconds = self._seconds(counted, waiting)
        return Status(counted, tuple(refused), seconds, tuple(failures), behind, original, waiting)

    def _seconds(self, broadcast: Broadcast, waiting: int) -> float | None:
        """What is left, by the speed since it was first seen running; but for those who wait for their hours."""
        if broadcast.state is not BroadcastState.RUNNING or broadcast.asleep:
            self._starts.pop(broadcast.number, None)
            return None
        now, settled = self._clock(), broadcast.tally.settled
        since, before = self._starts.setdefault(broadcast.number, (now, settled))
        rate = self._paid_rate if broadcast.terms.paid and self._paid_rate else self._rate
        return time_left(broadcast.planned - settled - waiting, settled - before, now - since, rate)


def waits_for(broadcast: Broadcast, unended: Iterable[Broadcast]) -> Broadcast | None:
    """The oldest one that is served before this one; the outbox takes all in their order.

    That is what is on its way, as long as this one has not begun; and what changes the same messages, though it rests
    with an editor.
    """
    if broadcast.state is not BroadcastState.RUNNING:
        return None
    earlier = [each for each in unended if each.number < broadcast.number]
    halted = [
        each for each in earlier if broadcast.about and each.about == broadcast.about and each.state in NEED_A_WORD
    ]
    awake = [each for each in earlier if each.state is BroadcastState.RUNNING and not each.asleep]
    running = [] if broadcast.tally.settled or broadcast.asleep else awake
    return next(iter((*halted, *running)), None)


def still_going(broadcast: Broadcast, unended: Iterable[Broadcast]) -> Broadcast | None:
    """The one whose messages it changes, once it has begun; None if that has ended, or sleeps."""
    if broadcast.state is not BroadcastState.RUNNING:
        return None
    return next((each for each in unended if each.number == broadcast.about and not each.asleep), None)


def time_left(left: int, done: int, seconds: float, rate: float) -> float:
    """For `left` deliveries, when `done` took `seconds`; before anything is known, at `rate` messages per second."""
    left = max(left, 0)
    return left * seconds / done if done and seconds else left / rate
