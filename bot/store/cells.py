"""What editors write in the chat, message by message: the open cells, and those that are done, for a day at most."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime

from bot.model.cell import Cell, Part, Passage
from bot.model.entity import Entity
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql

SECONDS = 86_400


class Cells:
    """Each belongs to one editor; of several that are open, what is sent goes into the one that was opened last."""

    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def open(self, editor: int, week: Week, topic: str, language: str, part: Part) -> Cell:
        """From now on the editor writes there; what was written there before is still in it."""
        place = {"week": str(week), "topic": topic, "language": language}
        values = {**place, **self._of(editor), "part": part.value, "expires": self._now() + SECONDS}

        def work(sql: Sql) -> Cell:
            rows = sql.fetch(
                """
                INSERT INTO cell (editor, week, topic, language, part, turn, passages, expires)
                VALUES (:editor, :week, :topic, :language, :part,
                        (SELECT coalesce(max(turn), 0) + 1 FROM cell WHERE editor = :editor), '[]', :expires)
                ON CONFLICT (editor, week, topic, language, part) DO UPDATE
                   SET turn = excluded.turn, expires = excluded.expires,
                       passages = CASE turn WHEN 0 THEN excluded.passages ELSE passages END
                RETURNING *
                """,
                values,
            )
            return cell(rows[0])

        await self.drop_lapsed()
        return await self._database.write(work)

    async def others(self, editor: int, mine: Cell) -> list[int]:
        """Who else is writing at that text."""
        rows = await self._database.fetch(
            """
            SELECT DISTINCT editor FROM cell
             WHERE week = :week AND topic = :topic AND language = :language AND editor <> :editor
               AND turn > 0 AND expires > :now
            """,
            {"week": str(mine.week), "topic": mine.topic, "language": mine.language, **self._of(editor)},
        )
        return [self._cipher.open(row["editor"]) for row in rows]

    async def current(self, editor: int) -> Cell | None:
        """The one into which the editor writes now."""
        return newest(await self._database.fetch(f"{KEPT} AND turn > 0 ORDER BY turn DESC LIMIT 1", self._of(editor)))

    async def find(self, editor: int, number: int) -> Cell | None:
        """None if it was given up, is too old or another's."""
        return newest(await self._database.fetch(f"{KEPT} AND id = :id", {**self._of(editor), "id": number}))

    async def add(self, editor: int, passage: Passage, *, edited: bool) -> Cell | None:
        """The cell with this message in it, in the place of what it said before if it was there; None if none is open.

        One that was edited goes only where it was before, were that done or not.
        """

        def work(sql: Sql) -> Cell | None:
            for row in sql.fetch(f"{KEPT} ORDER BY turn DESC", self._of(editor)):
                found = cell(row)
                known = any(each.message == passage.message for each in found.passages)
                if known or (found.open and not edited):
                    passages = put_in(found.passages, passage)
                    sql.execute(
                        "UPDATE cell SET passages = :passages WHERE id = :id",
                        {"passages": dump(passages), "id": found.number},
                    )
                    return replace(found, passages=passages)
            return None

        return await self._database.write(work)

    async def finish(self, editor: int, number: int) -> None:
        """No message goes there any more, unless one that is there is edited."""
        values = {**self._of(editor), "id": number}
        await self._database.write(
            lambda sql: sql.execute("UPDATE cell SET turn = 0 WHERE id = :id AND editor = :editor", values)
        )

    async def drop(self, editor: int, number: int) -> bool:
        """Nothing is left of it; False if there was nothing, or it is another's."""
        values = {**self._of(editor), "id": number}
        closed = await self._database.write(
            lambda sql: sql.execute("DELETE FROM cell WHERE id = :id AND editor = :editor", values)
        )
        self._database.scrub()
        return bool(closed)

    async def drop_lapsed(self) -> None:
        """Erase those whose day is over; nothing is written if there are none."""
        now = self._now()
        if await self._database.fetch("SELECT 1 FROM cell WHERE expires <= :now LIMIT 1", {"now": now}):
            lapsed = "DELETE FROM cell WHERE expires <= :now"
            await self._database.write(lambda sql: sql.execute(lapsed, {"now": now}))
            self._database.scrub()

    def _of(self, editor: int) -> dict[str, object]:
        return {"editor": self._cipher.seal(editor), "now": self._now()}

    def _now(self) -> int:
        return int(self._clock().timestamp())


KEPT = "SELECT * FROM cell WHERE editor = :editor AND expires > :now"


def newest(rows: Iterable[Row]) -> Cell | None:
    return next(map(cell, rows), None)


def put_in(passages: tuple[Passage, ...], passage: Passage) -> tuple[Passage, ...]:
    """In the order of the chat, in which ids grow."""
    others = (each for each in passages if each.message != passage.message)
    return tuple(sorted((*others, passage), key=lambda each: each.message))


def dump(passages: Iterable[Passage]) -> str:
    return json.dumps([asdict(passage) for passage in passages], ensure_ascii=False)


def cell(row: Row) -> Cell:
    passages = tuple(
        Passage(each["message"], each["text"], tuple(Entity(**entity) for entity in each["entities"]))
        for each in json.loads(row["passages"])
    )
    return Cell(
        row["id"],
        Week.parse(row["week"]),
        row["topic"],
        row["language"],
        Part(row["part"]),
        passages,
        bool(row["turn"]),
    )
