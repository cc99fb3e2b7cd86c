"""Locking the desk, so that nothing leaves it as long as a phone is in the wrong hands, and opening it again."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.model.desk_lock import DeskLock, Unlocking, agreeing
from bot.model.journal import Deed
from bot.store.desk_locks import DeskLocks
from bot.store.journal import Journal


class Locking:
    """`owners` are those whose word opens it; `wake` is called when it was locked, opened, or they were asked."""

    def __init__(
        self,
        locks: DeskLocks,
        journal: Journal,
        owners: Collection[int],
        *,
        clock: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self._locks = locks
        self._journal = journal
        self._owners = owners
        self._clock = clock
        self._wake = wake

    async def current(self) -> DeskLock | None:
        """None if the desk is open."""
        lock = await self._locks.find()
        return lock if lock and lock.holds(int(self._clock().timestamp())) else None

    async def lock(self, editor: int) -> bool:
        """False if this editor had locked it already."""
        locked = await self._locks.lock(editor, self._journal.noting(editor, Deed.LOCKED))
        self._wake()
        return locked

    async def unlock(self, person: int) -> Unlocking:
        decided = await self._locks.unlock(person, self._owners, self._journal.noting(person, Deed.UNLOCKED))
        self._wake()
        return decided

    def unlocks(self, person: int) -> bool:
        """Whether this person may wish for it to be opened."""
        return person in self._owners

    def asked(self, lock: DeskLock) -> frozenset[int]:
        """Who is asked to agree that it is opened."""
        return agreeing(lock, self._owners) if lock.question else frozenset()
