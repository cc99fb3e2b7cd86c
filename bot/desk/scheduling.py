"""When an issue goes out: after the minute in which it can be taken back, or at a time that an editor chose."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.desk.publishing import Publishing
from bot.errors import StoreError, where
from bot.model.approval import Approval, Unapproved
from bot.model.desk_lock import DeskLock
from bot.model.journal import Deed
from bot.model.scheduled import Hold, Scheduled
from bot.model.week import Week
from bot.store.approvals import Approvals
from bot.store.confirmations import Published
from bot.store.desk_locks import DeskLocked, DeskLocks
from bot.store.journal import Journal
from bot.store.schedule import Schedule

log = structlog.get_logger()

HOUR = 3600


class Scheduling:
    """`undo` is how many seconds a publication can be taken back, `late` after how many it does not go out unasked.

    `by_two`: a second editor has to approve it first. `wake` is called when what is scheduled has changed.
    """

    def __init__(
        self,
        schedule: Schedule,
        publishing: Publishing,
        locks: DeskLocks,
        approvals: Approvals,
        journal: Journal,
        *,
        by_two: bool,
        undo: int,
        late: int,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._schedule = schedule
        self._publishing = publishing
        self._locks = locks
        self._approvals = approvals
        self._journal = journal
        self._by_two = by_two
        self._undo = undo
        self._late = late
        self._clock = clock
        self._wake = wake
        self._releasing = asyncio.Lock()

    async def all(self) -> list[Scheduled]:
        """The next one first."""
        return await self._schedule.all()

    async def find(self, week: Week) -> Scheduled | None:
        return await self._schedule.find(week)

    async def book(
        self, editor: int, week: Week, nonce: str, *, paid: bool = False, due: datetime | None = None
    ) -> Scheduled:
        """Use an offer up: the issue goes out at that time, or as soon as it cannot be taken back any more.

        Raises Published if the offer does not hold (any more), DeskLocked if the desk is locked, Unapproved if a second
        editor has to be asked.
        """
        if self._by_two:
            raise Unapproved
        offer, terms = await self._publishing.offered(editor, week, nonce, paid=paid)
        goes_out = self._due(due)
        deed, detail = (Deed.SCHEDULED, str(goes_out)) if due else (Deed.PUBLISHED, "")
        noting = self._journal.noting(editor, deed, week, detail)
        return await self._begin(await self._schedule.book(offer, goes_out, terms, noting))

    async def ask(
        self, editor: int, week: Week, nonce: str, *, paid: bool = False, due: datetime | None = None
    ) -> Approval:
        """Use an offer up, as `book` does, but ask others to approve it first; nothing is scheduled before."""
        offer, terms = await self._publishing.offered(editor, week, nonce, paid=paid)
        noting = self._journal.noting(editor, Deed.ASKED, week)
        return await self._approvals.ask(offer, int(due.timestamp()) if due else 0, terms, noting)

    async def approved(self, approval: Approval, by: int) -> Scheduled:
        """Now it goes out at the time for which it was asked, or, if that is past, as soon as it can be taken back.

        Raises Published if what was shown is not there any more, DeskLocked if the desk is locked.
        """
        noting, due = self._journal.noting(by, Deed.APPROVED, approval.week), max(approval.due, self._due(None))
        return await self._begin(await self._approvals.approve(approval, due, by, noting))

    async def take_back(self, editor: int, week: Week) -> bool:
        """It is a draft again, and nothing was sent; False if it is too late for that."""
        noting = self._journal.noting(editor, Deed.TAKEN_BACK, week)
        taken = await self._schedule.take_back(week, noting) is not None
        self._wake()
        return taken

    async def hasten(self, editor: int, week: Week, made: int) -> bool:
        """Let what was scheduled at `made` go out now; False if that is gone. DeskLocked if the desk is locked."""
        hastened = await self._schedule.hasten(week, made, self._journal.noting(editor, Deed.HURRIED, week))
        self._wake()
        return hastened

    async def turn(self) -> None:
        """Let go what is due, and hold what is too late; what the database cannot do now is tried again."""
        lock = await self._locks.find()
        for scheduled in await self._schedule.all():
            match decide(scheduled, self._now(), self._late, lock):
                case Hold.NONE:
                    await self._let_go(scheduled)
                case Hold() as why:
                    await self._schedule.hold(scheduled, why)
                    self._wake()

    async def release(self, scheduled: Scheduled) -> None:
        """Make its broadcast, unless that was done or it was taken back meanwhile."""
        async with self._releasing:
            try:
                noting = self._journal.noting(scheduled.editor, Deed.GONE_OUT, scheduled.week)
                await self._publishing.release(scheduled, noting)
            except Published:
                if (left := await self._schedule.find(scheduled.week)) == scheduled:
                    await self._schedule.hold(left, Hold.FAILED)

    async def _begin(self, booked: Scheduled) -> Scheduled:
        if booked.due <= booked.made:
            await self.release(booked)
        self._wake()
        return booked

    async def _let_go(self, scheduled: Scheduled) -> None:
        try:
            await self.release(scheduled)
        except StoreError:
            raise
        except DeskLocked:  # in this moment: it is decided at the next turn
            pass
        except Exception as error:  # noqa: BLE001 -- the editors are told, and the others still go out
            log.critical("an issue could not be published", code=secrets.token_hex(3), error=where(error))
            await self._schedule.hold(scheduled, Hold.FAILED)
        self._wake()

    def _due(self, wished: datetime | None) -> int:
        return int(wished.timestamp()) if wished else self._now() + self._undo

    def _now(self) -> int:
        return int(self._clock().timestamp())


def decide(scheduled: Scheduled, now: int, late: int, lock: DeskLock | None) -> Hold | None:
    """What is to be done at this time: NONE lets it go, None waits, anything else holds it for that reason."""
    if scheduled.hold or now < scheduled.due or (lock and lock.holds(now)):
        return None
    if lock and scheduled.due < lock.until:
        return Hold.LOCKED
    return Hold.LATE if now > scheduled.due + late else Hold.NONE
