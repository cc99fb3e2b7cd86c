"""What editors have seen of drafts, for as long as these are drafts."""

import json
from collections.abc import Collection

from bot.model.issue import IssueState
from bot.model.look import Look
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.editors import EDITS
from bot.store.sql import Database, Sql

OVER = f"""
    DELETE FROM look WHERE NOT EXISTS (
           SELECT 1 FROM issue AS i
            WHERE i.week = look.week AND i.state IN ('{IssueState.DRAFT}', '{IssueState.SCHEDULED}'))
"""


class Looks:
    def __init__(self, database: Database, cipher: Cipher, owners: Collection[int]) -> None:
        self._database = database
        self._cipher = cipher
        self._owners = owners

    async def find(self, editor: int, week: Week) -> Look | None:
        rows = await self._database.fetch(
            "SELECT * FROM look WHERE editor = :editor AND week = :week",
            {"editor": self._cipher.seal(editor), "week": str(week)},
        )
        return Look(json.loads(rows[0]["before"]), json.loads(rows[0]["latest"]), rows[0]["at"]) if rows else None

    async def keep(self, editor: int, week: Week, look: Look) -> None:
        """In the place of the one before; those at what is no draft any more go. Nothing of who edits no more."""
        values = {
            "editor": self._cipher.seal(editor),
            "week": str(week),
            "before": json.dumps(dict(look.before)),
            "latest": json.dumps(dict(look.latest)),
            "at": look.at,
            "owner": editor in self._owners,
        }

        def work(sql: Sql) -> None:
            sql.execute(
                f"""
                INSERT INTO look (editor, week, before, latest, at)
                SELECT :editor, :week, :before, :latest, :at WHERE {EDITS.format(chat=":editor")}
                ON CONFLICT (editor, week) DO UPDATE
                   SET before = excluded.before, latest = excluded.latest, at = excluded.at
                """,
                values,
            )
            sql.execute(OVER)

        await self._database.write(work)
