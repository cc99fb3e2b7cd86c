"""The outbox: one row per reader of a broadcast, and the few ways in which it changes."""

from collections.abc import Collection, Mapping, Sequence

from cryptography.exceptions import InvalidTag

from bot.model.broadcast import BroadcastState, Kind
from bot.model.delivery import Claim, Claimed, DeliveryState, Outstanding, Settlement, Wanted
from bot.model.wishes import begins, quiet_ends
from bot.store.audience import (
    AFTERWARDS,
    AUDIENCE,
    BEGINS_AS,
    PARTLY,
    STILL_COMING,
    SUBSCRIBERS,
    WHOLE_OR_PARTLY,
    opening,
)
from bot.store.bundles import make_plain
from bot.store.cipher import Cipher
from bot.store.claims import CLAIMABLE, MARK, RUNS, claim_of, put_off
from bot.store.sent import KEEP
from bot.store.sql import Database, Row, Sql
from bot.store.vanishing import vanish_later

CHUNK = 10_000
LONGEST_WAIT = 3_600
"""Seconds for which we put a delivery off; what is put off longer was written by a clock that was wrong."""

UNENDED = f"SELECT id FROM broadcast WHERE state <> '{BroadcastState.ENDED}'"


class Deliveries:
    """`run` is the number of this run of the program; `keep_ids`: which messages were sent is remembered."""

    def __init__(self, database: Database, cipher: Cipher, run: int, *, keep_ids: bool = True) -> None:
        self._database = database
        self._cipher = cipher
        self._run = run
        self._keep_ids = keep_ids

    async def recover(self, now: int) -> int:
        """After a crash: what was being sent has an unknown outcome. How many."""

        def work(sql: Sql) -> int:
            sql.execute(
                f"""
                UPDATE delivery SET retry_at = :now
                 WHERE state = {DeliveryState.QUEUED} AND retry_at > :now + :longest
                """,
                {"now": now, "longest": LONGEST_WAIT},
            )
            sql.execute(COUNT_ANEW)
            return sql.execute(
                f"""
                UPDATE delivery SET state = {DeliveryState.UNKNOWN}, unknowns = unknowns + 1
                 WHERE state = {DeliveryState.SENDING} AND run <> :run AND broadcast IN ({UNENDED})
                """,
                {"run": self._run},
            )

        return await self._database.write(work)

    async def open(self, broadcast: int, now: int) -> int:
        """Open the next chunk of deliveries, up to the reader whose number it gives; 0 when all are open.

        Repeating it adds nobody twice.
        """

        def work(sql: Sql) -> int:
            (bounds,) = sql.fetch(BOUNDS, {"broadcast": broadcast, "chunk": CHUNK})
            kind, last = bounds["kind"], bounds["last"]
            if last is None:
                sql.execute("UPDATE broadcast SET cursor = highest WHERE id = :broadcast", {"broadcast": broadcast})
                return 0
            values = {"broadcast": broadcast, "last": last}
            audience = AUDIENCE[Kind(kind)]
            if audience == SUBSCRIBERS:
                sql.execute(opening(audience, f"{IN_CHUNK} AND r.hours = ''"), values)
                sql.many(OPEN_ONE, [at_hours(row, now) for row in sql.fetch(WITH_HOURS, values)])
            else:
                sql.execute(opening(audience, IN_CHUNK, not_before=WHOLE_OR_PARTLY), values)
            sql.execute("UPDATE broadcast SET cursor = :last WHERE id = :broadcast", values)
            return int(last)

        return await self._database.write(work)

    async def turn(
        self,
        settled: Sequence[tuple[Claim, Settlement]],
        refused: Mapping[int, str],
        wanted: Sequence[Wanted],
        *,
        now: int,
        unsupported: Collection[int] = (),
    ) -> Claimed:
        """Record what became of claims and which bundles Telegram refused, and claim more, in one commit.

        Whoever paused a broadcast, or locked the desk, a moment before is heard: nothing more of it is claimed. What
        the server does not support goes out in plain messages from now on.
        """

        def work(sql: Sql) -> Claimed:
            arrived = [each for each in settled if is_new(*each)]
            if self._keep_ids:
                sql.many(KEEP, [self._message(claim, settlement) for claim, settlement in arrived])
            sent = [(claim.reader, settlement.message_id) for claim, settlement in arrived if claim.vanishes]
            vanish_later(sql, "id = :reader", [{"reader": reader, "message_id": each} for reader, each in sent], now)
            sql.many(SETTLE, [self._settlement(claim, settlement) for claim, settlement in settled])
            changed = [each for each in settled if each[0].about and each[1].state is DeliveryState.SENT]
            sql.many(ONCE_MORE, [self._settlement(claim, settlement) for claim, settlement in changed])
            sql.many(REFUSE, [{"id": bundle, "words": words} for bundle, words in refused.items()])
            for bundle in unsupported:
                make_plain(sql, bundle)
            claims: list[Claim] = []
            exhausted: set[int] = set()
            for each in wanted:
                if (room := each.room - len(claims)) > 0 and sql.fetch(RUNS, {"broadcast": each.broadcast}):
                    claimed = self._claim(sql, each, room, now)
                    claims += claimed or ()
                    if claimed is None:
                        exhausted.add(each.broadcast)
                    elif claimed:
                        sql.execute(f"{COUNT_ANEW} AND id = :broadcast", {"broadcast": each.broadcast})
            return Claimed(tuple(claims), frozenset(exhausted))

        return await self._database.write(work)

    async def outstanding(self, broadcast: int, now: int) -> Outstanding:
        values = {"broadcast": broadcast, "now": now, "longest": LONGEST_WAIT}
        (row,) = await self._database.fetch(OUTSTANDING, values)
        return Outstanding(
            bool(row["opening"]), bool(row["postponed"]), bool(row["refused"]), wished=bool(row["wished"])
        )

    async def resend_unknown(self, broadcast: int, now: int) -> int:
        """Queue once more, from the message on whose answer was lost. How many."""
        return await self._database.write(
            lambda sql: sql.execute(
                f"""
                UPDATE delivery SET state = {DeliveryState.QUEUED}, retry_at = :now
                 WHERE broadcast = :broadcast AND state = {DeliveryState.UNKNOWN} AND unknowns = 1
                   AND bundle IN (SELECT id FROM bundle WHERE broadcast = :broadcast AND dropped = 0)
                """,
                {"broadcast": broadcast, "now": now},
            )
        )

    def _settlement(self, claim: Claim, settlement: Settlement) -> dict[str, object]:
        return {
            "broadcast": claim.broadcast,
            "reader": claim.reader,
            "run": self._run,
            "state": int(settlement.state),
            "part": settlement.part,
            "unknowns": settlement.unknowns,
            "retry_at": settlement.retry_at,
        }

    def _message(self, claim: Claim, settlement: Settlement) -> dict[str, object]:
        return {
            "broadcast": claim.broadcast,
            "reader": claim.reader,
            "run": self._run,
            "message_id": settlement.message_id,
            "among": claim.broadcast if claim.takes is None else claim.about,
            "place": claim.part if claim.takes is None else claim.takes,
        }

    def _claim(self, sql: Sql, wanted: Wanted, room: int, now: int) -> list[Claim] | None:
        """What may go now, marked as being sent; None only if there is nothing.

        Where it has become quiet since their deliveries were opened, a chunk of readers at most is left in peace.
        """
        values = {"broadcast": wanted.broadcast, "after": wanted.after, "now": now}
        passed = 0
        while rows := sql.fetch(CLAIMABLE, {**values, "room": max(room, passed)}):
            quiet = [(row["reader"], quiet_ends(row["hours"], now)) for row in rows]
            resting = put_off(sql, wanted.broadcast, quiet)
            claims = self._mark(sql, wanted.broadcast, [row for row in rows if row["reader"] not in resting][:room])
            passed += len(resting)
            if claims or passed > CHUNK:
                return claims
        return None

    def _mark(self, sql: Sql, broadcast: int, rows: Sequence[Row]) -> list[Claim]:
        """Of the rows those whose chat can be read; the others have failed."""
        chats = [(row, self._chat(row)) for row in rows]
        marks = [
            {
                "broadcast": broadcast,
                "reader": row["reader"],
                "bundle": row["bundle"],
                "state": int(DeliveryState.FAILED if chat is None else DeliveryState.SENDING),
                "run": self._run,
            }
            for row, chat in chats
        ]
        sql.many(MARK, marks)
        return [claim_of(row, chat) for row, chat in chats if chat is not None]

    def _chat(self, row: Row) -> int | None:
        """None for an address that no key of ours has sealed."""
        try:
            return self._cipher.open(row["chat"])
        except InvalidTag:
            return None


def at_hours(row: Row, now: int) -> dict[str, object]:
    """What is to be opened for a reader who has hours."""
    opened = {name: row[name] for name in ("broadcast", "reader", "bundle", "state")}
    return opened | {"not_before": begins(row["hours"], now)}


def is_new(claim: Claim, settlement: Settlement) -> bool:
    """A message has arrived that was not there before."""
    return settlement.message_id > 0 and (not claim.about or claim.takes is not None)


# Scalar: as a join PostgreSQL would read all readers before the cursor, too.
BOUNDS = """
    SELECT (SELECT kind FROM broadcast WHERE id = :broadcast) AS kind, max(id) AS last FROM
      (SELECT id FROM reader
        WHERE id > (SELECT cursor FROM broadcast WHERE id = :broadcast)
          AND id <= (SELECT highest FROM broadcast WHERE id = :broadcast) ORDER BY id LIMIT :chunk) AS chunk
"""

IN_CHUNK = "r.id <= :last AND x.id = :broadcast"

# Readers who have hours of their own: with each of them Python says when it begins.
WITH_HOURS = f"""
    SELECT x.id AS broadcast, r.id AS reader, b.id AS bundle, r.hours, {BEGINS_AS} AS state
    {SUBSCRIBERS} WHERE {IN_CHUNK} AND r.hours <> ''
"""

OPEN_ONE = """
    INSERT INTO delivery (broadcast, reader, bundle, not_before, state)
    VALUES (:broadcast, :reader, :bundle, :not_before, :state) ON CONFLICT DO NOTHING
"""

# What was being counted when the program ended, or something more could be sent, is looked at from the first reader on.
COUNT_ANEW = f"UPDATE broadcast SET counted = 0 WHERE counted > 0 AND state = '{BroadcastState.RUNNING}'"

# What would go back into the queue has failed if its bundle was dropped meanwhile.
SETTLE = f"""
    UPDATE delivery SET part = :part, unknowns = :unknowns, retry_at = :retry_at, state = CASE
           WHEN :state = {DeliveryState.QUEUED}
                AND EXISTS (SELECT 1 FROM bundle AS b WHERE b.id = delivery.bundle AND b.dropped = 1)
           THEN {DeliveryState.FAILED} ELSE :state END
     WHERE broadcast = :broadcast AND reader = :reader AND state = {DeliveryState.SENDING} AND run = :run
"""

# What a reader had only a part of when it was changed is changed anew once they have the rest.
ONCE_MORE = f"""
    UPDATE delivery SET state = {DeliveryState.QUEUED}, part = 0, retry_at = 1,
           not_before = CASE WHEN {STILL_COMING.format(broadcast=":broadcast", reader=":reader")}
                        THEN {AFTERWARDS} ELSE 0 END
     WHERE broadcast = :broadcast AND reader = :reader AND state = {DeliveryState.SENT} AND not_before = {PARTLY}
"""

REFUSE = "UPDATE bundle SET refused = :words WHERE id = :id AND dropped = 0"

OUTSTANDING = f"""
    SELECT x.cursor < x.highest
           OR EXISTS (SELECT 1 FROM broadcast AS o
                       WHERE (o.id = x.about OR (o.about = x.about AND o.id < x.id))
                         AND o.state NOT IN ('{BroadcastState.ENDED}', '{BroadcastState.RESTING}') AND o.wakes = 0)
           AS opening,
           (x.about IS NOT NULL AND EXISTS (
               SELECT 1 FROM delivery AS d JOIN bundle AS b ON b.id = d.bundle
                WHERE d.broadcast = x.id AND d.state = {DeliveryState.QUEUED} AND d.due > 0 AND b.refused = ''))
           OR EXISTS (SELECT 1 FROM delivery AS d JOIN bundle AS b ON b.id = d.bundle
                       WHERE d.broadcast = x.id AND d.state = {DeliveryState.QUEUED} AND d.due > 0
                         AND d.due <= :now + :longest AND d.not_before <= :now AND b.refused = '') AS postponed,
           EXISTS (SELECT 1 FROM delivery AS d
                    WHERE d.broadcast = x.id AND d.state = {DeliveryState.QUEUED}
                      AND d.due > 0 AND d.due > :now) AS wished,
           EXISTS (SELECT 1 FROM bundle AS b WHERE b.broadcast = x.id AND b.refused <> '') AS refused
      FROM broadcast AS x WHERE x.id = :broadcast
"""
