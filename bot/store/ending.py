"""The end of a broadcast, a chunk at a time: what has been counted and judged is deleted in the same commit."""

from bot.store.readers import FORGET
from bot.store.sql import Sql

CHUNK = 5_000
"""Deliveries in a commit; even if a fifth of them erase their readers, which costs most, it takes less than 0.1 s."""
EVERY_READER = 2**63 - 1
"""The highest number that SQLite can give to a row."""


class StillQueued(Exception):  # noqa: N818 -- not an error: an editor has let something go on
    """A delivery waits to be sent, and nobody has stopped the broadcast; nothing was written."""


def end_chunk(sql: Sql, *, broadcast: int, now: int) -> tuple[bool, int]:
    """End the next chunk of its deliveries, in the readers' order, and with the last one the broadcast.

    Whether there are more, and how many readers were erased. Nothing of it may be on its way any more.
    Raises StillQueued.
    """
    following = sql.fetch(FOLLOWING, {"broadcast": broadcast, "chunk": CHUNK})
    until = following[0]["reader"] if following else EVERY_READER
    values = {"broadcast": broadcast, "until": until, "last": not following, "now": now}
    if sql.fetch(QUEUED, values):
        raise StillQueued
    for statement in (CLOSE, COUNT, FOUND, MISSED):
        sql.execute(statement, values)
    erased = sql.fetch(ERASE, values)
    sql.many(FORGET, [{"reader": row["id"]} for row in erased])
    sql.execute(f"DELETE {CHOSEN}", values)
    return bool(following), len(erased)


FOLLOWING = "SELECT reader FROM delivery WHERE broadcast = :broadcast ORDER BY reader LIMIT 1 OFFSET :chunk"

CHOSEN = "FROM delivery WHERE broadcast = :broadcast AND reader < :until"

QUEUED = """
    SELECT 1 FROM delivery AS d JOIN broadcast AS x ON x.id = d.broadcast
     WHERE d.broadcast = :broadcast AND d.reader < :until AND d.state = 0 AND x.state <> 'stopping' LIMIT 1
"""

# Queued is what a stop has left; sending would be a claim that the program never heard of.
CLOSE = """
    UPDATE delivery SET state = CASE state WHEN 0 THEN 8 ELSE 2 END
     WHERE broadcast = :broadcast AND reader < :until AND state IN (0, 1)
"""

COUNTED = """
    SELECT count(*) FILTER (WHERE state = 3) AS sent, count(*) FILTER (WHERE state = 4) AS gone,
           count(*) FILTER (WHERE state IN (5, 6)) AS skipped, count(*) FILTER (WHERE state = 7) AS failed,
           count(*) FILTER (WHERE state = 2) AS unknown, count(*) FILTER (WHERE state = 8) AS cancelled
      FROM delivery WHERE broadcast = :broadcast
"""

COUNT = f"""
    UPDATE broadcast
       SET state = CASE WHEN :last THEN 'ended' ELSE state END, ended = CASE WHEN :last THEN :now END,
           cursor = highest, sent = broadcast.sent + t.sent, gone = broadcast.gone + t.gone,
           skipped = broadcast.skipped + t.skipped, failed = broadcast.failed + t.failed,
           unknown = broadcast.unknown + t.unknown, cancelled = broadcast.cancelled + t.cancelled
      FROM ({COUNTED} AND reader < :until) AS t
     WHERE id = :broadcast AND state <> 'ended'
"""

FOUND = f"UPDATE reader SET strikes = 0 WHERE strikes > 0 AND id IN (SELECT reader {CHOSEN} AND state = 3)"

MISSED = f"UPDATE reader SET strikes = strikes + 1 WHERE id IN (SELECT reader {CHOSEN} AND state = 6)"

ERASE = """
    DELETE FROM reader WHERE id IN (
        SELECT d.reader FROM delivery AS d JOIN reader AS r ON r.id = d.reader
         WHERE d.broadcast = :broadcast AND d.reader < :until
           AND (d.state = 4 OR (d.state = 6 AND r.strikes >= 3))
           AND EXISTS (SELECT 1 FROM broadcast AS x WHERE x.id = :broadcast AND x.broken = 0))
    RETURNING id
"""
