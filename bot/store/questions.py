"""Files that wait for an editor's answer, for a day at most."""

import json
from collections.abc import Callable
from datetime import date, datetime

from bot.model.reading import Answers, Doubt
from bot.model.receipt import File
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql

SECONDS = 86_400


class Questions:
    """Each belongs to one editor: nobody else's answer counts."""

    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def keep(self, editor: int, file: File) -> int:
        """The number by which it is answered."""
        values = {
            "editor": self._cipher.seal(editor),
            "name": file.name,
            "content": file.content,
            "answers": json.dumps(file.answers, ensure_ascii=False),
            "today": file.today.isoformat(),
            "expires": self._now() + SECONDS,
        }

        def work(sql: Sql) -> int:
            rows = sql.fetch(
                """
                INSERT INTO question (editor, name, content, answers, today, expires)
                VALUES (:editor, :name, :content, :answers, :today, :expires) RETURNING id
                """,
                values,
            )
            return int(rows[0]["id"])

        return await self._database.write(work)

    async def find(self, number: int, editor: int) -> File | None:
        """None once it is answered, given up or too old."""
        rows = await self._database.fetch(
            "SELECT * FROM question WHERE id = :id AND editor = :editor AND expires > :now",
            {"id": number, "editor": self._cipher.seal(editor), "now": self._now()},
        )
        return _file(rows[0]) if rows else None

    async def all(self, editor: int) -> dict[int, File]:
        """Those of this editor, by their numbers."""
        rows = await self._database.fetch(
            "SELECT * FROM question WHERE editor = :editor AND expires > :now ORDER BY id",
            {"editor": self._cipher.seal(editor), "now": self._now()},
        )
        return {row["id"]: _file(row) for row in rows}

    async def remember(self, number: int, answers: Answers) -> None:
        """Those given so far."""
        values = {"id": number, "answers": json.dumps(answers, ensure_ascii=False)}
        await self._database.write(
            lambda sql: sql.execute("UPDATE question SET answers = :answers WHERE id = :id", values)
        )

    async def drop(self, number: int, editor: int) -> bool:
        """It is answered, or given up; False if it was before, or is not this editor's."""
        values = {"id": number, "editor": self._cipher.seal(editor)}
        dropped = await self._database.write(
            lambda sql: sql.execute("DELETE FROM question WHERE id = :id AND editor = :editor", values)
        )
        self._database.scrub()
        return bool(dropped)

    async def drop_lapsed(self) -> None:
        """Erase those whose day is over; nothing is written if there are none."""
        values = {"now": self._now()}
        if await self._database.fetch("SELECT 1 FROM question WHERE expires <= :now LIMIT 1", values):
            await self._database.write(lambda sql: sql.execute("DELETE FROM question WHERE expires <= :now", values))
            self._database.scrub()

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _file(row: Row) -> File:
    answers = {Doubt(about): value for about, value in json.loads(row["answers"]).items()}
    return File(row["name"], row["content"], date.fromisoformat(row["today"]), answers)
