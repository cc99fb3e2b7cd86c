"""Texts put into drafts and taken out of them, each remembered as a step that can be taken back."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.model.issue import Commentary, IssueState, Revision
from bot.model.publication import Trend
from bot.model.receipt import Step
from bot.model.week import Week
from bot.store.issues import REVISION, place, revision, set_trend, take_in
from bot.store.sql import Database, Row, Sql, Then, followed

DRAFT = f"EXISTS (SELECT 1 FROM issue AS i WHERE i.week = :week AND i.state = '{IssueState.DRAFT}')"
Place = dict[str, object]
"""Week, topic and language, as they are bound."""


class Steps:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def put(self, commentary: Commentary, trend: Trend | None = None, *then: Then) -> Step | int:
        """Let a draft show the text, which opens one if there is no issue; of another issue's, only its number.

        A trend becomes the draft's verdict on the topic, or that of a published issue which says nothing of it yet.
        The text that is shown already makes a step that has no row.
        """
        now, where = int(self._clock().timestamp()), place(commentary)

        def work(sql: Sql) -> Step | int:
            before, earlier = shown(sql, where)
            number = take_in(sql, commentary, IssueState.DRAFT, now)
            if trend:
                set_trend(sql, commentary.week, commentary.topic, trend, IssueState.DRAFT)
            if not is_draft(sql, where):
                return number
            return keep(sql, where, before, earlier)

        return await self._database.write(followed(work, *then))

    async def remove(self, week: Week, topic: str, language: str, *then: Then) -> Step | None:
        """Take a text out of a draft; None if it is not in one."""
        where: Place = {"week": str(week), "topic": topic, "language": language}

        def work(sql: Sql) -> Step | None:
            before, earlier = shown(sql, where)
            if before is None or not is_draft(sql, where):
                return None
            show(sql, where, None)
            return keep(sql, where, before, earlier)

        return await self._database.write(followed(work, *then))

    async def bind(self, numbers: Collection[int]) -> int:
        """Let these steps be taken back together, by the number that this gives."""
        first = min(numbers)
        rows = [{"id": number, "receipt": first} for number in numbers]
        if len(rows) > 1:
            await self._database.write(lambda sql: sql.many("UPDATE step SET receipt = :receipt WHERE id = :id", rows))
        return first

    async def take_back(self, receipt: int, *then: Then) -> tuple[list[Step], list[Step]]:
        """Undo the steps of a receipt, the last one first: those that were undone, and those that others followed.

        A step is undone once, and only while its draft stands as it has left it.
        """

        def work(sql: Sql) -> tuple[list[Step], list[Step]]:
            rows = sql.fetch(
                "SELECT * FROM step WHERE :receipt IN (id, receipt) ORDER BY id DESC", {"receipt": receipt}
            )
            undone: list[Step] = []
            left: list[Step] = []
            for row in rows:
                (undone if undo(sql, row) else left).append(stored_step(sql, row))
            return undone, left

        return await self._database.write(followed(work, *then))

    async def drop_settled(self) -> None:
        """Erase the steps of issues that are no drafts any more; nothing is written if there are none."""
        settled = (
            f"week NOT IN (SELECT week FROM issue WHERE state IN ('{IssueState.DRAFT}', '{IssueState.SCHEDULED}'))"
        )
        if await self._database.fetch(f"SELECT 1 FROM step WHERE {settled} LIMIT 1"):
            await self._database.write(lambda sql: sql.execute(f"DELETE FROM step WHERE {settled}"))


def undo(sql: Sql, row: Row) -> bool:
    """Restore what was shown before, and the verdict that came with the text, unless others rely on it."""
    where: Place = {name: row[name] for name in ("week", "topic", "language")}
    now, verdict = shown(sql, where)
    if not is_draft(sql, where) or (now.number if now else 0) != row["after"]:
        return False
    show(sql, where, row["before"] or None)
    others = sql.fetch("SELECT 1 FROM shown WHERE week = :week AND topic = :topic LIMIT 1", where)
    if row["earlier"] != row["later"] and (verdict or "") == row["later"] and (row["earlier"] or not others):
        sql.execute("DELETE FROM verdict WHERE week = :week AND topic = :topic", where)
        if row["earlier"]:
            values = {**where, "trend": row["earlier"]}
            sql.execute("INSERT INTO verdict (week, topic, trend) VALUES (:week, :topic, :trend)", values)
    sql.execute("DELETE FROM step WHERE id = :id", {"id": row["id"]})
    return True


def keep(sql: Sql, where: Place, before: Revision | None, earlier: Trend | None) -> Step:
    """The step that has led from there to what is shown now."""
    after, later = shown(sql, where)
    numbers = {"before": before.number if before else 0, "after": after.number if after else 0}
    number = 0
    if before != after or earlier is not later:
        rows = sql.fetch(
            """
            INSERT INTO step (week, topic, language, before, after, earlier, later)
            VALUES (:week, :topic, :language, :before, :after, :earlier, :later) RETURNING id
            """,
            {**where, **numbers, "earlier": earlier or "", "later": later or ""},
        )
        number = int(rows[0]["id"])
    week, topic, language = (str(where[name]) for name in ("week", "topic", "language"))
    return Step(number, Week.parse(week), topic, language, before, after, earlier, later)


def shown(sql: Sql, where: Place) -> tuple[Revision | None, Trend | None]:
    """The text in that place, and the verdict on its topic."""
    rows = sql.fetch(
        f"""
        SELECT s.corrected, {REVISION} FROM shown AS s JOIN revision AS r ON r.id = s.revision
         WHERE s.week = :week AND s.topic = :topic AND s.language = :language
        """,
        where,
    )
    verdicts = sql.fetch("SELECT trend FROM verdict WHERE week = :week AND topic = :topic", where)
    return revision(rows[0]) if rows else None, Trend(verdicts[0]["trend"]) if verdicts else None


def show(sql: Sql, where: Place, number: int | None) -> None:
    """This revision, or none."""
    sql.execute("DELETE FROM shown WHERE week = :week AND topic = :topic AND language = :language", where)
    if number:
        sql.execute(
            "INSERT INTO shown (week, topic, language, revision) VALUES (:week, :topic, :language, :revision)",
            {**where, "revision": number},
        )


def is_draft(sql: Sql, where: Place) -> bool:
    return bool(sql.fetch(f"SELECT 1 WHERE {DRAFT}", where))


def stored_step(sql: Sql, row: Row) -> Step:
    def revised(number: int) -> Revision | None:
        rows = sql.fetch(f"SELECT 0 AS corrected, {REVISION} FROM revision AS r WHERE r.id = :id", {"id": number})
        return revision(rows[0]) if rows else None

    return Step(
        number=row["id"],
        week=Week.parse(row["week"]),
        topic=row["topic"],
        language=row["language"],
        before=revised(row["before"]),
        after=revised(row["after"]),
        earlier=Trend(row["earlier"]) if row["earlier"] else None,
        later=Trend(row["later"]) if row["later"] else None,
    )
