"""Broadcasts: made in one commit with their bundles, steered by editors, ended as counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model import Issue, Message, Policy, Terms, Variant, Week
from bot.store.bundles import freeze
from bot.store.cipher import Cipher
from bot.store.confirmations import Offer, take
from bot.store.database import Database, Row, Transaction
from bot.store.deliveries import CHUNK
from bot.store.readers import COUNT_SUBSCRIBERS, subscribers

BREAKER = "breaker"
"""The reason of a pause that no editor made."""


class Phase(StrEnum):
    """RUNNING drains; PAUSED waits for an editor, HELD for an owner (a restored backup); STOPPING cancels the rest."""

    RUNNING = "running"
    PAUSED = "paused"
    HELD = "held"
    STOPPING = "stopping"
    ENDED = "ended"


@dataclass(frozen=True)
class Tally:
    """How many deliveries of a broadcast ended in which way."""

    sent: int = 0
    gone: int = 0
    skipped: int = 0
    failed: int = 0
    unknown: int = 0
    cancelled: int = 0


@dataclass(frozen=True)
class Broadcast:
    number: int
    week: Week
    phase: Phase
    reason: str
    terms: Terms
    planned: int
    tally: Tally


class Published(Exception):  # noqa: N818 -- not an error: somebody was quicker
    """The issue is no longer the draft that was offered, or the button was used, foreign or late."""


class VariantsMissing(Exception):  # noqa: N818 -- not an error: render these and try again
    """Somebody has subscribed since the bundles were rendered; nothing was written."""

    def __init__(self, variants: frozenset[Variant]) -> None:
        super().__init__()
        self.variants = variants


class Broadcasts:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def publish(
        self,
        issue: Issue,
        present: int,
        bundles: Mapping[Variant, Sequence[Message]],
        terms: Terms,
        offer: Offer,
    ) -> int:
        """Publish the draft and make its broadcast, in one commit; its number.

        Raises Published if the offer does not hold (used, foreign, late, other content), VariantsMissing if
        a subscriber's variant is not among the bundles. `present` is the topic set of the issue.
        """
        now = int(self._clock().timestamp())
        async with self._database.transaction() as tx:
            if not await take(tx, self._cipher, offer, now) or not await self._mark_published(tx, issue.week, now):
                raise Published
            counts = subscribers(await tx.fetch(COUNT_SUBSCRIBERS), present)
            wanted = {variant: readers for variant, readers in counts.items() if variant.topics}
            if missing := frozenset(wanted) - frozenset(bundles):
                raise VariantsMissing(missing)
            rows = await tx.fetch(
                """
                INSERT INTO broadcast (week, state, policy, paid, present, planned, highest, created)
                SELECT :week, 'running', :policy, :paid, :present, :planned, coalesce(max(id), 0), :now
                  FROM reader WHERE true
                RETURNING id
                """,
                {
                    "week": str(issue.week),
                    "policy": terms.policy.value,
                    "paid": int(terms.paid),
                    "present": present,
                    "planned": sum(wanted.values()),
                    "now": now,
                },
            )
            number = int(rows[0]["id"])
            revisions = "[" + ",".join(str(revision.number) for revision in issue.revisions) + "]"
            await tx.execute_many(
                """
                INSERT INTO bundle (broadcast, language, format, topics, messages, revisions)
                VALUES (:broadcast, :language, :format, :topics, :messages, :revisions)
                """,
                [
                    {
                        "broadcast": number,
                        "language": variant.language,
                        "format": variant.format.value,
                        "topics": variant.topics,
                        "messages": freeze(bundles[variant]),
                        "revisions": revisions,
                    }
                    for variant in wanted
                ],
            )
            return number

    async def find(self, number: int) -> Broadcast | None:
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE id = :id", {"id": number})
        return broadcast(rows[0]) if rows else None

    async def of_week(self, week: Week) -> Broadcast | None:
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE week = :week", {"week": str(week)})
        return broadcast(rows[0]) if rows else None

    async def unended(self) -> list[Broadcast]:
        """Oldest first."""
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE state <> 'ended' ORDER BY id")
        return [broadcast(row) for row in rows]

    async def pause(self, number: int, reason: str) -> bool:
        """Stop claiming; False unless it was running."""
        return await self._move(
            "UPDATE broadcast SET state = 'paused', reason = :reason WHERE id = :id AND state = 'running'",
            {"id": number, "reason": reason},
        )

    async def trip(self, number: int) -> None:
        """The breaker has spoken: pause it, and whatever editors do with it, erase nobody when it ends."""
        await self._move("UPDATE broadcast SET broken = 1 WHERE id = :id", {"id": number})
        await self.pause(number, BREAKER)

    async def resume(self, number: int) -> bool:
        """Go on; False unless it was paused or held."""
        return await self._move(
            "UPDATE broadcast SET state = 'running', reason = '' WHERE id = :id AND state IN ('paused', 'held')",
            {"id": number},
        )

    async def stop(self, number: int) -> bool:
        """Cancel the rest, for good; False if it had ended or was stopping."""
        return await self._move(
            "UPDATE broadcast SET state = 'stopping', reason = '' "
            "WHERE id = :id AND state IN ('running', 'paused', 'held')",
            {"id": number},
        )

    async def end(self, number: int) -> None:
        """Turn its deliveries into counts, erase the readers who are gone, and forget who they were."""
        async with self._database.transaction() as tx:
            ended = await tx.execute(END, {"id": number, "now": int(self._clock().timestamp())})
            erased = 0
            if ended:
                for sql in STRIKES:
                    await tx.execute(sql, {"id": number})
                erased = await tx.execute(ERASE, {"id": number})
            if erased:
                await tx.execute(ORPHANS)
        if erased:
            self._database.truncate_wal()
        await self.sweep()

    async def sweep(self) -> None:
        """Delete the deliveries of ended broadcasts, a chunk at a time."""
        deleted = 1
        while deleted:
            async with self._database.transaction() as tx:
                rows = await tx.fetch(
                    "SELECT DISTINCT x.id FROM broadcast AS x WHERE x.state = 'ended' "
                    "AND EXISTS (SELECT 1 FROM delivery AS d WHERE d.broadcast = x.id)"
                )
                deleted = 0
                for row in rows:
                    deleted += await tx.execute(
                        "DELETE FROM delivery WHERE broadcast = :id AND reader IN "
                        "(SELECT reader FROM delivery WHERE broadcast = :id LIMIT :chunk)",
                        {"id": row["id"], "chunk": CHUNK},
                    )

    async def _mark_published(self, tx: Transaction, week: Week, now: int) -> bool:
        return bool(
            await tx.execute(
                "UPDATE issue SET state = 'published', published = :now WHERE week = :week AND state = 'draft'",
                {"week": str(week), "now": now},
            )
        )

    async def _move(self, sql: str, values: Mapping[str, object]) -> bool:
        async with self._database.transaction() as tx:
            return await tx.execute(sql, values) > 0


END = """
    UPDATE broadcast
       SET state = 'ended', ended = :now, cursor = highest, sent = t.sent, gone = t.gone, failed = t.failed,
           skipped = t.skipped, unknown = t.unknown, cancelled = t.cancelled
      FROM (SELECT count(*) FILTER (WHERE state = 3) AS sent, count(*) FILTER (WHERE state = 4) AS gone,
                   count(*) FILTER (WHERE state = 7) AS failed, count(*) FILTER (WHERE state IN (5, 6)) AS skipped,
                   count(*) FILTER (WHERE state = 2) AS unknown, count(*) FILTER (WHERE state = 8) AS cancelled
              FROM delivery WHERE broadcast = :id) AS t
     WHERE id = :id AND broadcast.state <> 'ended'
"""
STRIKES = (
    """
    UPDATE reader SET strikes = 0
     WHERE strikes > 0 AND id IN (SELECT reader FROM delivery WHERE broadcast = :id AND state = 3)
    """,
    """
    UPDATE reader SET strikes = strikes + 1
     WHERE id IN (SELECT reader FROM delivery WHERE broadcast = :id AND state = 6)
    """,
)
ERASE = """
    DELETE FROM reader WHERE EXISTS (SELECT 1 FROM broadcast AS x WHERE x.id = :id AND x.broken = 0) AND (
        strikes >= 3 OR id IN (SELECT reader FROM delivery WHERE broadcast = :id AND state = 4))
"""
ORPHANS = """
    DELETE FROM delivery WHERE broadcast IN (SELECT id FROM broadcast WHERE state <> 'ended')
       AND NOT EXISTS (SELECT 1 FROM reader AS r WHERE r.id = delivery.reader)
"""


def broadcast(row: Row) -> Broadcast:
    return Broadcast(
        number=row["id"],
        week=Week.parse(row["week"]),
        phase=Phase(row["state"]),
        reason=row["reason"],
        terms=Terms(Policy(row["policy"]), paid=bool(row["paid"])),
        planned=row["planned"],
        tally=Tally(row["sent"], row["gone"], row["skipped"], row["failed"], row["unknown"], row["cancelled"]),
    )
