"""Whether the desk is locked: a row for everybody who has locked it, so that no restart opens it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.model.broadcast import LOCKED, BroadcastState
from bot.model.desk_lock import SECONDS_LOCKED, DeskLock, Unlocking, unlocking
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql, Then, bring, followed

REMEMBERED = 7 * 86_400
"""Seconds: what was due in a lock asks, even if the bot did not run when that ended."""


class DeskLocked(Exception):  # noqa: N818 -- not an error: somebody has locked the desk
    """Nothing may leave the desk; nothing was done."""


class DeskLocks:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def find(self) -> DeskLock | None:
        """The last one, which may be over; None if there was none for a week."""
        return self._lock(await self._database.fetch(FIND))

    async def check(self) -> None:
        """DeskLocked if it is locked now."""
        if await self._database.fetch(HOLDS, {"now": self._now()}):
            raise DeskLocked

    async def lock(self, editor: int, *then: Then) -> bool:
        """Nothing leaves the desk from now on, and what is being sent pauses; False if this editor had locked it."""
        values = {"editor": self._cipher.seal(editor), "now": self._now()}

        def work(sql: Sql) -> bool:
            if not sql.fetch(HOLDS, values):
                sql.execute("DELETE FROM desk_lock")
            elif sql.fetch("SELECT 1 FROM desk_lock WHERE editor = :editor", values):
                return False
            sql.execute("DELETE FROM unlocking")
            insert = "INSERT INTO desk_lock (editor, until) VALUES (:editor, :now + :seconds)"
            sql.execute(insert, {**values, "seconds": SECONDS_LOCKED})
            sql.execute(PAUSE)
            sql.execute("DELETE FROM invitation WHERE chat = x''")  # whoever holds the phone may have made one
            return True

        return await self._database.write(followed(work, *then))

    async def unlock(self, person: int, owners: Collection[int], *then: Then) -> Unlocking:
        """Open it, if this is theirs to decide, and `then` comes along; else others may be asked."""
        values, now = {"editor": self._cipher.seal(person)}, self._now()

        def work(sql: Sql) -> Unlocking:
            lock = self._lock(sql.fetch(FIND))
            if lock is None or not lock.holds(now):
                return Unlocking.OPEN
            decided = unlocking(lock, person, owners)
            if decided is Unlocking.DONE:
                open_desk(sql, now)
                bring(sql, decided, then)
            elif decided is Unlocking.ASKED and lock.asked != person:
                sql.execute("DELETE FROM unlocking")
                sql.execute("INSERT INTO unlocking (editor) VALUES (:editor)", values)
            return decided

        decided = await self._database.write(work)
        self._database.scrub()
        return decided

    async def drop_lapsed(self) -> None:
        """Erase who locked it once it is over, and all of it a week later; nothing is written if it need not be."""
        now = self._now()
        values = {"now": now, "lapsed": now - REMEMBERED}

        def work(sql: Sql) -> None:
            forget_lockers(sql)
            sql.execute("DELETE FROM desk_lock WHERE until <= :lapsed", values)

        if await self._database.fetch(LAPSED, values):
            await self._database.write(work)
            self._database.scrub()

    def _lock(self, rows: Sequence[Row]) -> DeskLock | None:
        if not rows:
            return None
        asked, question = rows[0]["asked"], rows[0]["question"]
        return DeskLock(
            number=rows[0]["id"],
            until=max(row["until"] for row in rows),
            by=tuple(self._cipher.open(row["editor"]) if row["editor"] else 0 for row in rows),
            asked=self._cipher.open(asked) if asked else 0,
            question=question or 0,
        )

    def _now(self) -> int:
        return int(self._clock().timestamp())


async def unlock_by_operator(database: Database, now: int) -> bool:
    """On the machine nobody else is asked; False if it is not locked."""
    return await database.write(lambda sql: open_desk(sql, now))


def check_open(sql: Sql, now: int) -> None:
    """DeskLocked if the desk is locked."""
    if sql.fetch(HOLDS, {"now": now}):
        raise DeskLocked


def open_desk(sql: Sql, now: int) -> bool:
    """False if it is not locked."""
    forget_lockers(sql)
    return bool(sql.execute("UPDATE desk_lock SET until = :now WHERE until > :now", {"now": now}))


def forget_lockers(sql: Sql) -> None:
    """Nobody needs to know any more who locked it, and who wants it open."""
    sql.execute("DELETE FROM unlocking")
    sql.execute("UPDATE desk_lock SET editor = x''")


FIND = """
    SELECT l.id, l.editor, l.until, u.id AS question, u.editor AS asked
      FROM desk_lock AS l LEFT JOIN unlocking AS u ON true ORDER BY l.id
"""
HOLDS = "SELECT 1 FROM desk_lock WHERE until > :now LIMIT 1"
LAPSED = """
    SELECT 1 FROM (SELECT max(until) AS until, max(editor <> x'') AS named FROM desk_lock)
     WHERE until <= :lapsed OR (until <= :now AND named)
"""
PAUSE = f"""
    UPDATE broadcast SET state = '{BroadcastState.PAUSED}', reason = '{LOCKED}'
     WHERE state = '{BroadcastState.RUNNING}'
"""
