"""The end of a broadcast, a chunk at a time: what has been counted and judged is deleted in the same commit."""

from collections.abc import Mapping
from enum import Enum, auto

from bot.model.broadcast import BroadcastState
from bot.model.delivery import DeliveryState
from bot.store.readers import forget
from bot.store.sql import Sql

CHUNK = 5_000
"""Deliveries in a commit; even if a fifth of them erase their readers, which costs most, it takes less than 0.1 s."""
EVERY_READER = 2**63 - 1
"""The highest number that SQLite can give to a row."""


class Ending(Enum):
    """How far the end of a broadcast has come."""

    #: There are more chunks.
    MORE = auto()
    ENDED = auto()
    #: A delivery waits to be sent, and nobody has stopped the broadcast; nothing was written.
    WAITS = auto()


def end_chunk(sql: Sql, *, broadcast: int, now: int) -> tuple[Ending, int]:
    """End the next chunk of its deliveries, in the readers' order, and with the last one the broadcast.

    And how many readers were erased. Nothing of it may be on its way any more.
    """
    following = sql.fetch(FOLLOWING, {"broadcast": broadcast, "chunk": CHUNK})
    until = following[0]["reader"] if following else EVERY_READER
    values = {"broadcast": broadcast, "until": until, "last": not following, "now": now}
    if sql.fetch(STILL_QUEUED, values):
        return Ending.WAITS, 0
    for statement in (CLOSE, COUNT, FOUND, MISSED):
        sql.execute(statement, values)
    if not following:
        sql.execute(REOPEN, values)
    erased = sql.fetch(ERASE, values)
    forget(sql, [row["id"] for row in erased])
    sql.execute(f"DELETE {CHOSEN}", values)
    return Ending.MORE if following else Ending.ENDED, len(erased)


FOLLOWING = "SELECT reader FROM delivery WHERE broadcast = :broadcast ORDER BY reader LIMIT 1 OFFSET :chunk"

CHOSEN = "FROM delivery WHERE broadcast = :broadcast AND reader < :until"

STILL_QUEUED = f"""
    SELECT 1 FROM delivery AS d JOIN broadcast AS x ON x.id = d.broadcast
     WHERE d.broadcast = :broadcast AND d.reader < :until AND d.state = {DeliveryState.QUEUED}
       AND x.state <> '{BroadcastState.STOPPING}' LIMIT 1
"""

# Queued is what a stop has left; sending would be a claim that the program never heard of.
CLOSE = f"""
    UPDATE delivery SET state = CASE state
           WHEN {DeliveryState.QUEUED} THEN {DeliveryState.CANCELLED} ELSE {DeliveryState.UNKNOWN} END
     WHERE broadcast = :broadcast AND reader < :until AND state IN ({DeliveryState.QUEUED}, {DeliveryState.SENDING})
"""

TALLIED: Mapping[str, tuple[DeliveryState, ...]] = {
    "sent": (DeliveryState.SENT,),
    "gone": (DeliveryState.GONE,),
    "skipped": (DeliveryState.SUSPENDED, DeliveryState.MISSING),
    "failed": (DeliveryState.FAILED,),
    "unknown": (DeliveryState.UNKNOWN,),
    "cancelled": (DeliveryState.CANCELLED,),
}
"""Which states each field of a `Tally` counts."""

COUNTED = f"""
    SELECT {
    ", ".join(
        f"count(*) FILTER (WHERE state IN ({', '.join(map(str, states))})) AS {name}"
        for name, states in TALLIED.items()
    )
}
      FROM delivery WHERE broadcast = :broadcast
"""

# Its time beside the highest number would tell for ever who subscribed before it and who after.
COUNT = f"""
    UPDATE broadcast
       SET state = CASE WHEN :last THEN '{BroadcastState.ENDED}' ELSE state END, ended = CASE WHEN :last THEN :now END,
           highest = CASE WHEN :last THEN 0 ELSE highest END, cursor = CASE WHEN :last THEN 0 ELSE highest END,
           {", ".join(f"{name} = broadcast.{name} + t.{name}" for name in TALLIED)}
      FROM ({COUNTED} AND reader < :until) AS t
     WHERE id = :broadcast AND state <> '{BroadcastState.ENDED}'
"""

# What changes its messages can now be brought to those who were still to get some.
REOPEN = f"""
    UPDATE broadcast SET cursor = 0
     WHERE about = :broadcast AND state <> '{BroadcastState.ENDED}'
       AND EXISTS (SELECT 1 FROM bundle AS b WHERE b.broadcast = broadcast.id AND b.follows > 0)
"""

FOUND = f"""
    UPDATE reader SET strikes = 0
     WHERE strikes > 0 AND id IN (SELECT reader {CHOSEN} AND state = {DeliveryState.SENT})
"""

MISSED = f"""
    UPDATE reader SET strikes = strikes + 1 WHERE id IN (SELECT reader {CHOSEN} AND state = {DeliveryState.MISSING})
"""

ERASE = f"""
    DELETE FROM reader WHERE id IN (
        SELECT d.reader FROM delivery AS d JOIN reader AS r ON r.id = d.reader
         WHERE d.broadcast = :broadcast AND d.reader < :until
           AND (d.state = {DeliveryState.GONE} OR (d.state = {DeliveryState.MISSING} AND r.strikes >= 3))
           AND EXISTS (SELECT 1 FROM broadcast AS x WHERE x.id = :broadcast AND x.broken = 0))
    RETURNING id
"""
