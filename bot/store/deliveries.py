"""The outbox: one row per reader of a broadcast, and the few ways in which it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.model import Address
from bot.store.cipher import Cipher
from bot.store.database import Database, Row

CHUNK = 20_000
LONGEST_WAIT = 3_600
"""Seconds for which a delivery is ever put off; what is due later than that was written by a clock that was wrong."""


class Progress(IntEnum):
    """What has become of a delivery. QUEUED and SENDING go on, UNKNOWN may; the others are final."""

    QUEUED = 0
    SENDING = 1
    UNKNOWN = 2
    SENT = 3
    GONE = 4
    SUSPENDED = 5
    MISSING = 6
    FAILED = 7
    CANCELLED = 8


@dataclass(frozen=True)
class Standing:
    """Where a delivery stands: messages that have arrived, answers that never came, when it is due (UTC seconds)."""

    progress: Progress
    part: int = 0
    unknowns: int = 0
    due: int = 0


@dataclass(frozen=True)
class Wanted:
    """A broadcast to claim from: the reader after whom the untried ones begin, and how many claims may be made."""

    broadcast: int
    after: int
    room: int


@dataclass(frozen=True)
class Claim:
    """A delivery that is marked as being sent; nobody else has it. `fresh` if it was never tried before."""

    broadcast: int
    reader: int
    bundle: int
    address: Address
    silent: bool
    part: int
    unknowns: int
    fresh: bool


@dataclass(frozen=True)
class Outstanding:
    """What a running broadcast still has to do."""

    opening: bool
    sending: int
    next_due: int | None
    refused: int
    resendable: int

    @property
    def done(self) -> bool:
        return not self.opening and not self.sending and self.next_due is None and not self.refused


class Deliveries:
    def __init__(self, database: Database, cipher: Cipher, run: int) -> None:
        self._database = database
        self._cipher = cipher
        self._run = run

    async def recover(self, now: int) -> int:
        """After a crash: what was being sent has an unknown outcome. How many."""
        async with self._database.transaction() as tx:
            await tx.execute(
                "UPDATE delivery SET due = :now WHERE state = 0 AND due > :now + :longest",
                {"now": now, "longest": LONGEST_WAIT},
            )
            return await tx.execute(
                """
                UPDATE delivery SET state = 2, unknowns = unknowns + 1
                 WHERE state = 1 AND run <> :run AND broadcast IN (SELECT id FROM broadcast WHERE state <> 'ended')
                """,
                {"run": self._run},
            )

    async def open(self, broadcast: int) -> bool:
        """Open the next chunk of deliveries; False when all are open. Repeating it adds nobody twice."""
        async with self._database.transaction() as tx:
            bounds = await tx.fetch(
                """
                SELECT max(id) AS last FROM
                  (SELECT r.id FROM reader AS r JOIN broadcast AS x ON x.id = :broadcast
                    WHERE r.id > x.cursor AND r.id <= x.highest ORDER BY r.id LIMIT :chunk) AS chunk
                """,
                {"broadcast": broadcast, "chunk": CHUNK},
            )
            last = bounds[0]["last"]
            if last is None:
                await tx.execute(
                    "UPDATE broadcast SET cursor = highest WHERE id = :broadcast", {"broadcast": broadcast}
                )
                return False
            await tx.execute(
                """
                INSERT INTO delivery (broadcast, reader, bundle)
                SELECT x.id, r.id, b.id
                  FROM broadcast AS x
                  JOIN reader AS r ON r.id > x.cursor AND r.id <= :last
                  JOIN bundle AS b ON b.broadcast = x.id AND b.language = r.language AND b.format = r.format
                                  AND b.topics = r.topics & x.present
                 WHERE x.id = :broadcast AND r.subscribed = 1
                ON CONFLICT DO NOTHING
                """,
                {"broadcast": broadcast, "last": last},
            )
            await tx.execute(
                "UPDATE broadcast SET cursor = :last WHERE id = :broadcast",
                {"broadcast": broadcast, "last": last},
            )
            return True

    async def turn(
        self,
        settled: Sequence[tuple[Claim, Standing]],
        refused: Mapping[int, str],
        wanted: Sequence[Wanted],
        *,
        now: int,
    ) -> list[Claim]:
        """Record what became of claims and which bundles Telegram refused, and claim more, in one commit."""
        async with self._database.transaction() as tx:
            if settled:
                await tx.execute_many(SETTLE, [self._settlement(claim, standing) for claim, standing in settled])
            for bundle, words in refused.items():
                await tx.execute("UPDATE bundle SET refused = :words WHERE id = :id", {"id": bundle, "words": words})
            claims: list[Claim] = []
            for each in wanted:
                if (room := each.room - len(claims)) > 0:
                    values = {"broadcast": each.broadcast, "after": each.after, "room": room}
                    rows = await tx.fetch(CLAIM, {**values, "now": now, "run": self._run})
                    claims += [self._read(each.broadcast, row) for row in rows]
            return claims

    async def outstanding(self, broadcast: int) -> Outstanding:
        rows = await self._database.fetch(OUTSTANDING, {"broadcast": broadcast})
        row = rows[0]
        return Outstanding(bool(row["opening"]), row["sending"], row["next_due"], row["refused"], row["resendable"])

    async def resend_unknown(self, broadcast: int, now: int) -> int:
        """Queue once more, from the message on whose answer was lost. How many."""
        async with self._database.transaction() as tx:
            return await tx.execute(
                "UPDATE delivery SET state = 0, due = :now WHERE broadcast = :broadcast AND state = 2 AND unknowns = 1",
                {"broadcast": broadcast, "now": now},
            )

    async def cancel(self, broadcast: int) -> None:
        """Cancel what is still queued, a chunk at a time."""
        cancelled = 1
        while cancelled:
            async with self._database.transaction() as tx:
                cancelled = await tx.execute(
                    """
                    UPDATE delivery SET state = 8 WHERE broadcast = :broadcast AND reader IN
                      (SELECT reader FROM delivery WHERE broadcast = :broadcast AND state = 0 LIMIT :chunk)
                    """,
                    {"broadcast": broadcast, "chunk": CHUNK},
                )

    async def counts(self, broadcast: int) -> dict[Progress, int]:
        rows = await self._database.fetch(
            "SELECT state, count(*) AS n FROM delivery WHERE broadcast = :broadcast GROUP BY state",
            {"broadcast": broadcast},
        )
        return {Progress(row["state"]): int(row["n"]) for row in rows}

    def _settlement(self, claim: Claim, standing: Standing) -> dict[str, object]:
        return {
            "broadcast": claim.broadcast,
            "reader": claim.reader,
            "run": self._run,
            "state": int(standing.progress),
            "part": standing.part,
            "unknowns": standing.unknowns,
            "due": standing.due,
        }

    def _read(self, broadcast: int, row: Row) -> Claim:
        return Claim(
            broadcast=broadcast,
            reader=row["reader"],
            bundle=row["bundle"],
            address=Address(self._cipher.open(row["chat"]), row["thread"]),
            silent=bool(row["silent"]),
            part=row["part"],
            unknowns=row["unknowns"],
            fresh=not row["due"],
        )


SETTLE = """
    UPDATE delivery SET state = :state, part = :part, unknowns = :unknowns, due = :due
     WHERE broadcast = :broadcast AND reader = :reader AND state = 1 AND run = :run
"""

OPEN = """
    SELECT d.reader FROM delivery AS d JOIN reader AS r ON r.id = d.reader JOIN bundle AS b ON b.id = d.bundle
     WHERE d.broadcast = :broadcast AND d.state = 0 AND b.refused = ''
"""

# Those that are due again come first, then those never tried, in the readers' order.
CLAIM = f"""
    UPDATE delivery SET state = 1, run = :run
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

OUTSTANDING = """
    SELECT x.cursor < x.highest AS opening,
           (SELECT count(*) FROM delivery AS d WHERE d.broadcast = x.id AND d.state = 1) AS sending,
           (SELECT min(d.due) FROM delivery AS d JOIN bundle AS b ON b.id = d.bundle
             WHERE d.broadcast = x.id AND d.state = 0 AND b.refused = '') AS next_due,
           (SELECT count(*) FROM bundle AS b WHERE b.broadcast = x.id AND b.refused <> '') AS refused,
           (SELECT count(*) FROM delivery AS d
             WHERE d.broadcast = x.id AND d.state = 2 AND d.unknowns = 1 AND x.policy = 'once') AS resendable
      FROM broadcast AS x WHERE x.id = :broadcast
"""
