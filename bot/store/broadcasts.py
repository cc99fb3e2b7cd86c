"""Broadcasts: made in one commit with their bundles, steered by editors, ended as counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.model.broadcast import BREAKER, Broadcast, BroadcastState, Policy, Tally, Terms
from bot.model.issue import Issue, IssueState
from bot.model.message import Message
from bot.model.reader import Variant
from bot.model.week import Week
from bot.store.bundles import keep
from bot.store.cipher import Cipher
from bot.store.confirmations import Offer, take
from bot.store.deliveries import UNENDED
from bot.store.ending import COUNTED, TALLIED, StillQueued, end_chunk
from bot.store.readers import COUNT_SUBSCRIBERS, subscribers, wanted
from bot.store.rows import Columns
from bot.store.sql import Database, Row, Sql


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
        planned = await self._planned(present)

        def work(sql: Sql) -> int:
            if not take(sql, self._cipher, offer, now) or not mark_published(sql, issue.week, now):
                raise Published
            variants = wanted(sql, present)
            if missing := variants.difference(bundles):
                raise VariantsMissing(missing)
            number = make(sql, issue.week, present, terms, planned, now)
            keep(sql, number, issue, {variant: bundles[variant] for variant in variants})
            return number

        return await self._database.write(work)

    async def _planned(self, present: int) -> int:
        """How many deliveries there will be, as of now: it takes too long to keep others from writing meanwhile."""
        counts = subscribers(await self._database.fetch(COUNT_SUBSCRIBERS), present)
        return sum(readers for variant, readers in counts.items() if variant.topics)

    async def find(self, number: int) -> Broadcast | None:
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE id = :id", {"id": number})
        return broadcast(rows[0]) if rows else None

    async def of_week(self, week: Week) -> Broadcast | None:
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE week = :week", {"week": str(week)})
        return broadcast(rows[0]) if rows else None

    async def unended(self) -> list[Broadcast]:
        """Oldest first."""
        rows = await self._database.fetch(f"SELECT * FROM broadcast WHERE id IN ({UNENDED}) ORDER BY id")
        return [broadcast(row) for row in rows]

    async def pause(self, number: int, reason: str) -> bool:
        """Stop claiming; False unless it was running."""
        return await self._move(number, BroadcastState.PAUSED, (BroadcastState.RUNNING,), reason)

    async def trip(self, number: int) -> None:
        """The breaker has spoken: pause it, and whatever editors do with it, erase nobody when it ends."""
        broken = "UPDATE broadcast SET broken = 1 WHERE id = :id"
        await self._database.write(lambda sql: sql.execute(broken, {"id": number}))
        await self.pause(number, BREAKER)

    async def resume(self, number: int) -> bool:
        """Go on; False unless it was paused or held."""
        return await self._move(number, BroadcastState.RUNNING, (BroadcastState.PAUSED, BroadcastState.HELD))

    async def stop(self, number: int) -> bool:
        """Cancel the rest, for good; False if it had ended or was stopping."""
        before = (BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.HELD)
        return await self._move(number, BroadcastState.STOPPING, before)

    async def tally(self, number: int) -> Tally:
        """Of all its deliveries that are settled, those that are counted and deleted already among them."""
        rows = await self._database.fetch(TALLY, {"broadcast": number})
        return Columns(Tally).from_row(rows[0]) if rows else Tally()

    async def end(self, number: int) -> bool:
        """Make its deliveries counts, erase the readers who are gone, and forget who they were.

        A chunk at a time: nobody who writes waits for long, and after a crash the next call goes on. False if it has
        not come to its end, because something is to be sent again.
        """
        more = True
        while more:
            now = int(self._clock().timestamp())
            try:
                more, erased = await self._database.write(partial(end_chunk, broadcast=number, now=now))
            except StillQueued:
                return False
            if erased:
                self._database.scrub()
        return True

    async def _move(self, number: int, to: BroadcastState, before: Sequence[BroadcastState], reason: str = "") -> bool:
        """False unless it was in one of the states before."""
        states = ", ".join(f"'{state}'" for state in before)
        statement = f"UPDATE broadcast SET state = :to, reason = :reason WHERE id = :id AND state IN ({states})"
        values = {"id": number, "to": to.value, "reason": reason}
        return await self._database.write(lambda sql: sql.execute(statement, values)) > 0


def mark_published(sql: Sql, week: Week, now: int) -> bool:
    """False if it is no draft (any more)."""
    return bool(
        sql.execute(
            "UPDATE issue SET state = :published, published = :now WHERE week = :week AND state = :draft",
            {"week": str(week), "now": now, "published": IssueState.PUBLISHED.value, "draft": IssueState.DRAFT.value},
        )
    )


def make(sql: Sql, week: Week, present: int, terms: Terms, planned: int, now: int) -> int:
    """A new broadcast, to all readers there are; its number."""
    rows = sql.fetch(
        """
        INSERT INTO broadcast (week, state, policy, paid, present, planned, highest, created)
        SELECT :week, :state, :policy, :paid, :present, :planned, coalesce(max(id), 0), :now
          FROM reader WHERE true
        RETURNING id
        """,
        {
            "week": str(week),
            "state": BroadcastState.RUNNING.value,
            "policy": terms.policy.value,
            "paid": int(terms.paid),
            "present": present,
            "planned": planned,
            "now": now,
        },
    )
    return int(rows[0]["id"])


# In one statement, hence of one moment: while it ends, deliveries go from the rows to the counts.
TALLY = f"""
    SELECT {", ".join(f"x.{name} + t.{name} AS {name}" for name in TALLIED)}
      FROM broadcast AS x, ({COUNTED}) AS t WHERE x.id = :broadcast
"""


def broadcast(row: Row) -> Broadcast:
    return Broadcast(
        number=row["id"],
        week=Week.parse(row["week"]),
        phase=BroadcastState(row["state"]),
        reason=row["reason"],
        terms=Terms(Policy(row["policy"]), paid=bool(row["paid"])),
        planned=row["planned"],
        tally=Columns(Tally).from_row(row),
    )
