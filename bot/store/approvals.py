"""What waits for the word of a second editor: rows, bound to the content that was shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.model.approval import SECONDS_WAITING, Approval, Ended
from bot.model.broadcast import Policy, Terms
from bot.model.correction import Reach
from bot.model.issue import IssueState
from bot.model.scheduled import Scheduled
from bot.model.week import Week
from bot.store.answers import end_approvals
from bot.store.cipher import Cipher
from bot.store.confirmations import CONTENT, Offer, Published, take
from bot.store.desk_locks import check_open
from bot.store.schedule import insert_schedule
from bot.store.sql import Database, Row, Sql, Then, followed


class Approvals:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def ask(self, offer: Offer, due: int, terms: Terms, *then: Then) -> Approval:
        """Use an offer up: others are asked whether the draft may go out. What was asked for this week lapses.

        Published if the offer does not hold (any more), DeskLocked if the desk is locked.
        """
        now = self._now()
        asked = Approval(0, offer.week, offer.content, offer.editor, now + SECONDS_WAITING, due, terms)

        def work(sql: Sql) -> int:
            check_open(sql, now)
            if not take(sql, self._cipher, offer, now) or not is_draft(sql, offer.week):
                raise Published
            return self._insert(sql, asked)

        return replace(asked, number=await self._database.write(followed(work, *then)))

    async def ask_correction(
        self, editor: int, week: Week, proposal: int, content: str, reach: Reach, *then: Then
    ) -> Approval:
        """DeskLocked if the desk is locked."""
        now = self._now()
        asked = Approval(0, week, content, editor, now + SECONDS_WAITING, proposal=proposal, reach=reach)

        def work(sql: Sql) -> int:
            check_open(sql, now)
            return self._insert(sql, asked)

        return replace(asked, number=await self._database.write(followed(work, *then)))

    async def find(self, number: int) -> Approval | None:
        """None once somebody has answered, or it came to nothing."""
        rows = await self._database.fetch("SELECT * FROM approval WHERE id = :id", {"id": number})
        return self._approval(rows[0]) if rows else None

    async def all(self) -> list[Approval]:
        """The oldest first."""
        return [self._approval(row) for row in await self._database.fetch("SELECT * FROM approval ORDER BY id")]

    async def approve(self, approval: Approval, due: int, by: int, *then: Then) -> Scheduled:
        """The issue goes out at that time, by this editor's word.

        Published if it was answered before, or says something else since; DeskLocked if the desk is locked.
        """
        now = self._now()
        booked = Scheduled(approval.week, approval.content, due, now, approval.terms, approval.editor)
        values = {"id": approval.number, "week": str(approval.week), "now": now}

        def work(sql: Sql) -> Scheduled:
            check_open(sql, now)
            if not end_approvals(sql, AS_SHOWN, values, Ended.APPROVED, self._cipher.seal(by)):
                raise Published
            insert_schedule(sql, booked, self._cipher.seal(booked.editor))
            return booked

        booked = await self._database.write(followed(work, *then))
        self._database.scrub()
        return booked

    async def end(self, number: int, how: Ended, by: int, *then: Then) -> bool:
        """It is not asked for any more, by this editor's word (0: nobody's); False if it is gone already."""
        values, sealed = {"id": number}, self._cipher.seal(by)
        work = partial(end_approvals, which="id = :id", values=values, how=how, by=sealed)
        ended = await self._database.write(followed(work, *then))
        self._database.scrub()
        return ended

    def _insert(self, sql: Sql, asked: Approval) -> int:
        values = {
            "editor": self._cipher.seal(asked.editor),
            "week": str(asked.week),
            "proposal": asked.proposal,
            "content": asked.content,
            "due": asked.due,
            "policy": asked.terms.policy.value,
            "paid": int(asked.terms.paid),
            "reach": asked.reach.value,
            "expires": asked.expires,
        }
        if same := sql.fetch(SAME, values):
            return int(same[0]["id"])
        sql.execute("DELETE FROM approval WHERE week = :week AND proposal = :proposal", values)
        rows = sql.fetch(
            """
            INSERT INTO approval (editor, week, proposal, content, due, policy, paid, reach, expires)
            VALUES (:editor, :week, :proposal, :content, :due, :policy, :paid, :reach, :expires) RETURNING id
            """,
            values,
        )
        return int(rows[0]["id"])

    def _approval(self, row: Row) -> Approval:
        return Approval(
            number=row["id"],
            week=Week.parse(row["week"]),
            content=row["content"],
            editor=self._cipher.open(row["editor"]),
            expires=row["expires"],
            due=row["due"],
            terms=Terms(Policy(row["policy"]), paid=bool(row["paid"])),
            proposal=row["proposal"],
            reach=Reach(row["reach"]),
        )

    def _now(self) -> int:
        return int(self._clock().timestamp())


def is_draft(sql: Sql, week: Week) -> bool:
    values = {"week": str(week), "draft": IssueState.DRAFT.value}
    return bool(sql.fetch("SELECT 1 FROM issue WHERE week = :week AND state = :draft", values))


# Asked anew it waits as long as if it were asked for the first time.
SAME = """
    UPDATE approval SET expires = :expires
     WHERE week = :week AND proposal = :proposal AND editor = :editor AND content = :content AND due = :due
       AND policy = :policy AND paid = :paid AND reach = :reach
    RETURNING id
"""
AS_SHOWN = f"id = :id AND week = :week AND proposal = 0 AND expires > :now AND content = {CONTENT}"
