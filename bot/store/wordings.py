"""The words of revisions as they are searched for; what the index holds of them, triggers see to."""

import asyncio
import re
from collections.abc import Iterable

from bot.stems.words import VERSION, wording
from bot.store.sql import Database, Row, Sql

AT_ONCE = 50
"""Revisions worded in one transaction, which holds up who else writes for a few hundredths of a second."""
_PLACES = re.compile(r"\]\([^)\s]*\)|https?://\S+")
"""Where links lead, which nobody sees."""
_PUT = """
    INSERT INTO wording (revision, version, language, headline, lead, body)
    SELECT :revision, :version, :language, :headline, :lead, :body
     WHERE EXISTS (SELECT 1 FROM revision WHERE id = :revision) ON CONFLICT (revision) DO NOTHING
"""


class Wordings:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def catch_up(self) -> None:
        """Word what an older version has written or worded, newest first; it may be stopped and begin again."""
        while rows := await self._database.fetch(
            """
            SELECT r.id, r.language, r.headline, r.lead, r.body
              FROM revision AS r LEFT JOIN wording AS w ON w.revision = r.id AND w.version = :version
             WHERE w.revision IS NULL ORDER BY r.id DESC LIMIT :most
            """,
            {"version": VERSION, "most": AT_ONCE},
        ):
            await self._put(await asyncio.to_thread(_all_worded, rows))

    async def _put(self, worded: list[dict[str, object]]) -> None:
        def work(sql: Sql) -> None:
            sql.many("DELETE FROM wording WHERE revision = :revision AND version <> :version", worded)
            sql.many(_PUT, worded)

        await self._database.write(work)


def word(sql: Sql, revision: int) -> None:
    """See to it that the revision has its words."""
    rows = sql.fetch(
        """
        SELECT r.id, r.language, r.headline, r.lead, r.body FROM revision AS r
         WHERE r.id = :revision AND NOT EXISTS (SELECT 1 FROM wording AS w WHERE w.revision = r.id)
        """,
        {"revision": revision},
    )
    sql.many(_PUT, _all_worded(rows))


def _all_worded(rows: Iterable[Row]) -> list[dict[str, object]]:
    return [
        {
            "revision": row["id"],
            "version": VERSION,
            "language": row["language"],
            **{part: wording(_PLACES.sub(" ", row[part]), row["language"]) for part in ("headline", "lead", "body")},
        }
        for row in rows
    ]
