"""The bit of every topic, given once and never again to another."""

from dataclasses import replace

from bot.errors import ContentError, ContentErrors
from bot.model.publication import MAX_TOPICS, Publication
from bot.model.reader import ALL_TOPICS
from bot.store.sql import Database, Row, Sql


class Topics:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def register(self, publication: Publication) -> Publication:
        """The publication with its topics' numbers for good; new topics get the next free ones.

        ContentErrors, and none is given, if there were more topics in the course of time than numbers.
        """

        def work(sql: Sql) -> list[Row]:
            known = {str(row["id"]) for row in sql.fetch("SELECT id FROM topic")}
            new = [topic for topic in publication.topics if topic.id not in known]
            if len(known) + len(new) > MAX_TOPICS:
                raise ContentErrors([_exhausted(len(known) + len(new))])
            for topic in sorted(new, key=lambda topic: topic.number):
                sql.execute(
                    "INSERT INTO topic (number, id) SELECT coalesce(max(number) + 1, 0), :id FROM topic WHERE true"
                    " ON CONFLICT (id) DO NOTHING",
                    {"id": topic.id},
                )
            return sql.fetch("SELECT number, id FROM topic")

        numbers = {str(row["id"]): int(row["number"]) for row in await self._database.write(work)}
        topics = tuple(replace(topic, number=numbers[topic.id]) for topic in publication.topics)
        return replace(publication, topics=topics)

    async def in_use(self) -> set[str]:
        """The ids of topics that issues have or that a reader chose by name."""
        rows = await self._database.fetch(
            """
            SELECT DISTINCT topic AS id FROM shown
             UNION
            SELECT t.id FROM topic AS t
             WHERE EXISTS (SELECT 1 FROM reader AS r
                            WHERE r.topics <> :all AND r.topics & (CAST(1 AS BIGINT) << t.number) <> 0)
            """,
            {"all": ALL_TOPICS},
        )
        return {str(row["id"]) for row in rows}


def _exhausted(count: int) -> ContentError:
    return ContentError(
        "publication.yaml",
        0,
        "with those it had before, the publication has %(count)s topics: at most %(limit)s can ever be followed",
        {"count": count, "limit": MAX_TOPICS},
    )
