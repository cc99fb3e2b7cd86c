"""How a broadcast stands, and what editors may do to it once it is on its way."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.model.broadcast import Action, Broadcast, BroadcastState, Tally
from bot.model.week import Week
from bot.render.editors.progress import Refused, Status
from bot.store.broadcasts import BREAKER, Broadcasts
from bot.store.bundles import Bundle, Bundles

BY_EDITOR = "editor"


class Broadcasting:
    """`rate` is in messages per second, as is `paid_rate`; `clock` in seconds that only grow.

    `wake` makes the outbox look again.
    """

    def __init__(
        self,
        broadcasts: Broadcasts,
        bundles: Bundles,
        *,
        rate: int,
        paid_rate: int = 0,
        wake: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        self._broadcasts = broadcasts
        self._bundles = bundles
        self._rate = rate
        self._paid_rate = paid_rate
        self._wake = wake
        self._clock = clock
        self._starts: dict[int, tuple[float, int]] = {}

    async def phases(self) -> dict[int, str]:
        """Of those that have not ended, by number."""
        return {broadcast.number: broadcast.phase.value for broadcast in await self._broadcasts.unended()}

    async def of_week(self, week: Week) -> Status | None:
        broadcast = await self._broadcasts.of_week(week)
        return await self._course(broadcast) if broadcast else None

    async def find(self, number: int) -> Status | None:
        broadcast = await self._broadcasts.find(number)
        return await self._course(broadcast) if broadcast else None

    async def control(self, number: int, action: Action, bundle: int | None = None) -> None:
        """Repeating it changes nothing, nor does what comes too late; only a refused bundle of its own is touched."""
        match action:
            case Action.PAUSE:
                await self._broadcasts.pause(number, BY_EDITOR)
            case Action.RESUME:
                await self._broadcasts.resume(number)
            case Action.STOP:
                await self._broadcasts.stop(number)
            case Action.RETRY | Action.DROP:
                await self._mend(number, action, bundle)
        self._wake()

    async def _mend(self, number: int, action: Action, bundle: int | None) -> None:
        for refused in await self._bundles.refused(number):
            if refused.number == bundle and action is Action.RETRY:
                await self._bundles.retry(refused.number)
            elif refused.number == bundle:
                await self._bundles.drop(refused.number)

    async def _course(self, broadcast: Broadcast) -> Status:
        if broadcast.phase is BroadcastState.ENDED:
            self._starts.pop(broadcast.number, None)
            return course(broadcast, broadcast.tally)
        tally = await self._broadcasts.tally(broadcast.number)
        stands = course(broadcast, tally, await self._bundles.refused(broadcast.number))
        rate = self._paid_rate if broadcast.terms.paid and self._paid_rate else self._rate
        return replace(stands, seconds=self._seconds(stands, rate))

    def _seconds(self, stands: Status, rate: int) -> float | None:
        """What is left, by the speed since it was first seen running."""
        if stands.phase != BroadcastState.RUNNING:
            self._starts.pop(stands.number, None)
            return None
        now = self._clock()
        since, before = self._starts.setdefault(stands.number, (now, stands.done))
        return time_left(stands.planned - stands.done, stands.done - before, now - since, rate)


def course(broadcast: Broadcast, tally: Tally, refused: Sequence[Bundle] = ()) -> Status:
    return Status(
        number=broadcast.number,
        week=broadcast.week,
        phase=broadcast.phase.value,
        planned=broadcast.planned,
        breaker=broadcast.reason == BREAKER,
        policy=broadcast.terms.policy,
        sent=tally.sent,
        gone=tally.gone,
        skipped=tally.skipped,
        failed=tally.failed,
        unknown=tally.unknown,
        cancelled=tally.cancelled,
        refused=tuple(Refused(each.number, each.variant, each.refused, each.waiting) for each in refused),
    )


def time_left(left: int, done: int, seconds: float, rate: float) -> float:
    """For `left` deliveries, when `done` took `seconds`; before anything is known, at `rate` messages per second."""
    left = max(left, 0)
    return left * seconds / done if done and seconds else left / rate
