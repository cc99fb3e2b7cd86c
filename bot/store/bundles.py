"""Frozen messages: what a variant's readers get, as it was rendered when the broadcast was made."""

import json
from collections.abc import Mapping, Sequence

from bot.model.delivery import DeliveryState
from bot.model.issue import Issue
from bot.model.message import Button, Message
from bot.model.reader import Format, Variant
from bot.model.status import RefusedBundle
from bot.store.sql import Database, Sql


class Bundles:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def messages(self, number: int) -> tuple[Message, ...]:
        rows = await self._database.fetch("SELECT messages FROM bundle WHERE id = :id", {"id": number})
        return thaw(rows[0]["messages"])

    async def refused(self, broadcast: int) -> list[RefusedBundle]:
        """The variants that Telegram did not take, with how many deliveries wait for an editor's word."""
        rows = await self._database.fetch(
            f"""
            SELECT b.id, b.language, b.format, b.topics, b.refused,
                   (SELECT count(*) FROM delivery AS d
                     WHERE d.broadcast = b.broadcast AND d.bundle = b.id
                       AND d.state = {DeliveryState.QUEUED}) AS waiting
              FROM bundle AS b WHERE b.broadcast = :broadcast AND b.refused <> '' ORDER BY b.id
            """,
            {"broadcast": broadcast},
        )
        return [
            RefusedBundle(
                row["id"],
                Variant(row["language"], Format(row["format"]), row["topics"]),
                row["refused"],
                row["waiting"],
            )
            for row in rows
        ]

    async def retry(self, number: int) -> bool:
        """Offer a refused bundle to Telegram again; False if it was not refused."""
        retried = "UPDATE bundle SET refused = '' WHERE id = :id AND refused <> ''"
        return bool(await self._database.write(lambda sql: sql.execute(retried, {"id": number})))

    async def drop(self, number: int) -> bool:
        """Give a refused bundle up: its deliveries fail, even those that are opened later or come back from the air.

        False if it was not refused.
        """

        def work(sql: Sql) -> bool:
            rows = sql.fetch(
                "UPDATE bundle SET refused = '', dropped = 1 WHERE id = :id AND refused <> '' RETURNING broadcast",
                {"id": number},
            )
            for row in rows:
                sql.execute(
                    f"""
                    UPDATE delivery SET state = {DeliveryState.FAILED}
                     WHERE broadcast = :broadcast AND bundle = :id AND state = {DeliveryState.QUEUED}
                    """,
                    {"broadcast": row["broadcast"], "id": number},
                )
            return bool(rows)

        return await self._database.write(work)


def keep(sql: Sql, broadcast: int, issue: Issue, bundles: Mapping[Variant, Sequence[Message]]) -> None:
    """Freeze the bundles of a new broadcast."""
    revisions = json.dumps([revision.number for revision in issue.revisions])
    sql.many(
        """
        INSERT INTO bundle (broadcast, language, format, topics, messages, revisions)
        VALUES (:broadcast, :language, :format, :topics, :messages, :revisions)
        """,
        [
            {
                "broadcast": broadcast,
                "language": variant.language,
                "format": variant.format.value,
                "topics": variant.topics,
                "messages": freeze(messages),
                "revisions": revisions,
            }
            for variant, messages in bundles.items()
        ],
    )


def freeze(messages: Sequence[Message]) -> str:
    return json.dumps([as_json(message) for message in messages], ensure_ascii=False, separators=(",", ":"))


def as_json(message: Message) -> Mapping[str, object]:
    keyboard = [[[button.text, button.data, button.url] for button in row] for row in message.keyboard]
    return {"html": message.html, "keyboard": keyboard}


def thaw(frozen: str) -> tuple[Message, ...]:
    return tuple(
        Message(piece["html"], tuple(tuple(Button(*button) for button in row) for row in piece["keyboard"]))
        for piece in json.loads(frozen)
    )
