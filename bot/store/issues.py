"""Issues and the revisions of their commentaries."""

from collections.abc import Callable, Iterable
from datetime import datetime

from bot.model.issue import Commentary, Issue, IssueState, Revision
from bot.model.publication import Trend
from bot.model.week import Week
from bot.store.rows import Columns
from bot.store.sql import Database, Row, Sql

COMMENTARY = Columns(Commentary)
REVISION = f"r.id, {COMMENTARY.listed('r')}"

# In an issue of that state the texts that it shows give the verdict: if they disagree, as in a draft they may, the
# first language's.
VERDICT = (
    """
    DELETE FROM verdict WHERE week = :week AND topic = :topic
       AND EXISTS (SELECT 1 FROM issue AS i WHERE i.week = :week AND i.state = :state)
    """,
    """
    INSERT INTO verdict (week, topic, trend)
    SELECT s.week, s.topic, r.trend
      FROM issue AS i JOIN shown AS s ON s.week = i.week JOIN revision AS r ON r.id = s.revision
     WHERE i.week = :week AND i.state = :state AND s.topic = :topic ORDER BY s.language LIMIT 1
    """,
)


class Issues:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def find(self, week: Week) -> Issue | None:
        """The issue in whatever state it is."""
        rows = await self._database.fetch(
            f"""
            SELECT i.state, s.corrected, v.trend AS verdict, {REVISION}
              FROM issue AS i
              LEFT JOIN shown AS s ON s.week = i.week
              LEFT JOIN revision AS r ON r.id = s.revision
              LEFT JOIN verdict AS v ON v.week = s.week AND v.topic = s.topic
             WHERE i.week = :week ORDER BY r.topic, r.language
            """,
            {"week": str(week)},
        )
        if not rows:
            return None
        shown = [row for row in rows if row["id"] is not None]
        trends = {row["topic"]: Trend(row["verdict"]) for row in shown}
        return Issue(week, IssueState(rows[0]["state"]), tuple(map(revision, shown)), trends)

    async def latest(self) -> Issue | None:
        """The newest one that readers may see."""
        weeks = await self.weeks(IssueState.PUBLISHED, limit=1)
        return await self.find(weeks[0]) if weeks else None

    async def weeks(self, state: IssueState, *, limit: int = -1, offset: int = 0) -> list[Week]:
        """Newest first."""
        rows = await self._database.fetch(
            "SELECT week FROM issue WHERE state = :state ORDER BY week DESC LIMIT :limit OFFSET :offset",
            {"state": state.value, "limit": limit, "offset": offset},
        )
        return [Week.parse(row["week"]) for row in rows]

    async def count(self, state: IssueState) -> int:
        rows = await self._database.fetch(
            "SELECT count(*) AS n FROM issue WHERE state = :state", {"state": state.value}
        )
        return int(rows[0]["n"])

    async def history(self, until: Week) -> dict[str, list[tuple[Week, Trend]]]:
        """The verdicts per topic in the issue of that week and the published ones before it, oldest first."""
        rows = await self._database.fetch(
            f"""
            SELECT v.topic, v.week, v.trend FROM issue AS i JOIN verdict AS v ON v.week = i.week
             WHERE i.week = :until OR (i.week < :until AND i.state = '{IssueState.PUBLISHED}')
             ORDER BY v.week
            """,
            {"until": str(until)},
        )
        history: dict[str, list[tuple[Week, Trend]]] = {}
        for row in rows:
            history.setdefault(row["topic"], []).append((Week.parse(row["week"]), Trend(row["trend"])))
        return history

    async def put(self, commentary: Commentary) -> Revision:
        """Make this the working revision of a draft, which is opened if there is none; the same text adds nothing."""
        (number,) = await self._take_all([commentary], IssueState.DRAFT)
        return Revision(number, commentary)

    async def draft(self, commentaries: Iterable[Commentary]) -> None:
        """All of them or none, as `put` does each."""
        await self._take_all(commentaries, IssueState.DRAFT)

    async def adopt(self, number: int) -> Commentary | None:
        """Show a proposed revision in its published issue, as corrected if readers saw another.

        None if it is unknown, older than the one that is shown, or not of the issue's verdict, which only the text of
        a topic in one language changes.
        """

        def work(sql: Sql) -> Commentary | None:
            rows = sql.fetch(
                f"""
                SELECT {REVISION}, 0 AS corrected FROM revision AS r JOIN issue AS i ON i.week = r.week
                 WHERE r.id = :number AND i.state = '{IssueState.PUBLISHED}' AND NOT EXISTS (
                       SELECT 1 FROM shown AS s JOIN verdict AS v ON v.week = s.week AND v.topic = s.topic
                        WHERE s.week = r.week AND s.topic = r.topic
                          AND CASE s.language WHEN r.language THEN s.revision > r.id ELSE v.trend <> r.trend END)
                """,
                {"number": number},
            )
            if not rows:
                return None
            commentary = revision(rows[0]).commentary
            sql.execute(
                """
                INSERT INTO shown (week, topic, language, revision) VALUES (:week, :topic, :language, :revision)
                ON CONFLICT (week, topic, language) DO UPDATE SET revision = excluded.revision, corrected = 1
                 WHERE shown.revision <> excluded.revision
                """,
                {**place(commentary), "revision": number},
            )
            sql.execute(
                """
                INSERT INTO verdict (week, topic, trend) VALUES (:week, :topic, :trend)
                ON CONFLICT (week, topic) DO UPDATE SET trend = excluded.trend
                """,
                COMMENTARY.to_row(commentary),
            )
            return commentary

        return await self._database.write(work)

    async def remove(self, week: Week, topic: str, language: str) -> bool:
        """Take a commentary out of a draft; False if it is not in one."""
        values = {"week": str(week), "topic": topic, "language": language, "state": IssueState.DRAFT.value}

        def work(sql: Sql) -> bool:
            removed = sql.execute(
                """
                DELETE FROM shown WHERE week = :week AND topic = :topic AND language = :language
                   AND EXISTS (SELECT 1 FROM issue AS i WHERE i.week = :week AND i.state = :state)
                """,
                values,
            )
            for statement in VERDICT:
                sql.execute(statement, values)
            return removed > 0

        return await self._database.write(work)

    async def discard(self, week: Week) -> bool:
        """Throw a draft away with all its revisions; False if there is no such draft."""

        def work(sql: Sql) -> bool:
            draft = {"week": str(week), "draft": IssueState.DRAFT.value}
            drafts = sql.fetch("SELECT 1 FROM issue WHERE week = :week AND state = :draft", draft)
            if drafts:
                for table in ("confirmation", "step", "shown", "verdict", "revision", "issue"):
                    sql.execute(f"DELETE FROM {table} WHERE week = :week", {"week": str(week)})
            return bool(drafts)

        return await self._database.write(work)

    async def archive(self, commentaries: Iterable[Commentary]) -> None:
        """Take issues in as published, all or none, without telling anybody; a draft stays as it is."""
        await self._take_all(commentaries, IssueState.PUBLISHED)

    async def _take_all(self, commentaries: Iterable[Commentary], state: IssueState) -> list[int]:
        now = int(self._clock().timestamp())
        return await self._database.write(lambda sql: [take_in(sql, each, state, now) for each in commentaries])


def take_in(sql: Sql, commentary: Commentary, state: IssueState, now: int) -> int:
    """Let an issue of that state show the text, and keep it for one of the other; the number of the revision."""
    sql.execute(
        "INSERT INTO issue (week, state) VALUES (:week, :state) ON CONFLICT (week) DO NOTHING",
        {"week": str(commentary.week), "state": state.value},
    )
    number = append(sql, commentary, now)
    sql.execute(
        """
        INSERT INTO shown (week, topic, language, revision)
        SELECT week, :topic, :language, :revision FROM issue WHERE week = :week AND state = :state
        ON CONFLICT (week, topic, language) DO UPDATE SET revision = excluded.revision
        """,
        {**place(commentary), "revision": number, "state": state.value},
    )
    for statement in VERDICT:
        sql.execute(statement, {**place(commentary), "state": state.value})
    return number


def append(sql: Sql, commentary: Commentary, now: int) -> int:
    """Append a revision, unless the newest of its place says the same already; its number."""
    newest = sql.fetch(
        f"""
        SELECT 0 AS corrected, {REVISION} FROM revision AS r
         WHERE r.week = :week AND r.topic = :topic AND r.language = :language ORDER BY r.id DESC LIMIT 1
        """,
        place(commentary),
    )
    if newest and revision(newest[0]).commentary == commentary:
        return int(newest[0]["id"])
    rows = sql.fetch(
        f"""
        INSERT INTO revision ({COMMENTARY.listed()}, created) VALUES ({COMMENTARY.bound()}, :now) RETURNING id
        """,
        {**COMMENTARY.to_row(commentary), "now": now},
    )
    return int(rows[0]["id"])


def place(commentary: Commentary) -> dict[str, object]:
    return {"week": str(commentary.week), "topic": commentary.topic, "language": commentary.language}


def revision(row: Row) -> Revision:
    return Revision(row["id"], COMMENTARY.from_row(row), corrected=bool(row["corrected"]))
