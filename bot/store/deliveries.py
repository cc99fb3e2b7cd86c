"""The outbox: one row per reader of a broadcast, and the few ways in which it changes."""

from collections.abc import Mapping, Sequence

from cryptography.exceptions import InvalidTag

from bot.model.broadcast import BroadcastState
from bot.model.delivery import Claim, Claimed, DeliveryState, Outstanding, Settlement, Wanted
from bot.model.reader import Address
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql

CHUNK = 10_000
LONGEST_WAIT = 3_600
"""Seconds for which a delivery is ever put off; what is due later than that was written by a clock that was wrong."""

UNENDED = f"SELECT id FROM broadcast WHERE state <> '{BroadcastState.ENDED}'"


class Deliveries:
    def __init__(self, database: Database, cipher: Cipher, run: int) -> None:
        self._database = database
        self._cipher = cipher
        self._run = run

    async def recover(self, now: int) -> int:
        """After a crash: what was being sent has an unknown outcome. How many."""

        def work(sql: Sql) -> int:
            sql.execute(
                f"UPDATE delivery SET due = :now WHERE state = {DeliveryState.QUEUED} AND due > :now + :longest",
                {"now": now, "longest": LONGEST_WAIT},
            )
            return sql.execute(
                f"""
                UPDATE delivery SET state = {DeliveryState.UNKNOWN}, unknowns = unknowns + 1
                 WHERE state = {DeliveryState.SENDING} AND run <> :run AND broadcast IN ({UNENDED})
                """,
                {"run": self._run},
            )

        return await self._database.write(work)

    async def open(self, broadcast: int) -> bool:
        """Open the next chunk of deliveries; False when all are open. Repeating it adds nobody twice."""

        def work(sql: Sql) -> bool:
            bounds = sql.fetch(BOUNDS, {"broadcast": broadcast, "chunk": CHUNK})
            last = bounds[0]["last"]
            if last is None:
                sql.execute("UPDATE broadcast SET cursor = highest WHERE id = :broadcast", {"broadcast": broadcast})
                return False
            values = {"broadcast": broadcast, "last": last}
            sql.execute(opening("r.id <= :last AND x.id = :broadcast"), values)
            sql.execute("UPDATE broadcast SET cursor = :last WHERE id = :broadcast", values)
            return True

        return await self._database.write(work)

    async def turn(
        self,
        settled: Sequence[tuple[Claim, Settlement]],
        refused: Mapping[int, str],
        wanted: Sequence[Wanted],
        *,
        now: int,
    ) -> Claimed:
        """Record what became of claims and which bundles Telegram refused, and claim more, in one commit."""

        def work(sql: Sql) -> Claimed:
            sql.many(SETTLE, [self._settlement(claim, standing) for claim, standing in settled])
            sql.many(REFUSE, [{"id": bundle, "words": words} for bundle, words in refused.items()])
            claims: list[Claim] = []
            exhausted: set[int] = set()
            for each in wanted:
                if (room := each.room - len(claims)) > 0:
                    rows = sql.fetch(CLAIM, self._claiming(each, room, now))
                    claims += [claim for row in rows if (claim := self._read(sql, each.broadcast, row))]
                    if not rows:
                        exhausted.add(each.broadcast)
            return Claimed(tuple(claims), frozenset(exhausted))

        return await self._database.write(work)

    async def outstanding(self, broadcast: int) -> Outstanding:
        rows = await self._database.fetch(OUTSTANDING, {"broadcast": broadcast})
        row = rows[0]
        return Outstanding(bool(row["opening"]), bool(row["postponed"]), bool(row["refused"]))

    async def resend_unknown(self, broadcast: int, now: int) -> int:
        """Queue once more, from the message on whose answer was lost. How many."""
        return await self._database.write(
            lambda sql: sql.execute(
                f"""
                UPDATE delivery SET state = {DeliveryState.QUEUED}, due = :now
                 WHERE broadcast = :broadcast AND state = {DeliveryState.UNKNOWN} AND unknowns = 1
                   AND bundle IN (SELECT id FROM bundle WHERE broadcast = :broadcast AND dropped = 0)
                """,
                {"broadcast": broadcast, "now": now},
            )
        )

    def _settlement(self, claim: Claim, standing: Settlement) -> dict[str, object]:
        return {
            "broadcast": claim.broadcast,
            "reader": claim.reader,
            "run": self._run,
            "state": int(standing.progress),
            "part": standing.part,
            "unknowns": standing.unknowns,
            "due": standing.due,
        }

    def _claiming(self, wanted: Wanted, room: int, now: int) -> dict[str, object]:
        return {"broadcast": wanted.broadcast, "after": wanted.after, "room": room, "now": now, "run": self._run}

    def _read(self, sql: Sql, broadcast: int, row: Row) -> Claim | None:
        """A claim; None for an address that no key of ours has sealed, whose delivery has failed."""
        try:
            chat = self._cipher.open(row["chat"])
        except InvalidTag:
            sql.execute(
                f"UPDATE delivery SET state = {DeliveryState.FAILED} WHERE broadcast = :broadcast AND reader = :reader",
                {"broadcast": broadcast, "reader": row["reader"]},
            )
            return None
        return Claim(
            broadcast=broadcast,
            reader=row["reader"],
            bundle=row["bundle"],
            address=Address(chat, row["thread"]),
            silent=bool(row["silent"]),
            part=row["part"],
            unknowns=row["unknowns"],
            fresh=not row["due"],
        )


# Scalar: as a join PostgreSQL would read all readers before the cursor, too.
BOUNDS = """
    SELECT max(id) AS last FROM
      (SELECT id FROM reader
        WHERE id > (SELECT cursor FROM broadcast WHERE id = :broadcast)
          AND id <= (SELECT highest FROM broadcast WHERE id = :broadcast) ORDER BY id LIMIT :chunk) AS chunk
"""


def opening(which: str) -> str:
    """Opens those of readers r in broadcasts x that are not open yet; of a bundle that was dropped they have failed."""
    # Not `subscribed = 1`: SQLite would take the index that counts subscribers, and read all of it for each chunk.
    return f"""
        INSERT INTO delivery (broadcast, reader, bundle, state)
        SELECT x.id, r.id, b.id, CASE b.dropped WHEN 1 THEN {DeliveryState.FAILED} ELSE {DeliveryState.QUEUED} END
          FROM broadcast AS x
          JOIN reader AS r ON r.id > x.cursor AND r.id <= x.highest
          JOIN bundle AS b ON b.broadcast = x.id AND b.language = r.language AND b.format = r.format
                          AND b.topics = r.topics & x.present
         WHERE {which} AND r.subscribed <> 0
        ON CONFLICT DO NOTHING
    """


# What would go back into the queue has failed if its bundle was dropped meanwhile.
SETTLE = f"""
    UPDATE delivery SET part = :part, unknowns = :unknowns, due = :due, state = CASE
           WHEN :state = {DeliveryState.QUEUED}
                AND EXISTS (SELECT 1 FROM bundle AS b WHERE b.id = delivery.bundle AND b.dropped = 1)
           THEN {DeliveryState.FAILED} ELSE :state END
     WHERE broadcast = :broadcast AND reader = :reader AND state = {DeliveryState.SENDING} AND run = :run
"""

REFUSE = "UPDATE bundle SET refused = :words WHERE id = :id AND dropped = 0"

OPEN = f"""
    SELECT d.reader FROM delivery AS d JOIN reader AS r ON r.id = d.reader JOIN bundle AS b ON b.id = d.bundle
     WHERE d.broadcast = :broadcast AND d.state = {DeliveryState.QUEUED} AND b.refused = ''
"""

# Those that are due again come first, then those never tried, in the readers' order.
CLAIM = f"""
    UPDATE delivery SET state = {DeliveryState.SENDING}, run = :run
     WHERE broadcast = :broadcast AND reader IN (
           SELECT reader FROM ({OPEN} AND d.due > 0 AND d.due <= :now ORDER BY d.due, d.reader LIMIT :room) AS again
            UNION ALL
           SELECT reader FROM ({OPEN} AND d.due = 0 AND d.reader > :after ORDER BY d.reader LIMIT :room) AS fresh
            LIMIT :room)
    RETURNING reader, bundle, part, unknowns, due,
              (SELECT r.chat FROM reader AS r WHERE r.id = delivery.reader) AS chat,
              (SELECT r.thread FROM reader AS r WHERE r.id = delivery.reader) AS thread,
              (SELECT r.silent FROM reader AS r WHERE r.id = delivery.reader) AS silent
"""

OUTSTANDING = f"""
    SELECT x.cursor < x.highest AS opening,
           EXISTS (SELECT 1 FROM delivery AS d JOIN bundle AS b ON b.id = d.bundle
                    WHERE d.broadcast = x.id AND d.state = {DeliveryState.QUEUED} AND d.due > 0
                      AND b.refused = '') AS postponed,
           EXISTS (SELECT 1 FROM bundle AS b WHERE b.broadcast = x.id AND b.refused <> '') AS refused
      FROM broadcast AS x WHERE x.id = :broadcast
"""
