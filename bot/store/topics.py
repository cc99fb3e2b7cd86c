"""The bit of every topic, given once and never again to another."""

from dataclasses import replace

from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS
from bot.store.sql import Database, Row, Sql


class Topics:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def register(self, publication: Publication) -> Publication:
        """The publication with its topics' numbers for good; new topics get the next free ones."""

        def work(sql: Sql) -> list[Row]:
            for topic in sorted(publication.topics, key=lambda topic: topic.number):
                sql.execute(
                    """
                    INSERT INTO topic (number, id) SELECT coalesce(max(number) + 1, 0), :id FROM topic WHERE true
                    ON CONFLICT (id) DO NOTHING
                    """,
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
