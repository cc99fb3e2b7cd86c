"""Whose the last change of a draft is: whoever approves it must be somebody else."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.editors import EDITS
from bot.store.sql import Database, Sql, Then


class Hands:
    def __init__(self, database: Database, cipher: Cipher, owners: Collection[int]) -> None:
        self._database = database
        self._cipher = cipher
        self._owners = owners

    def noting(self, editor: int, weeks: Callable[[Any], Iterable[Week]]) -> Then:
        """This editor changes texts or verdicts of these drafts. Nobody does, if they edit no more.

        `weeks` is given what the change came to.
        """
        values = {"editor": self._cipher.seal(editor), "owner": editor in self._owners}

        def note(sql: Sql, done: object) -> None:
            for week in weeks(done):
                sql.execute("DELETE FROM hand WHERE week = :week", {"week": str(week)})
                sql.execute(SIGN, {**values, "week": str(week)})

        return note

    async def last(self, week: Week) -> int:
        """0 for nobody, or somebody who is no editor any more."""
        rows = await self._database.fetch("SELECT editor FROM hand WHERE week = :week", {"week": str(week)})
        return self._cipher.open(rows[0]["editor"]) if rows else 0


SIGN = f"INSERT INTO hand (week, editor) SELECT :week, :editor WHERE {EDITS.format(chat=':editor')}"
