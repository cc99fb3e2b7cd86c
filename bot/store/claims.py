"""Which deliveries may go now, and how they are marked."""

from collections.abc import Iterable

from bot.model.broadcast import BroadcastState, Kind
from bot.model.delivery import Claim, DeliveryState
from bot.model.reader import Address
from bot.store.audience import ACTIVE, AFTERWARDS
from bot.store.sql import Row, Sql


def claim_of(row: Row, chat: int) -> Claim:
    return Claim(
        broadcast=row["broadcast"],
        kind=Kind(row["kind"]),
        reader=row["reader"],
        bundle=row["bundle"],
        address=Address(chat, row["thread"]),
        silent=bool(row["silent"]),
        part=row["part"],
        unknowns=row["unknowns"],
        fresh=not row["due"],
        message_id=row["message_id"] or 0,
        about=row["about"] or 0,
        there=bool(row["there"]),
        takes=row["takes"],
        subscribed=bool(row["subscribed"]),
        guarded=bool(row["guarded"]),
        vanishes=row["vanishes"],
    )


def put_off(sql: Sql, broadcast: int, waiting: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Let readers' deliveries wait until these UTC seconds, where they are not 0; whose those are."""
    rows = [{"broadcast": broadcast, "reader": reader, "until": until} for reader, until in waiting if until]
    sql.many(PUT_OFF, rows)
    return frozenset(int(row["reader"]) for row in rows)


# What is changed twice is changed in this order: with each reader an earlier broadcast comes first.
OPEN = f"""
    SELECT d.broadcast, d.reader, CASE WHEN d.part = 0 AND b.retired > 0 THEN b.retired ELSE d.bundle END AS bundle,
           d.part, d.unknowns, d.due, x.kind, r.chat, r.thread, r.subscribed, r.guarded, r.vanishes,
           r.silent OR (x.about IS NOT NULL AND r.hours <> '') AS silent,
           CASE WHEN x.about IS NULL AND d.part = 0 THEN r.hours ELSE '' END AS hours,
           x.about, p.takes, s.message_id, t.message_id IS NOT NULL AS there
      FROM delivery AS d JOIN broadcast AS x ON x.id = d.broadcast
      JOIN reader AS r ON r.id = d.reader JOIN bundle AS b ON b.id = d.bundle
      LEFT JOIN part AS p ON x.about IS NOT NULL AND p.bundle = d.bundle AND p.part = d.part
      LEFT JOIN sent AS s ON s.broadcast = x.about AND s.reader = d.reader AND s.part = p.place
      LEFT JOIN sent AS t ON t.broadcast = x.about AND t.reader = d.reader AND t.part = p.takes AND t.bundle = d.bundle
     WHERE d.broadcast = :broadcast AND d.state = {DeliveryState.QUEUED} AND b.refused = ''
       AND (x.about IS NULL OR NOT EXISTS (
           SELECT 1 FROM broadcast AS e JOIN delivery AS earlier ON earlier.broadcast = e.id
            WHERE e.about = x.about AND e.id < x.id AND e.state <> '{BroadcastState.ENDED}'
              AND earlier.reader = d.reader AND earlier.state IN ({ACTIVE}) AND earlier.not_before < {AFTERWARDS}))
"""

RUNS = f"SELECT 1 FROM broadcast WHERE id = :broadcast AND state = '{BroadcastState.RUNNING}'"

# Those that are due again come first, then those never tried, in the readers' order.
CLAIMABLE = f"""
    SELECT * FROM ({OPEN} AND d.due > 0 AND d.due <= :now ORDER BY d.due, d.reader LIMIT :room) AS again
     UNION ALL
    SELECT * FROM ({OPEN} AND d.due = 0 AND d.reader > :after ORDER BY d.reader LIMIT :room) AS fresh
     LIMIT :room
"""

MARK = (
    "UPDATE delivery SET state = :state, run = :run, bundle = :bundle WHERE broadcast = :broadcast AND reader = :reader"
)

PUT_OFF = f"""
    UPDATE delivery SET not_before = :until
     WHERE broadcast = :broadcast AND reader = :reader AND state = {DeliveryState.QUEUED} AND part = 0
"""
