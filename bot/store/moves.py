"""Issues that come to another week, and editors who were asked to which."""

from collections.abc import Callable
from datetime import datetime

from bot.model.issue import IssueState
from bot.model.moving import Moved
from bot.model.week import Week
from bot.store.cards import rename_cards
from bot.store.cipher import Cipher
from bot.store.issues import COMMENTARY, open_issue, throw_away
from bot.store.sql import Database, Sql, Then, followed
from bot.store.wordings import word

MINUTES = 10
TEXTS = ("verdict", "revision", "shown", "step", "look")
"""The tables that name the week of a draft, and move with it."""
KNOWN = """
    EXISTS (SELECT 1 FROM correction AS c WHERE c.week = i.week)
    OR EXISTS (SELECT 1 FROM broadcast AS x WHERE x.week = i.week)
"""
"""Whether readers knew the issue `i` of which somebody has made a draft again."""


class Moves:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def ask(self, editor: int, week: Week) -> None:
        """This editor's next words may name the week to which that issue moves."""
        values = {**self._of(editor), "week": str(week), "expires": self._now() + MINUTES * 60}
        statement = """
            INSERT INTO moving (editor, week, expires) VALUES (:editor, :week, :expires)
            ON CONFLICT (editor) DO UPDATE SET week = excluded.week, expires = excluded.expires
        """
        await self._database.write(lambda sql: sql.execute(statement, values))

    async def asked(self, editor: int) -> Week | None:
        """Which issue this editor is asked about."""
        values = {**self._of(editor), "now": self._now()}
        rows = await self._database.fetch("SELECT week FROM moving WHERE editor = :editor AND expires > :now", values)
        return Week.parse(rows[0]["week"]) if rows else None

    async def drop(self, editor: int) -> None:
        """They are asked no more; nothing is written if they were not."""
        if await self._database.fetch("SELECT 1 FROM moving WHERE editor = :editor", self._of(editor)):
            statement = "DELETE FROM moving WHERE editor = :editor"
            await self._database.write(lambda sql: sql.execute(statement, self._of(editor)))
            self._database.scrub()

    async def move(self, week: Week, other: Week, cards: tuple[str, str], *then: Then) -> Moved:
        """Whole or not at all. What readers know of stays, and the other week has a draft with its texts.

        `cards` is how those of the two drafts are called: they go along.
        """
        values, now = {"week": str(week), "other": str(other)}, self._now()
        called = dict(zip(("subject", "other"), cards, strict=True))

        def work(sql: Sql) -> Moved:
            found = sql.fetch(f"SELECT state, {KNOWN} AS known FROM issue AS i WHERE week = :week", values)
            if not found or not sql.fetch("SELECT 1 FROM shown WHERE week = :week", values):
                return Moved.GONE
            state = IssueState(found[0]["state"])
            if state is IssueState.SCHEDULED:
                return Moved.SCHEDULED
            if not make_room(sql, other):
                return Moved.TAKEN
            open_issue(sql, other, IssueState.DRAFT)
            if state is IssueState.DRAFT and not found[0]["known"]:
                rename(sql, values)
                rename_cards(sql, called)
                return Moved.MOVED
            copy(sql, {**values, "now": now})
            if state is IssueState.DRAFT:
                throw_away(sql, week)
                rename_cards(sql, called)
                return Moved.MOVED
            return Moved.COPIED

        return await self._database.write(followed(work, *then))

    def _of(self, editor: int) -> dict[str, object]:
        return {"editor": self._cipher.seal(editor)}

    def _now(self) -> int:
        return int(self._clock().timestamp())


def make_room(sql: Sql, week: Week) -> bool:
    """A draft in which nothing stands gives way; False if the week has any other issue."""
    rows = sql.fetch(
        f"""
        SELECT i.state = '{IssueState.DRAFT}' AND NOT ({KNOWN})
               AND NOT EXISTS (SELECT 1 FROM shown AS s WHERE s.week = i.week)
               AND NOT EXISTS (SELECT 1 FROM verdict AS v WHERE v.week = i.week) AS empty
          FROM issue AS i WHERE i.week = :week
        """,
        {"week": str(week)},
    )
    if rows and rows[0]["empty"]:
        throw_away(sql, week)
    return not rows or bool(rows[0]["empty"])


def rename(sql: Sql, values: dict[str, str]) -> None:
    """Offers to publish lapse; what is being written goes along, unless its place is taken."""
    sql.execute("DELETE FROM look WHERE week = :other", values)
    for table in TEXTS:
        sql.execute(f"UPDATE {table} SET week = :other WHERE week = :week", values)
    sql.execute(
        """
        UPDATE cell SET week = :other
         WHERE week = :week AND NOT EXISTS (
               SELECT 1 FROM cell AS o
                WHERE o.editor = cell.editor AND o.week = :other AND o.topic = cell.topic
                  AND o.language = cell.language AND o.part = cell.part)
        """,
        values,
    )
    for table in ("confirmation", "hand", "issue"):
        sql.execute(f"DELETE FROM {table} WHERE week = :week", values)


def copy(sql: Sql, values: dict[str, object]) -> None:
    """The verdicts, and the texts that are shown, as first revisions of the other week."""
    columns = COMMENTARY.listed()
    copied = ", ".join(":other" if name == "week" else f"r.{name}" for name in columns.split(", "))
    sql.execute(
        "INSERT INTO verdict (week, topic, trend) SELECT :other, topic, trend FROM verdict WHERE week = :week", values
    )
    sql.execute(
        f"""
        INSERT INTO revision ({columns}, created)
        SELECT {copied}, :now FROM shown AS s JOIN revision AS r ON r.id = s.revision
         WHERE s.week = :week ORDER BY r.id
        """,
        values,
    )
    sql.execute(
        """
        INSERT INTO shown (week, topic, language, revision)
        SELECT week, topic, language, max(id) FROM revision WHERE week = :other GROUP BY week, topic, language
        """,
        values,
    )
    for row in sql.fetch("SELECT revision FROM shown WHERE week = :other", values):
        word(sql, row["revision"])
