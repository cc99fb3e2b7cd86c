"""Issues that are to go out at their time: rows, so that neither a restart nor a crash forgets or repeats one."""

from collections.abc import Callable
from datetime import datetime

from bot.model.broadcast import Policy, Terms
from bot.model.issue import IssueState
from bot.model.scheduled import Hold, Scheduled
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.confirmations import CONTENT, Offer, Published, take
from bot.store.desk_locks import check_open
from bot.store.sql import Database, Row, Sql, Then, followed


class Schedule:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def book(self, offer: Offer, due: int, terms: Terms, *then: Then) -> Scheduled:
        """Use an offer up: the draft goes out at that time.

        Published if the offer does not hold (any more), DeskLocked if the desk is locked.
        """
        now = int(self._clock().timestamp())
        booked = Scheduled(offer.week, offer.content, due, now, terms, offer.editor)

        def work(sql: Sql) -> Scheduled:
            check_open(sql, now)
            if not take(sql, self._cipher, offer, now):
                raise Published
            insert_schedule(sql, booked, self._cipher.seal(booked.editor))
            return booked

        return await self._database.write(followed(work, *then))

    async def take_back(self, week: Week, *then: Then) -> Scheduled | None:
        """Make it a draft again, of which nothing was sent; None if it is not scheduled (any more)."""

        def work(sql: Sql) -> Row | None:
            rows = sql.fetch("DELETE FROM schedule WHERE week = :week RETURNING *", {"week": str(week)})
            return rows[0] if rows and move(sql, week, IssueState.SCHEDULED, IssueState.DRAFT) else None

        row = await self._database.write(followed(work, *then))
        return self._scheduled(row) if row else None

    async def hasten(self, week: Week, made: int, *then: Then) -> bool:
        """Let what was scheduled at `made` go out now, even if it waits for a word; False if that is gone.

        DeskLocked if the desk is locked.
        """
        now = int(self._clock().timestamp())
        values = {"week": str(week), "made": made, "now": now}

        def work(sql: Sql) -> bool:
            check_open(sql, now)
            statement = "UPDATE schedule SET due = :now, hold = '' WHERE week = :week AND made = :made"
            return bool(sql.execute(statement, values))

        return await self._database.write(followed(work, *then))

    async def hold(self, scheduled: Scheduled, why: Hold) -> None:
        """From now on it waits for an editor's word, unless somebody was quicker."""
        values = {"week": str(scheduled.week), "made": scheduled.made, "due": scheduled.due, "why": why.value}
        statement = "UPDATE schedule SET hold = :why WHERE week = :week AND made = :made AND due = :due"
        await self._database.write(lambda sql: sql.execute(statement, values))

    async def find(self, week: Week) -> Scheduled | None:
        rows = await self._database.fetch("SELECT * FROM schedule WHERE week = :week", {"week": str(week)})
        return self._scheduled(rows[0]) if rows else None

    async def all(self) -> list[Scheduled]:
        """The next one first."""
        return [self._scheduled(row) for row in await self._database.fetch("SELECT * FROM schedule ORDER BY due, week")]

    def _scheduled(self, row: Row) -> Scheduled:
        return Scheduled(
            week=Week.parse(row["week"]),
            content=row["content"],
            due=row["due"],
            made=row["made"],
            terms=Terms(Policy(row["policy"]), paid=bool(row["paid"])),
            editor=self._cipher.open(row["editor"]) if row["editor"] else 0,
            hold=Hold(row["hold"]),
        )


def insert_schedule(sql: Sql, booked: Scheduled, editor: bytes) -> None:
    """Published if its issue is no draft (any more)."""
    if not move(sql, booked.week, IssueState.DRAFT, IssueState.SCHEDULED):
        raise Published
    sql.execute(
        """
        INSERT INTO schedule (week, content, due, made, policy, paid, editor)
        VALUES (:week, :content, :due, :made, :policy, :paid, :editor)
        """,
        {
            "week": str(booked.week),
            "content": booked.content,
            "due": booked.due,
            "made": booked.made,
            "policy": booked.terms.policy.value,
            "paid": int(booked.terms.paid),
            "editor": editor,
        },
    )


def move(sql: Sql, week: Week, before: IssueState, after: IssueState) -> bool:
    """False if the issue was not in the state before."""
    values = {"week": str(week), "before": before.value, "after": after.value}
    return bool(sql.execute("UPDATE issue SET state = :after WHERE week = :week AND state = :before", values))


def release(sql: Sql, week: Week, content: str) -> bool:
    """Let it go out: False if it is not scheduled with exactly this content (any more), or waits for a word."""
    return bool(
        sql.execute(
            f"DELETE FROM schedule WHERE week = :week AND content = :content AND hold = '' AND content = {CONTENT}",
            {"week": str(week), "content": content},
        )
    )


def mark_published(sql: Sql, week: Week, now: int) -> bool:
    """False if it is not scheduled (any more)."""
    values = {"week": str(week), "now": now, "after": IssueState.PUBLISHED.value, "before": IssueState.SCHEDULED.value}
    sql.execute("DELETE FROM hand WHERE week = :week", values)
    return bool(
        sql.execute("UPDATE issue SET state = :after, published = :now WHERE week = :week AND state = :before", values)
    )
