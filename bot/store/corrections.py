"""Corrections of published issues: proposed by an editor, then made in one commit with all that follows from them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.model.approval import Ended
from bot.model.broadcast import BroadcastState, Kind
from bot.model.bundle import Bundle
from bot.model.correction import Amendment, Correction, Proposal
from bot.model.issue import Issue, IssueState
from bot.model.publication import Trend
from bot.model.week import Week
from bot.store.answers import end_approvals
from bot.store.bundles import retire
from bot.store.cipher import Cipher
from bot.store.desk_locks import check_open
from bot.store.making import New, follow
from bot.store.rows import Columns
from bot.store.sql import Database, Row, Sql, Then, bring

SECONDS = 86_400
"""For how long a proposal waits, unless a second editor is asked to approve it: then as long as that lasts."""
ASKED = "EXISTS (SELECT 1 FROM approval AS a WHERE a.proposal = proposal.id)"
ASKED_FOR = "SELECT 1 FROM approval WHERE id = :id AND proposal > 0 AND expires > :now"
LAPSED = f"expires <= :now AND NOT {ASKED}"
COLUMNS = Columns(Correction)


@dataclass(frozen=True)
class Amended:
    """What is to be made of a proposal."""

    proposal: Proposal
    before: Issue
    after: Issue
    #: What tells readers of it; None: nothing goes out.
    follow_up: New | None = None
    bundles: Sequence[Bundle] = ()
    #: The issue's broadcast that is on its way; 0: none is.
    running: int = 0
    #: What those get of it who have had nothing yet.
    heirs: Sequence[Bundle] = ()
    #: By which a second editor allows it; 0: none is needed.
    approval: int = 0
    #: Whose word that is.
    approver: int = field(default=0, repr=False)

    @property
    def corrections(self) -> Sequence[Correction]:
        return self.after.corrections[len(self.before.corrections) :]


class Corrections:
    """A proposal belongs to one editor: nobody else's word counts."""

    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def propose(self, editor: int, amendment: Amendment, seen: int) -> Proposal:
        values = {
            "editor": self._cipher.seal(editor),
            "week": str(amendment.week),
            "topic": amendment.topic,
            "language": amendment.language,
            "revision": amendment.revision,
            "trend": amendment.trend.value if amendment.trend else "",
            "seen": seen,
            "expires": self._now() + SECONDS,
        }

        def work(sql: Sql) -> int:
            rows = sql.fetch(
                """
                INSERT INTO proposal (editor, week, topic, language, revision, trend, reason, seen, awaits, expires)
                VALUES (:editor, :week, :topic, :language, :revision, :trend, '', :seen, 0, :expires) RETURNING id
                """,
                values,
            )
            return int(rows[0]["id"])

        return Proposal(await self._database.write(work), amendment, seen=seen)

    async def find(self, number: int, editor: int) -> Proposal | None:
        """None once it is made, given up or too old."""
        rows = await self._database.fetch(
            f"SELECT * FROM proposal WHERE id = :id AND editor = :editor AND NOT ({LAPSED})",
            {"id": number, "editor": self._cipher.seal(editor), "now": self._now()},
        )
        return _proposal(rows[0]) if rows else None

    async def await_reason(self, number: int, editor: int) -> bool:
        """The editor's next message is the reason for this one; False if there is no such proposal."""
        values = {"id": number, "editor": self._cipher.seal(editor), "now": self._now()}
        awaited = "UPDATE proposal SET awaits = 1 WHERE id = :id AND editor = :editor AND expires > :now"

        def work(sql: Sql) -> bool:
            sql.execute("UPDATE proposal SET awaits = 0 WHERE editor = :editor AND awaits = 1", values)
            return bool(sql.execute(awaited, values))

        return await self._database.write(work)

    async def explain(self, editor: int, reason: str) -> Proposal | None:
        """Keep a reason for the proposal that awaits one; None if none does."""
        values = {"editor": self._cipher.seal(editor), "now": self._now(), "reason": reason}
        awaiting = "awaits = 1 AND editor = :editor AND expires > :now"
        if not await self._database.fetch(f"SELECT 1 FROM proposal WHERE {awaiting}", values):
            return None
        explained = f"UPDATE proposal SET reason = :reason, awaits = 0 WHERE {awaiting} RETURNING *"
        rows = await self._database.write(lambda sql: sql.fetch(explained, values))
        return _proposal(rows[0]) if rows else None

    async def drop(self, number: int, editor: int) -> None:
        """Give it up."""
        values = {"id": number, "editor": self._cipher.seal(editor)}
        dropped = "DELETE FROM proposal WHERE id = :id AND editor = :editor"
        await self._database.write(lambda sql: sql.execute(dropped, values))
        self._database.scrub()

    async def drop_lapsed(self) -> None:
        """Erase those that have waited for a day; nothing is written if there are none."""
        values = {"now": self._now()}
        if await self._database.fetch(f"SELECT 1 FROM proposal WHERE {LAPSED} LIMIT 1", values):
            await self._database.write(lambda sql: sql.execute(f"DELETE FROM proposal WHERE {LAPSED}", values))
            self._database.scrub()

    async def keep_verdict(self, number: int, editor: int) -> None:
        """The proposal is about the text alone."""
        values = {"id": number, "editor": self._cipher.seal(editor)}
        kept = "UPDATE proposal SET trend = '' WHERE id = :id AND editor = :editor AND revision > 0"
        await self._database.write(lambda sql: sql.execute(kept, values))

    async def make(self, amended: Amended, *then: Then) -> int | None:
        """Change the issue, and begin to tell its readers: the number of the broadcast, 0 for none.

        None if the issue has changed since, or the correction was made before. DeskLocked if the desk is locked.
        """
        now, approver = self._now(), self._cipher.seal(amended.approver)

        def work(sql: Sql) -> int | None:
            made = make_corrections(sql, amended, now)
            if made is not None:
                end_approvals(sql, "id = :id", {"id": amended.approval}, Ended.APPROVED, approver, made)
                bring(sql, made, then)
            return made

        made = await self._database.write(work)
        self._database.scrub()
        return made

    def _now(self) -> int:
        return int(self._clock().timestamp())


def make_corrections(sql: Sql, amended: Amended, now: int) -> int | None:
    check_open(sql, now)
    values = {"id": amended.proposal.number}
    if amended.approval and not sql.fetch(ASKED_FOR, {"id": amended.approval, "now": now}):
        return None
    if not holds(sql, amended) or not sql.execute("DELETE FROM proposal WHERE id = :id", values):
        return None
    amend(sql, amended.before.week, amended.proposal.amendment)
    if amended.running and amended.heirs:
        retire(sql, amended.running, amended.after, amended.heirs)
    new = amended.follow_up
    number = follow(sql, new, amended.after, amended.bundles, now) if new else None
    sql.many(
        f"""
        INSERT INTO correction (week, {COLUMNS.listed()}, broadcast) VALUES (:week, {COLUMNS.bound()}, :broadcast)
        """,
        [
            COLUMNS.to_row(each) | {"week": str(amended.before.week), "broadcast": number}
            for each in amended.corrections
        ],
    )
    return number or 0


def holds(sql: Sql, amended: Amended) -> bool:
    """The issue still says of the topic what it said when the correction was weighed."""
    week, amendment = str(amended.before.week), amended.proposal.amendment
    published = {"week": week, "published": IssueState.PUBLISHED.value}
    if not sql.fetch("SELECT 1 FROM issue WHERE week = :week AND state = :published", published):
        return False
    here = {"week": week, "topic": amendment.topic, "language": amendment.language}
    verdicts = sql.fetch("SELECT trend FROM verdict WHERE week = :week AND topic = :topic", here)
    trend = amended.before.trends.get(amendment.topic)
    shown = sql.fetch("SELECT revision FROM shown WHERE week = :week AND topic = :topic AND language = :language", here)
    revision = amended.before.find(amendment.topic, amendment.language)
    return [row["trend"] for row in verdicts] == ([trend.value] if trend else []) and [
        row["revision"] for row in shown
    ] == ([revision.number] if revision else [])


def amend(sql: Sql, week: Week, amendment: Amendment) -> None:
    here = {"week": str(week), "topic": amendment.topic, "language": amendment.language}
    if not amendment.topic:
        retract(sql, week)
    if amendment.trend:
        sql.execute(
            """
            INSERT INTO verdict (week, topic, trend) VALUES (:week, :topic, :trend)
            ON CONFLICT (week, topic) DO UPDATE SET trend = excluded.trend
            """,
            here | {"trend": amendment.trend.value},
        )
    if amendment.revision:
        sql.execute(
            """
            INSERT INTO shown (week, topic, language, revision) VALUES (:week, :topic, :language, :revision)
            ON CONFLICT (week, topic, language) DO UPDATE SET revision = excluded.revision, corrected = 1
            """,
            here | {"revision": amendment.revision},
        )


def retract(sql: Sql, week: Week) -> None:
    """Nobody gets it any more, nor what corrects it; should it go out anew, that is another broadcast."""
    values = {"week": str(week), "issue": Kind.ISSUE.value}
    sql.execute(f"UPDATE issue SET state = '{IssueState.RETRACTED}' WHERE week = :week", values)
    sql.execute(
        f"""
        UPDATE broadcast SET state = '{BroadcastState.CLOSING}', counted = 0
         WHERE week = :week AND state <> '{BroadcastState.ENDED}' AND kind <> '{Kind.RETRACTION}'
        """,
        values,
    )
    sql.execute(
        "UPDATE broadcast SET content = content || ' retracted ' || id WHERE week = :week AND kind = :issue", values
    )


def _proposal(row: Row) -> Proposal:
    trend = Trend(row["trend"]) if row["trend"] else None
    amendment = Amendment(Week.parse(row["week"]), row["topic"], row["language"], row["revision"], trend)
    return Proposal(row["id"], amendment, row["reason"], row["seen"])
