"""Issues and the revisions of their commentaries."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from bot.model.correction import Correction
from bot.model.issue import Commentary, Issue, IssueState, Revision, Verdicts
from bot.model.publication import Trend
from bot.model.week import Week
from bot.store.desk_locks import check_open
from bot.store.rows import Columns
from bot.store.sql import Database, Row, Sql, Then, bring, followed
from bot.store.wordings import word

COMMENTARY = Columns(Commentary)
OF_A_DRAFT = ("look", "hand", "confirmation", "proposal", "step", "shown", "verdict", "revision")
"""The tables that hold something of a draft, in the order in which it may be deleted."""
CORRECTION = Columns(Correction)
REVISION = f"r.id, {COMMENTARY.listed('r')}"
DECIDED = """
    (SELECT coalesce(group_concat(v.topic || ':' || v.trend, ','), '')
       FROM (SELECT topic, trend FROM verdict WHERE week = i.week ORDER BY topic) AS v)
"""
"""The verdicts of the issue `i` in one text, see `decided`."""
RETRACT_AGAIN = f"""
    UPDATE issue SET state = '{IssueState.RETRACTED}' WHERE week = :week
       AND (EXISTS (SELECT 1 FROM correction AS c WHERE c.week = issue.week)
            OR EXISTS (SELECT 1 FROM broadcast AS x WHERE x.week = issue.week))
"""


class Issues:
    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def find(self, week: Week) -> Issue | None:
        """The issue in whatever state it is."""
        rows = await self._database.fetch(
            f"""
            SELECT i.state, {DECIDED} AS decided, s.corrected, {REVISION}
              FROM issue AS i
              LEFT JOIN shown AS s ON s.week = i.week
              LEFT JOIN revision AS r ON r.id = s.revision
             WHERE i.week = :week ORDER BY r.topic, r.language
            """,
            {"week": str(week)},
        )
        if not rows:
            return None
        shown = [row for row in rows if row["id"] is not None]
        state, trends = IssueState(rows[0]["state"]), trends_of(rows[0]["decided"])
        return Issue(week, state, tuple(map(revision, shown)), trends, await self._corrections(week))

    async def _corrections(self, week: Week) -> tuple[Correction, ...]:
        rows = await self._database.fetch(
            "SELECT * FROM correction WHERE week = :week ORDER BY id", {"week": str(week)}
        )
        return tuple(map(CORRECTION.from_row, rows))

    async def find_revision(self, number: int) -> Revision | None:
        """Whether or not an issue shows it."""
        rows = await self._database.fetch(
            f"SELECT {REVISION}, 0 AS corrected FROM revision AS r WHERE r.id = :id", {"id": number}
        )
        return revision(rows[0]) if rows else None

    async def latest(self) -> Issue | None:
        """The newest one that readers may see."""
        weeks = await self.weeks(IssueState.PUBLISHED, limit=1)
        return await self.find(weeks[0]) if weeks else None

    async def shown(self) -> dict[Week, IssueState]:
        """The weeks of which readers may see an issue, or that it was retracted; newest first."""
        rows = await self._database.fetch(
            f"""
            SELECT week, state FROM issue WHERE state IN ('{IssueState.PUBLISHED}', '{IssueState.RETRACTED}')
             ORDER BY week DESC
            """
        )
        return {Week.parse(row["week"]): IssueState(row["state"]) for row in rows}

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
             WHERE (i.week = :until OR (i.week < :until AND i.state = '{IssueState.PUBLISHED}'))
               AND EXISTS (SELECT 1 FROM shown AS s WHERE s.week = v.week AND s.topic = v.topic)
             ORDER BY v.week
            """,
            {"until": str(until)},
        )
        history: dict[str, list[tuple[Week, Trend]]] = {}
        for row in rows:
            history.setdefault(row["topic"], []).append((Week.parse(row["week"]), Trend(row["trend"])))
        return history

    async def begin(self, week: Week) -> None:
        """Open an empty draft, unless the week has an issue."""
        await self._database.write(lambda sql: open_issue(sql, week, IssueState.DRAFT))

    async def set_verdict(self, week: Week, topic: str, trend: Trend, *then: Then) -> bool:
        """Decide on a topic of a draft, which is opened if there is none, or of a published issue without a text on it.

        False if readers know another verdict, or the issue is none of both. `then` comes along if it is another one.
        """

        def work(sql: Sql) -> bool:
            open_issue(sql, week, IssueState.DRAFT)
            another = not is_verdict(sql, week, topic, trend)
            decided = set_trend(sql, week, topic, trend, IssueState.DRAFT)
            if decided and another:
                bring(sql, decided, then)
            return decided

        return await self._database.write(work)

    async def undo_verdict(self, week: Week, topic: str, trend: Trend, before: Trend | None, *then: Then) -> bool:
        """Let it be as it was before it became this one; False if it is another by now, or readers know it."""

        def work(sql: Sql) -> bool:
            if not is_verdict(sql, week, topic, trend):
                return False
            if not set_trend(sql, week, topic, before or trend, IssueState.DRAFT):
                return False
            if before is None:
                sql.execute(
                    "DELETE FROM verdict WHERE week = :week AND topic = :topic", {"week": str(week), "topic": topic}
                )
            return True

        return await self._database.write(followed(work, *then))

    async def draft(self, commentaries: Iterable[Commentary], verdicts: Verdicts) -> None:
        """Let drafts show them, all or none; of an issue in another state they are proposals."""
        await self._take_all(commentaries, verdicts, IssueState.DRAFT)

    async def revive(self, week: Week, *then: Then) -> bool:
        """Make a retracted issue a draft again; False if it is not retracted. DeskLocked if the desk is locked."""
        now = int(self._clock().timestamp())
        revived = (
            f"UPDATE issue SET state = '{IssueState.DRAFT}' WHERE week = :week AND state = '{IssueState.RETRACTED}'"
        )

        def work(sql: Sql) -> bool:
            check_open(sql, now)
            return bool(sql.execute(revived, {"week": str(week)}))

        return await self._database.write(followed(work, *then))

    async def discard(self, week: Week, *then: Then) -> bool:
        """Throw a draft away with all its revisions; False if there is no such draft.

        One that readers knew, as it was retracted, is retracted again.
        """
        return await self._database.write(followed(lambda sql: throw_away(sql, week), *then))

    async def archive(self, commentaries: Iterable[Commentary], verdicts: Verdicts) -> None:
        """Take issues in as published, all or none, without telling anybody; a draft stays as it is."""
        await self._take_all(commentaries, verdicts, IssueState.PUBLISHED)

    async def _take_all(self, commentaries: Iterable[Commentary], verdicts: Verdicts, state: IssueState) -> None:
        now = int(self._clock().timestamp())

        def work(sql: Sql) -> None:
            for commentary in commentaries:
                take_in(sql, commentary, state, now)
            for (week, topic), trend in verdicts.items():
                set_trend(sql, week, topic, trend, state)

        await self._database.write(work)


def throw_away(sql: Sql, week: Week) -> bool:
    """Leave nothing of a draft, or retract again what readers knew; False if there is no such draft."""
    draft = {"week": str(week), "draft": IssueState.DRAFT.value}
    drafts = sql.fetch("SELECT 1 FROM issue WHERE week = :week AND state = :draft", draft)
    if drafts:
        for table in OF_A_DRAFT:
            sql.execute(f"DELETE FROM {table} WHERE week = :week", {"week": str(week)})
        sql.execute(RETRACT_AGAIN, {"week": str(week)})
        sql.execute("DELETE FROM issue WHERE week = :week AND state = :draft", draft)
    return bool(drafts)


def open_issue(sql: Sql, week: Week, state: IssueState) -> None:
    """Nothing, if it is there in whatever state."""
    sql.execute(
        "INSERT INTO issue (week, state) VALUES (:week, :state) ON CONFLICT (week) DO NOTHING",
        {"week": str(week), "state": state.value},
    )


def is_verdict(sql: Sql, week: Week, topic: str, trend: Trend) -> bool:
    values = {"week": str(week), "topic": topic, "trend": trend.value}
    return bool(sql.fetch("SELECT 1 FROM verdict WHERE week = :week AND topic = :topic AND trend = :trend", values))


def set_trend(sql: Sql, week: Week, topic: str, trend: Trend, state: IssueState) -> bool:
    """Set the verdict in an issue of that state, or while readers of a published one have no text on the topic.

    False if it is another's to decide.
    """
    decided = sql.execute(
        f"""
        INSERT INTO verdict (week, topic, trend)
        SELECT i.week, :topic, :trend FROM issue AS i
         WHERE i.week = :week AND (i.state = :state OR (i.state = '{IssueState.PUBLISHED}' AND NOT EXISTS (
               SELECT 1 FROM shown AS s WHERE s.week = i.week AND s.topic = :topic)))
        ON CONFLICT (week, topic) DO UPDATE SET trend = excluded.trend
        """,
        {"week": str(week), "topic": topic, "trend": trend.value, "state": state.value},
    )
    return bool(decided)


def take_in(sql: Sql, commentary: Commentary, state: IssueState, now: int) -> int:
    """Let an issue of that state show the text, and keep it for one of the other; the number of the revision."""
    open_issue(sql, commentary.week, state)
    number = append(sql, commentary, now)
    sql.execute(
        """
        INSERT INTO shown (week, topic, language, revision)
        SELECT week, :topic, :language, :revision FROM issue WHERE week = :week AND state = :state
        ON CONFLICT (week, topic, language) DO UPDATE SET revision = excluded.revision
        """,
        {**place(commentary), "revision": number, "state": state.value},
    )
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
    word(sql, rows[0]["id"])
    return int(rows[0]["id"])


def place(commentary: Commentary) -> dict[str, object]:
    return {"week": str(commentary.week), "topic": commentary.topic, "language": commentary.language}


def revision(row: Row) -> Revision:
    return Revision(row["id"], COMMENTARY.from_row(row), corrected=bool(row["corrected"]))


def decided(trends: Mapping[str, Trend]) -> str:
    """As `DECIDED` has it; topic ids hold neither colon nor comma."""
    return ",".join(f"{topic}:{trend}" for topic, trend in sorted(trends.items()))


def trends_of(text: str) -> dict[str, Trend]:
    """What `decided` wrote."""
    return {topic: Trend(trend) for topic, _, trend in (each.partition(":") for each in text.split(",") if each)}
