"""Whose the last change of a draft is: whoever approves it must be somebody else."""

from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.sql import Database


class Hands:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def note(self, editor: int, week: Week) -> None:
        """This editor has changed a text or a verdict of that draft."""
        values = {"week": str(week), "editor": self._cipher.seal(editor)}
        statement = """
            INSERT INTO hand (week, editor) VALUES (:week, :editor)
            ON CONFLICT (week) DO UPDATE SET editor = excluded.editor
        """
        await self._database.write(lambda sql: sql.execute(statement, values))

    async def last(self, week: Week) -> int:
        """0 for nobody, or somebody who is no editor any more."""
        rows = await self._database.fetch("SELECT editor FROM hand WHERE week = :week", {"week": str(week)})
        return self._cipher.open(rows[0]["editor"]) if rows else 0
