"""The end of a broadcast, a chunk at a time: what has been counted and judged is deleted in the same commit.

What may still be brought to somebody stays, so that the broadcast can go on: it rests then.
"""

from collections.abc import Mapping
from enum import Enum, auto

from bot.model.broadcast import BroadcastState, Policy
from bot.model.delivery import DeliveryState
from bot.store.audience import ACTIVE, AFTERWARDS
from bot.store.flow import count_flow
from bot.store.readers import forget
from bot.store.sql import Sql, Values

CHUNK = 5_000
"""Deliveries in a commit; even if a fifth of them erase their readers, which costs most, it takes less than 0.1 s."""
EVERY_READER = 2**63 - 1
"""The highest number that SQLite can give to a row."""


class Ending(Enum):
    """How far the end of a broadcast has come."""

    #: There are more chunks.
    MORE = auto()
    ENDED = auto()
    #: It can go on with what is left.
    RESTS = auto()
    #: A delivery waits to be sent, and nobody has stopped the broadcast; nothing was written.
    WAITS = auto()


def end_chunk(sql: Sql, *, broadcast: int, now: int) -> tuple[Ending, int]:
    """End the next chunk of its deliveries, in the readers' order, and with the last one the broadcast.

    And how many readers were erased. Nothing of it may be on its way any more.
    """
    (found,) = sql.fetch("SELECT state, counted FROM broadcast WHERE id = :broadcast", {"broadcast": broadcast})
    state, values = BroadcastState(found["state"]), {"broadcast": broadcast, "after": found["counted"], "now": now}
    if state is BroadcastState.STOPPING and sql.execute(REST_WHOLE, values):
        return Ending.RESTS, 0
    following = sql.fetch(FOLLOWING, {**values, "chunk": CHUNK})
    until = following[0]["reader"] if following else EVERY_READER
    values |= {"until": until, "last": not following}
    if state not in GOES_NO_FURTHER and sql.fetch(QUEUED, values):
        return Ending.WAITS, 0
    sql.execute(LOST, values)
    if state is BroadcastState.CLOSING:
        sql.execute(CANCEL, values)
    leavers = count_chunk(sql, values, now, besides="" if state is BroadcastState.CLOSING else f"AND NOT ({KEPT})")
    return Ending.MORE if following else end_last(sql, values), leavers


def sleep_chunk(sql: Sql, *, broadcast: int, now: int) -> tuple[bool, int]:
    """End the next chunk of the deliveries of a running broadcast that does not end, because some readers' hours have
    not come; with the last one it sleeps until the first of them.

    Whether there are more chunks, and how many readers were erased.
    """
    (found,) = sql.fetch("SELECT state, counted FROM broadcast WHERE id = :broadcast", {"broadcast": broadcast})
    if found["state"] != BroadcastState.RUNNING:
        return False, 0
    values: Mapping[str, object] = {"broadcast": broadcast, "after": found["counted"], "now": now}
    following = sql.fetch(FOLLOWING, {**values, "chunk": CHUNK})
    values = {**values, "until": following[0]["reader"] if following else EVERY_READER}
    sql.execute(LOST, values)
    leavers = count_chunk(sql, values, now, besides=f"AND NOT ({KEPT})")
    if not following:
        for statement in (SLEEP, REOPEN, ONCE_MORE):
            sql.execute(statement, values)
    return bool(following), leavers


def count_chunk(sql: Sql, values: Values, now: int, *, besides: str) -> int:
    """Make deliveries counts, and erase the readers who are gone; how many."""
    for statement in (COUNT.format(besides=besides), FOUND, MISSED):
        sql.execute(statement, values)
    found_gone = sql.fetch(LEAVERS, values)
    leavers = [row["reader"] for row in found_gone]
    sql.execute(f"DELETE {CHOSEN} {besides}", values)
    sql.many("DELETE FROM reader WHERE id = :reader", [{"reader": reader} for reader in leavers])
    forget(sql, leavers)
    count_flow(sql, now, gone=sum(row["subscribed"] for row in found_gone))
    return len(leavers)


def end_last(sql: Sql, values: Values) -> Ending:
    """After the last chunk; what follows it up goes on with those whom it has just left."""
    ended = sql.fetch(LAST, values)
    for statement in (REOPEN, REOPEN_LATER, ONCE_MORE):
        sql.execute(statement, values)
    return Ending.RESTS if ended and ended[0]["state"] == BroadcastState.RESTING else Ending.ENDED


# What it changes has not ended: there may be more to open when it goes on, and nobody is to be counted twice.
REST_WHOLE = f"""
    UPDATE broadcast SET state = '{BroadcastState.RESTING}', ended = :now, cursor = 0
     WHERE id = :broadcast
       AND EXISTS (SELECT 1 FROM broadcast AS o WHERE o.id = broadcast.about AND o.state <> '{BroadcastState.ENDED}')
"""

GOES_NO_FURTHER = {BroadcastState.STOPPING, BroadcastState.CLOSING}
"""What is queued is not waited for."""

FOLLOWING = """
    SELECT reader FROM delivery WHERE broadcast = :broadcast AND reader > :after ORDER BY reader LIMIT 1 OFFSET :chunk
"""

CHOSEN = "FROM delivery WHERE broadcast = :broadcast AND reader > :after AND reader < :until"

QUEUED = f"SELECT 1 {CHOSEN} AND state = {DeliveryState.QUEUED} LIMIT 1"

# A claim that the program never heard of.
LOST = f"""
    UPDATE delivery SET state = {DeliveryState.UNKNOWN}, unknowns = unknowns + 1
     WHERE broadcast = :broadcast AND reader > :after AND reader < :until AND state = {DeliveryState.SENDING}
"""

CANCEL = f"""
    UPDATE delivery SET state = {DeliveryState.CANCELLED}
     WHERE broadcast = :broadcast AND reader > :after AND reader < :until AND state = {DeliveryState.QUEUED}
"""

# What the broadcast could still bring if it went on, or if a dropped bundle were tried again.
KEPT = f"""
    state = {DeliveryState.QUEUED}
    OR (state = {DeliveryState.FAILED}
        AND bundle IN (SELECT id FROM bundle AS b WHERE b.broadcast = :broadcast AND b.because <> ''))
    OR (state = {DeliveryState.UNKNOWN} AND unknowns = 1
        AND EXISTS (SELECT 1 FROM broadcast AS o WHERE o.id = :broadcast AND o.policy = '{Policy.ONCE}'))
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
        for name, states in (*TALLIED.items(), ("queued", (DeliveryState.QUEUED,)))
    )
}
      FROM delivery WHERE broadcast = :broadcast
"""

# In one statement, hence of one moment: while it ends, deliveries go from the rows to the counts.
TALLY = f"""
    SELECT {", ".join(f"x.{name} + t.{name} AS {name}" for name in TALLIED if name != "cancelled")},
           x.cancelled + t.cancelled
           + CASE WHEN x.state IN ('{BroadcastState.RESTING}', '{BroadcastState.CLOSING}') THEN t.queued ELSE 0 END
           AS cancelled
      FROM broadcast AS x, ({COUNTED}) AS t WHERE x.id = :broadcast
"""

COUNT = f"""
    UPDATE broadcast
       SET cursor = highest, counted = :until - 1,
           {", ".join(f"{name} = broadcast.{name} + t.{name}" for name in TALLIED)}
      FROM ({COUNTED} AND reader > :after AND reader < :until {{besides}}) AS t
     WHERE id = :broadcast AND state <> '{BroadcastState.ENDED}'
"""

# Its time beside the highest number would tell for ever who subscribed before it and who after.
LAST = f"""
    UPDATE broadcast
       SET state = CASE WHEN EXISTS (SELECT 1 FROM delivery AS d WHERE d.broadcast = broadcast.id)
                        THEN '{BroadcastState.RESTING}' ELSE '{BroadcastState.ENDED}' END,
           ended = :now, highest = 0, cursor = 0, counted = 0
     WHERE id = :broadcast AND state <> '{BroadcastState.ENDED}' RETURNING state
"""

# If nobody waits any more, it ends.
SLEEP = f"""
    UPDATE broadcast
       SET counted = 0,
           wakes = coalesce((SELECT min(d.due) FROM delivery AS d
                              WHERE d.broadcast = :broadcast AND d.state = {DeliveryState.QUEUED} AND d.due > 0), 0)
     WHERE id = :broadcast
"""

# What changes its messages can now be brought to those who were still to get some.
REOPEN = f"""
    UPDATE broadcast SET cursor = 0
     WHERE about = :broadcast AND state <> '{BroadcastState.ENDED}'
       AND EXISTS (SELECT 1 FROM bundle AS b WHERE b.broadcast = broadcast.id AND b.follows > 0)
"""

# What changes the same after it no longer waits for it.
REOPEN_LATER = f"""
    UPDATE broadcast SET cursor = 0
     WHERE about = (SELECT about FROM broadcast AS x WHERE x.id = :broadcast) AND id > :broadcast
       AND state <> '{BroadcastState.ENDED}'
"""

# And what it has changed for those who have had the rest meanwhile is changed there as well.
ONCE_MORE = f"""
    UPDATE delivery SET not_before = 0
     WHERE broadcast IN (SELECT id FROM broadcast WHERE about = :broadcast AND state <> '{BroadcastState.ENDED}')
       AND due >= {AFTERWARDS} AND state = {DeliveryState.QUEUED}
       AND NOT EXISTS (SELECT 1 FROM delivery AS o
                        WHERE o.broadcast = :broadcast AND o.reader = delivery.reader AND o.state IN ({ACTIVE}))
"""

FOUND = f"""
    UPDATE reader SET strikes = 0
     WHERE strikes > 0 AND id IN (SELECT reader {CHOSEN} AND state = {DeliveryState.SENT})
"""

MISSED = f"""
    UPDATE reader SET strikes = strikes + 1 WHERE id IN (SELECT reader {CHOSEN} AND state = {DeliveryState.MISSING})
"""

# Whoever cannot be reached any more; nobody if the breaker has spoken.
LEAVERS = f"""
    SELECT d.reader, r.subscribed FROM delivery AS d JOIN reader AS r ON r.id = d.reader
     WHERE d.broadcast = :broadcast AND d.reader > :after AND d.reader < :until
       AND (d.state = {DeliveryState.GONE} OR (d.state = {DeliveryState.MISSING} AND r.strikes >= 3))
       AND EXISTS (SELECT 1 FROM broadcast AS x WHERE x.id = :broadcast AND x.broken = 0)
"""
