"""Deliveries that failed because their bundle was dropped: why, and once more, as long as their broadcast is there."""

from collections.abc import Callable
from datetime import datetime

from bot.model.broadcast import BroadcastState
from bot.model.delivery import DeliveryState
from bot.store.desk_locks import check_open
from bot.store.sql import Database, Sql

CHUNK = 10_000
"""How many are queued anew in a commit."""


class Failures:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def of(self, broadcast: int) -> list[tuple[str, int]]:
        """Telegram's words for the bundles that were dropped, how many deliveries each has cost; the worst first."""
        rows = await self._database.fetch(BY_REASON, {"broadcast": broadcast})
        return [(row["because"], row["failed"]) for row in rows]

    async def retry(self, broadcast: int) -> bool:
        """Queue a chunk of them anew; False if there was none. To be called until then.

        What rests goes on with the first of them. DeskLocked if the desk is locked.
        """
        now = int(self._clock().timestamp())

        def work(sql: Sql) -> bool:
            check_open(sql, now)
            queued = sql.execute(REQUEUE, {"broadcast": broadcast, "chunk": CHUNK})
            sql.execute(UNDROP, {"broadcast": broadcast, "all": not queued})
            if queued:
                sql.execute(REVIVE, {"broadcast": broadcast})
            return queued > 0

        return await self._database.write(work)


OVER = f"'{BroadcastState.STOPPING}', '{BroadcastState.CLOSING}', '{BroadcastState.ENDED}'"

FAILED = f"""
      FROM delivery AS d JOIN bundle AS b ON b.id = d.bundle
     WHERE d.broadcast = :broadcast AND d.state = {DeliveryState.FAILED} AND b.because <> ''
"""

BY_REASON = f"SELECT b.because, count(*) AS failed {FAILED} GROUP BY b.because ORDER BY failed DESC, b.because"

REQUEUE = f"""
    UPDATE delivery SET state = {DeliveryState.QUEUED}, retry_at = 0
     WHERE broadcast = :broadcast AND reader IN (SELECT d.reader {FAILED} LIMIT :chunk)
       AND EXISTS (SELECT 1 FROM broadcast AS x WHERE x.id = :broadcast AND x.state NOT IN ({OVER}))
"""

# As long as some of them have failed, it is still known why.
UNDROP = f"""
    UPDATE bundle SET dropped = 0, because = CASE WHEN :all THEN '' ELSE because END
     WHERE because <> ''
       AND broadcast IN (SELECT x.id FROM broadcast AS x WHERE x.id = :broadcast AND x.state NOT IN ({OVER}))
"""

REVIVE = f"""
    UPDATE broadcast SET counted = 0, told = 0,
           state = CASE state WHEN '{BroadcastState.RESTING}' THEN '{BroadcastState.RUNNING}' ELSE state END
     WHERE id = :broadcast
"""
