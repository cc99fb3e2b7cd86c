"""Broadcasts: made in one commit with their bundles, steered by editors, ended as counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from bot.model.broadcast import BREAKER, Broadcast, BroadcastState, Kind, Policy, Tally, Terms
from bot.model.bundle import Bundle
from bot.model.delivery import DeliveryState
from bot.model.issue import Issue
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS, Variant
from bot.model.scheduled import Scheduled
from bot.model.week import Week
from bot.store.bundles import keep_bundles, sending
from bot.store.confirmations import Published
from bot.store.deliveries import UNENDED
from bot.store.desk_locks import check_open
from bot.store.ending import REOPEN, TALLY, Ending, end_chunk, sleep_chunk
from bot.store.making import New, follow, make
from bot.store.readers import COUNT_SUBSCRIBERS, subscribers, wanted
from bot.store.rows import Columns
from bot.store.schedule import mark_published, release
from bot.store.sql import Database, Row, Sql, Then, followed


class VariantsMissing(Exception):  # noqa: N818 -- not an error: render these and try again
    """Somebody has subscribed since the bundles were rendered; nothing was written."""

    def __init__(self, variants: frozenset[Variant]) -> None:
        super().__init__()
        self.variants = variants


class Broadcasts:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def publish(
        self,
        issue: Issue,
        present: int,
        bundles: Mapping[Variant, Sequence[Message]],
        scheduled: Scheduled,
        *then: Then,
        news: int = ALL_TOPICS,
    ) -> int:
        """Publish what is scheduled and make its broadcast, in one commit; its number.

        Raises Published if it is not scheduled any more, or says something else since; VariantsMissing if
        a subscriber's variant is not among the bundles. `present` is the topic set of the issue, `news` that of the
        topics whose verdict is another than before.
        """
        now = int(self._clock().timestamp())
        planned = sum((await self._subscribers(present, news, now)).values())
        new = New(Kind.ISSUE, issue.week, scheduled.content, present, scheduled.terms, planned, news=news)

        def work(sql: Sql) -> int:
            if not release(sql, issue.week, scheduled.content) or not mark_published(sql, issue.week, now):
                raise Published
            variants = wanted(sql, present)
            if missing := variants.difference(bundles):
                raise VariantsMissing(missing)
            number = make(sql, new, now)
            keep_bundles(sql, number, issue, [sending(variant, bundles[variant]) for variant in variants])
            return number

        return await self._database.write(followed(work, *then))

    async def follow_up(
        self,
        kind: Kind,
        about: int,
        issue: Issue,
        present: int,
        bundles: Sequence[Bundle],
        terms: Terms,
        *,
        content: str,
        planned: int,
        not_before: int = 0,
    ) -> int:
        """Make a broadcast about the messages of another one; its number. With the same content it is made once.

        Who has what is known for as long as a message may be corrected. `present` is the topic set that it is about.
        """
        now = int(self._clock().timestamp())
        new = New(kind, issue.week, content, present, terms, planned, about, not_before)
        return await self._database.write(lambda sql: follow(sql, new, issue, bundles, now))

    async def _subscribers(self, present: int, news: int, now: int) -> dict[Variant, int]:
        """Of the variants that show something, as of now: it takes too long to keep others from writing meanwhile."""
        counts = subscribers(await self._database.fetch(COUNT_SUBSCRIBERS, {"now": now}), present, news)
        return {variant: readers for variant, readers in counts.items() if variant.topics}

    async def find(self, number: int) -> Broadcast | None:
        rows = await self._database.fetch("SELECT * FROM broadcast WHERE id = :id", {"id": number})
        return broadcast(rows[0]) if rows else None

    async def of_week(self, week: Week) -> Broadcast | None:
        """The one that brought the issue."""
        rows = await self._database.fetch(
            "SELECT * FROM broadcast WHERE week = :week AND kind = :issue ORDER BY id DESC LIMIT 1",
            {"week": str(week), "issue": Kind.ISSUE.value},
        )
        return broadcast(rows[0]) if rows else None

    async def created(self, number: int) -> int:
        """When it was made, in UTC seconds."""
        rows = await self._database.fetch("SELECT created FROM broadcast WHERE id = :id", {"id": number})
        return int(rows[0]["created"]) if rows else 0

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
        """Go on; False unless it was paused, held or at rest. Who has had it does not get it again.

        DeskLocked if the desk is locked.
        """
        before = (BroadcastState.PAUSED, BroadcastState.HELD, BroadcastState.RESTING)
        return await self._move(number, BroadcastState.RUNNING, before)

    async def stop(self, number: int) -> bool:
        """Let it come to rest, so that it can go on later; False if it had ended, rested or was stopping.

        One that is overtaken is given up: one about the same messages would change them back, and nobody is to get an
        issue after the next one.
        """
        return await self._database.write(lambda sql: sql.execute(STOP, {"id": number})) > 0

    async def overtaken(self, number: int) -> bool:
        """Whether a stop would be for good."""
        found = await self._database.fetch(f"SELECT 1 FROM broadcast WHERE id = :id AND {OVERTAKEN}", {"id": number})
        return bool(found)

    async def give_up(self, number: int) -> bool:
        """What it has not brought it never will; False unless it was at rest."""
        return await self._move(number, BroadcastState.CLOSING, (BroadcastState.RESTING,))

    async def reopen(self, number: int) -> None:
        """Let what changes it be opened for those who have got it meanwhile."""
        await self._database.write(lambda sql: sql.execute(REOPEN, {"broadcast": number}))

    async def untold(self) -> list[int]:
        """Those that have ended or rest, and of which not every editor has been told."""
        rows = await self._database.fetch(UNTOLD)
        return [row["id"] for row in rows]

    async def tell(self, number: int) -> None:
        """Every editor has been told how it ended, or whether it rests."""
        await self._database.write(lambda sql: sql.execute(TELL, {"id": number}))

    async def tally(self, number: int) -> Tally:
        """Of all its deliveries that are settled, those that are counted and deleted already among them."""
        rows = await self._database.fetch(TALLY, {"broadcast": number})
        return Columns(Tally).from_row(rows[0]) if rows else Tally()

    async def end(self, number: int) -> Ending:
        """Make the next chunk of its deliveries counts, erase the readers who are gone, and forget who they were.

        To be called until there are no more; whoever else writes gets in between, and after a crash it goes on.
        """
        now = int(self._clock().timestamp())
        ending, erased = await self._database.write(partial(end_chunk, broadcast=number, now=now))
        if erased:
            self._database.scrub()
        return ending

    async def sleep(self, number: int) -> bool:
        """Make the next chunk of what is settled counts, and with the last one sleep; True if there are more.

        As with `end`.
        """
        now = int(self._clock().timestamp())
        more, erased = await self._database.write(partial(sleep_chunk, broadcast=number, now=now))
        if erased:
            self._database.scrub()
        return more

    async def rouse(self, number: int) -> None:
        """The first of the hours for which it sleeps has come."""
        roused = "UPDATE broadcast SET wakes = 0 WHERE id = :id"
        await self._database.write(lambda sql: sql.execute(roused, {"id": number}))

    async def waiting(self, number: int) -> int:
        """How many deliveries wait for their readers' hours."""
        now = int(self._clock().timestamp())
        rows = await self._database.fetch(WAITING, {"broadcast": number, "now": now})
        return int(rows[0]["n"])

    async def _move(self, number: int, to: BroadcastState, before: Sequence[BroadcastState], reason: str = "") -> bool:
        """False unless it was in one of the states before."""
        states = ", ".join(f"'{state}'" for state in before)
        statement = f"""
            UPDATE broadcast SET state = :to, reason = :reason, counted = 0,
                   told = CASE WHEN :to = '{BroadcastState.CLOSING}' THEN told ELSE 0 END
             WHERE id = :id AND state IN ({states})
        """
        values = {"id": number, "to": to.value, "reason": reason}
        now = int(self._clock().timestamp())

        def work(sql: Sql) -> bool:
            if to is BroadcastState.RUNNING:
                check_open(sql, now)
            return bool(sql.execute(statement, values))

        return await self._database.write(work)


WAITING = f"""
    SELECT count(*) AS n FROM delivery AS d JOIN broadcast AS x ON x.id = d.broadcast
     WHERE d.broadcast = :broadcast AND d.state = {DeliveryState.QUEUED} AND d.due > :now AND d.not_before > :now
       AND x.about IS NULL
"""

# By a later one about the same messages, or by the next issue.
OVERTAKEN = f"""
    EXISTS (SELECT 1 FROM broadcast AS n
             WHERE n.id > broadcast.id AND (n.about = broadcast.about OR n.kind = '{Kind.ISSUE}'))
"""

STOP = f"""
    UPDATE broadcast SET reason = '', counted = 0, told = 0,
           state = CASE WHEN {OVERTAKEN} THEN '{BroadcastState.CLOSING}' ELSE '{BroadcastState.STOPPING}' END
     WHERE id = :id
       AND state IN ('{BroadcastState.RUNNING}', '{BroadcastState.PAUSED}', '{BroadcastState.HELD}')
"""

UNTOLD = f"""
    SELECT id FROM broadcast WHERE told = 0 AND state IN ('{BroadcastState.RESTING}', '{BroadcastState.ENDED}')
     ORDER BY id
"""

TELL = (
    f"UPDATE broadcast SET told = 1 WHERE id = :id AND state IN ('{BroadcastState.RESTING}', '{BroadcastState.ENDED}')"
)


def broadcast(row: Row) -> Broadcast:
    return Broadcast(
        number=row["id"],
        kind=Kind(row["kind"]),
        week=Week.parse(row["week"]),
        state=BroadcastState(row["state"]),
        reason=row["reason"],
        terms=Terms(Policy(row["policy"]), paid=bool(row["paid"])),
        not_before=row["not_before"],
        wakes=row["wakes"],
        about=row["about"],
        unopened=row["cursor"] < row["highest"],
        seconds=None if row["ended"] is None else row["ended"] - max(row["created"], row["not_before"]),
        planned=row["planned"],
        tally=Columns(Tally).from_row(row),
    )
