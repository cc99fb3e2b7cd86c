"""Texts by their words: SQLite's full-text index over what `wordings` makes of them."""

from collections.abc import Iterable, Sequence
from functools import cache

from bot.model.issue import Commentary, IssueState
from bot.model.publication import Trend
from bot.model.search import Hit, Query
from bot.model.week import Week
from bot.stems.words import stems
from bot.store.rows import Columns
from bot.store.sql import Database

COMMENTARY = Columns(Commentary)
MOST = 1_000
"""Hits that are looked at: those that say most of what is looked for."""


class Search:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, query: Query, languages: Iterable[str], *, every: bool) -> list[Hit]:
        """The published texts in which every word is, or any of them."""
        rows = await self._database.fetch(
            """
            SELECT s.week, s.topic, s.language, s.revision, v.trend, f.score
              FROM (SELECT rowid, bm25(finding, 0.0, 8.0, 4.0, 1.0) AS score FROM finding
                     WHERE finding MATCH :words ORDER BY score LIMIT :most) AS f
              JOIN shown AS s ON s.revision = f.rowid
              LEFT JOIN verdict AS v ON v.week = s.week AND v.topic = s.topic
            """,
            {"words": _match(query, languages, " AND " if every else " OR "), "most": MOST},
        )
        week = cache(Week.parse)  # of many texts
        return [
            Hit(
                week(row["week"]),
                row["topic"],
                row["language"],
                row["revision"],
                Trend(row["trend"]) if row["trend"] else None,
                -row["score"],
            )
            for row in rows
        ]

    async def texts(self, revisions: Sequence[int]) -> dict[int, Commentary]:
        """By their numbers; without those that are not published any more."""
        bound = {f"r{place}": revision for place, revision in enumerate(revisions)}
        rows = await self._database.fetch(
            f"""
            SELECT r.id, {COMMENTARY.listed("r")}
              FROM revision AS r JOIN shown AS s ON s.revision = r.id JOIN issue AS i ON i.week = s.week
             WHERE i.state = '{IssueState.PUBLISHED}' AND r.id IN ({", ".join(f":{name}" for name in bound)})
            """,
            bound,
        )
        return {row["id"]: COMMENTARY.from_row(row) for row in rows}


def _match(query: Query, languages: Iterable[str], joined: str) -> str:
    """Each language by its own stems, which stand in quotation marks and hold none."""

    def said(language: str) -> str:
        words = joined.join(_any(word, language) for word in query.words)
        return f'(language : "{language}" AND {{headline lead body}} : ({words}))'

    return " OR ".join(map(said, languages))


def _any(word: str, language: str) -> str:
    return "(" + " OR ".join(f'"{stem}"' for stem in stems(word, language)) + ")"
