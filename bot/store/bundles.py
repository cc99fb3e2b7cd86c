"""Frozen messages: what a variant's readers get, as it was rendered when the broadcast was made."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.model.broadcast import BroadcastState
from bot.model.bundle import Bundle, Deed, Delivered, Piece
from bot.model.delivery import DeliveryState
from bot.model.issue import Issue
from bot.model.message import Button, Message, Rich
from bot.model.reader import Format, Variant
from bot.model.status import RefusedBundle
from bot.store.sql import Database, Row, Sql

SPARE = -1
"""In place of the bundle that has taken its place: nobody gets it yet."""


class Bundles:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def parts(self, number: int) -> tuple[Piece, ...]:
        rows = await self._database.fetch("SELECT messages FROM bundle WHERE id = :id", {"id": number})
        return thaw(rows[0]["messages"])

    async def delivered(self, broadcast: int) -> list[Delivered]:
        """The bundles of which readers have messages that can be edited, as corrections have left them.

        Of a broadcast that goes on, all: somebody may just be getting the others.
        """
        values = {"broadcast": broadcast}
        counted = await self._database.fetch(HOLDERS, values)
        frozen = await self._database.fetch(FOLLOWED, values)
        return [
            delivered(row, [thaw(each["messages"]) for each in frozen if each["of"] == row["id"]]) for row in counted
        ]

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
                """
                UPDATE bundle SET because = refused, refused = '', dropped = 1
                 WHERE id = :id AND refused <> '' RETURNING broadcast
                """,
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


def keep_bundles(sql: Sql, broadcast: int, issue: Issue, bundles: Iterable[Bundle]) -> None:
    """Freeze the bundles of a new broadcast, each rich one with its spare.

    The spare is there from the beginning, so that whatever follows up the one follows up the other.
    """
    revisions = json.dumps([revision.number for revision in issue.revisions])
    for bundle in bundles:
        spare = 0
        if any(isinstance(part.message, Rich) and part.deed is Deed.SEND for part in bundle.parts):
            spare = _keep(sql, broadcast, replace(bundle, parts=plain(bundle.parts)), revisions, retired=SPARE)
        _keep(sql, broadcast, bundle, revisions, spare=spare)


def _keep(sql: Sql, broadcast: int, bundle: Bundle, revisions: str, *, retired: int = 0, spare: int = 0) -> int:
    """Its number."""
    rows = sql.fetch(
        """
        INSERT INTO bundle (broadcast, language, format, topics, messages, revisions, follows, retired, spare)
        VALUES (:broadcast, :language, :format, :topics, :messages, :revisions, :follows, :retired, :spare)
        RETURNING id
        """,
        {
            "broadcast": broadcast,
            "language": bundle.variant.language,
            "format": bundle.variant.format.value,
            "topics": bundle.variant.topics,
            "messages": freeze(bundle.parts),
            "revisions": revisions,
            "follows": bundle.follows,
            "retired": retired,
            "spare": spare,
        },
    )
    number = int(rows[0]["id"])
    sql.many(
        "INSERT INTO part (bundle, part, place, takes) VALUES (:bundle, :part, :place, :takes)",
        [
            {"bundle": number, "part": place, "place": part.place, "takes": part.takes}
            for place, part in enumerate(bundle.parts)
            if part.place is not None or part.takes is not None
        ],
    )
    return number


def retire(sql: Sql, broadcast: int, issue: Issue, bundles: Iterable[Bundle]) -> None:
    """Let these take the place of the broadcast's own for all who have had nothing yet; those on their way go on."""
    sql.execute(
        "UPDATE bundle SET retired = -1, refused = '' WHERE broadcast = :broadcast AND retired = 0",
        {"broadcast": broadcast},
    )
    keep_bundles(sql, broadcast, issue, bundles)
    sql.execute(
        """
        UPDATE bundle SET retired = (
               SELECT n.id FROM bundle AS n
                WHERE n.broadcast = bundle.broadcast AND n.retired = 0 AND n.language = bundle.language
                  AND n.format = bundle.format AND n.topics = bundle.topics)
         WHERE broadcast = :broadcast AND retired <> 0
        """,
        {"broadcast": broadcast},
    )


def make_plain(sql: Sql, number: int) -> None:
    """Let its spare take the place of a rich bundle for all who have had nothing yet; repeated, it changes nothing."""
    rich = "SELECT broadcast, spare FROM bundle WHERE id = :id AND retired = 0 AND spare > 0"
    for row in sql.fetch(rich, {"id": number}):
        values = {"id": number, "broadcast": row["broadcast"], "spare": row["spare"]}
        sql.execute(
            "UPDATE bundle SET retired = :spare WHERE broadcast = :broadcast AND (id = :id OR retired = :id)", values
        )
        sql.execute("UPDATE bundle SET retired = 0 WHERE id = :spare", values)


def plain(parts: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same words in messages that every server takes."""
    return tuple(
        replace(part, message=message)
        for part in parts
        for message in (part.message.plain if isinstance(part.message, Rich) else (part.message,))
    )


def sending(variant: Variant, messages: Sequence[Message]) -> Bundle:
    """New messages, for whoever takes the variant."""
    return Bundle(variant, tuple(map(Piece, messages)))


def delivered(row: Row, bundles: Sequence[Sequence[Piece]]) -> Delivered:
    """`bundles`: the delivered one, then those that have followed it, oldest first."""
    first, *later = bundles
    places = {place: part.message.shows for place, part in enumerate(first)}
    free = len(places)
    for part in (part for parts in later for part in parts):
        if part.takes is not None:
            places[part.takes] = part.message.shows
            free = max(free, part.takes + 1)
        if part.place is not None and part.deed in {Deed.DELETE, Deed.EMPTY}:
            places.pop(part.place, None)
    variant = Variant(row["language"], Format(row["format"]), row["topics"])
    return Delivered(row["id"], variant, row["readers"], places, free)


HOLDERS = f"""
    SELECT b.id, b.language, b.format, b.topics, coalesce(s.readers, 0) AS readers
      FROM bundle AS b JOIN broadcast AS x ON x.id = b.broadcast
      LEFT JOIN (SELECT bundle, count(*) AS readers FROM sent
                  WHERE broadcast = :broadcast AND part = 0 GROUP BY bundle) AS s ON s.bundle = b.id
     WHERE b.broadcast = :broadcast AND (s.readers > 0 OR x.state <> '{BroadcastState.ENDED}') ORDER BY b.id
"""

FOLLOWED = """
    SELECT id, id AS of, messages FROM bundle WHERE broadcast = :broadcast
     UNION ALL
    SELECT b.id, b.follows AS of, b.messages FROM broadcast AS x JOIN bundle AS b ON b.broadcast = x.id
     WHERE x.about = :broadcast AND b.follows > 0
     ORDER BY id
"""


def freeze(parts: Iterable[Piece]) -> str:
    return json.dumps([as_json(part) for part in parts], ensure_ascii=False, separators=(",", ":"))


def as_json(part: Piece) -> Mapping[str, object]:
    """What a part is not usually is left out: most only send."""
    deed = None if part.deed is Deed.SEND else part.deed.value
    rare: dict[str, object] = {"deed": deed, "place": part.place, "takes": part.takes}
    return _message_json(part.message) | {name: value for name, value in rare.items() if value is not None}


def _message_json(message: Message) -> dict[str, object]:
    told: dict[str, object] = {"html": message.html, "keyboard": [list(map(_pressed, row)) for row in message.keyboard]}
    if message.shows:
        told["shows"] = message.shows
    if isinstance(message, Rich):
        told["rich"] = True
    return told


def _pressed(button: Button) -> list[str]:
    """Few have something to copy; the others stay as they were."""
    return [button.text, button.data, button.url, *((button.copied,) if button.copied else ())]


def thaw(frozen: str) -> tuple[Piece, ...]:
    return tuple(map(from_json, json.loads(frozen)))


def from_json(piece: Mapping[str, Any]) -> Piece:
    message = _message_of(piece)
    return Piece(message, Deed(piece.get("deed", Deed.SEND)), piece.get("place"), piece.get("takes"))


def _message_of(told: Mapping[str, Any]) -> Message:
    """Of a rich one without what it is in plain messages: that is a bundle of its own."""
    keyboard = tuple(tuple(Button(*button) for button in row) for row in told["keyboard"])
    kind = Rich if told.get("rich") else Message
    return kind(told["html"], keyboard, told.get("shows", ""))
