"""Which messages readers have of what was sent: kept while it may be corrected, and erased with the reader."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model.broadcast import BroadcastState, Kind
from bot.model.delivery import DeliveryState
from bot.store.sql import Database, Sql

CHUNK = 5_000
"""How many are erased in a commit."""


class MessageIds:
    """`days`: for how long something may be corrected, unless the next issue goes out before; 0: nothing is kept."""

    def __init__(self, database: Database, clock: Callable[[], datetime], days: int) -> None:
        self._database = database
        self._clock = clock
        self._days = days

    async def expire(self) -> bool:
        """Erase the next chunk of those that are of no use any more; False if there was none."""
        since = int((self._clock() - timedelta(days=self._days)).timestamp())

        def work(sql: Sql) -> int:
            expired = sql.fetch(EXPIRED, {"since": since, "issue": Kind.ISSUE.value})
            return sql.execute(ERASE, {"broadcast": expired[0]["id"], "chunk": CHUNK}) if expired else 0

        if erased := await self._database.write(work):
            self._database.scrub()
        return erased > 0

    async def give_up_rest(self) -> bool:
        """What has rested for so many days, and for one at least, is over: who is still to get it is forgotten.

        False if there was none; if there was, the outbox has something to end.
        """
        since = int((self._clock() - timedelta(days=max(self._days, 1))).timestamp())
        if not await self._database.fetch(f"SELECT 1 {RESTED_LONG}", {"since": since}):
            return False
        return await self._database.write(lambda sql: sql.execute(GIVE_UP_RESTED, {"since": since})) > 0


RESTED_LONG = f"FROM broadcast WHERE state = '{BroadcastState.RESTING}' AND ended <= :since"

GIVE_UP_RESTED = f"""
    UPDATE broadcast SET state = '{BroadcastState.CLOSING}', counted = 0 WHERE id IN (SELECT id {RESTED_LONG})
"""

# Unless the reader, and with them the delivery, was erased while the message was on its way.
KEEP = f"""
    INSERT INTO sent (broadcast, reader, part, bundle, message_id)
    SELECT :among, reader, :place, bundle, :message_id FROM delivery
     WHERE broadcast = :broadcast AND reader = :reader AND state = {DeliveryState.SENDING} AND run = :run
    ON CONFLICT DO NOTHING
"""

# By (broadcast, reader): a reader's number alone would mean to read all of them.
FORGET_SENT = """
    DELETE FROM sent
     WHERE reader = :reader AND broadcast IN (SELECT id FROM broadcast WHERE id >= (SELECT min(broadcast) FROM sent))
"""

OF_READER = """
    SELECT message_id FROM sent
     WHERE reader = :reader AND broadcast IN (SELECT id FROM broadcast WHERE id >= (SELECT min(broadcast) FROM sent))
"""

EXPIRED = """
    SELECT x.id FROM broadcast AS x
     WHERE EXISTS (SELECT 1 FROM sent AS s WHERE s.broadcast = x.id)
       AND (x.created <= :since OR EXISTS (SELECT 1 FROM broadcast AS n WHERE n.id > x.id AND n.kind = :issue))
     ORDER BY x.id LIMIT 1
"""

ERASE = """
    DELETE FROM sent WHERE broadcast = :broadcast AND reader <= (
           SELECT max(reader) FROM
             (SELECT reader FROM sent WHERE broadcast = :broadcast ORDER BY reader LIMIT :chunk) AS chunk)
"""
