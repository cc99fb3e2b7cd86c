"""What published issues said of a topic in one line each."""

from collections.abc import Mapping

from bot.model.issue import IssueState
from bot.model.week import Week
from bot.store.sql import Database

Headlines = Mapping[Week, Mapping[str, str]]
"""By week and language."""


class HeadlineArchive:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, topic: str, since: Week, until: Week) -> Headlines:
        """In all languages, from one week to another."""
        rows = await self._database.fetch(
            f"""
            SELECT s.week, s.language, r.headline
              FROM shown AS s JOIN issue AS i ON i.week = s.week JOIN revision AS r ON r.id = s.revision
             WHERE s.topic = :topic AND s.week BETWEEN :since AND :until AND i.state = '{IssueState.PUBLISHED}'
            """,
            {"topic": topic, "since": str(since), "until": str(until)},
        )
        found: dict[Week, dict[str, str]] = {}
        for row in rows:
            found.setdefault(Week.parse(row["week"]), {})[row["language"]] = row["headline"]
        return found
