"""Whose the last change of a draft is: whoever approves it must be somebody else."""

from collections.abc import Collection

from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.editors import EDITS
from bot.store.sql import Database, Sql


class Hands:
    def __init__(self, database: Database, cipher: Cipher, owners: Collection[int]) -> None:
        self._database = database
        self._cipher = cipher
        self._owners = owners

    async def note(self, editor: int, week: Week) -> None:
        """This editor has changed a text or a verdict of that draft. Nobody has, if they edit no more."""
        values = {"week": str(week), "editor": self._cipher.seal(editor), "owner": editor in self._owners}

        def work(sql: Sql) -> None:
            sql.execute("DELETE FROM hand WHERE week = :week", values)
            sql.execute(
                f"INSERT INTO hand (week, editor) SELECT :week, :editor WHERE {EDITS.format(chat=':editor')}", values
            )

        await self._database.write(work)

    async def last(self, week: Week) -> int:
        """0 for nobody, or somebody who is no editor any more."""
        rows = await self._database.fetch("SELECT editor FROM hand WHERE week = :week", {"week": str(week)})
        return self._cipher.open(rows[0]["editor"]) if rows else 0
