"""What has come of approvals that were asked for: written in the commit that ends them, kept until all are told."""

from bot.model.approval import Answer, Ended
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql, Then, Values


class Answers:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def all(self) -> list[Answer]:
        """Of which somebody may not know yet."""
        return [self._answer(row) for row in await self._database.fetch("SELECT * FROM answer ORDER BY id")]

    async def find(self, number: int) -> Answer | None:
        """By the number of the approval."""
        rows = await self._database.fetch("SELECT * FROM answer WHERE id = :id", {"id": number})
        return self._answer(rows[0]) if rows else None

    async def tell(self, number: int) -> None:
        """Whoever asked has been told aloud."""
        await self._database.write(lambda sql: sql.execute("UPDATE answer SET told = 1 WHERE id = :id", {"id": number}))

    async def drop(self, number: int) -> None:
        """Everybody knows."""
        await self._database.write(lambda sql: sql.execute("DELETE FROM answer WHERE id = :id", {"id": number}))
        self._database.scrub()

    def discarding(self, editor: int, week: Week) -> Then:
        """With its draft it ends that this was to be approved."""
        by, values = self._cipher.seal(editor), {"week": str(week)}
        return lambda sql, _: end_approvals(sql, "week = :week AND proposal = 0", values, Ended.DISCARDED, by)

    def _answer(self, row: Row) -> Answer:
        return Answer(
            number=row["id"],
            week=Week.parse(row["week"]),
            editor=self._cipher.open(row["editor"]),
            how=Ended(row["how"]),
            person=row["person"],
            broadcast=row["broadcast"],
            told=bool(row["told"]),
        )


def end_approvals(sql: Sql, which: str, values: Values, how: Ended, by: bytes = b"", broadcast: int = 0) -> bool:
    """Nobody can answer these any more; `by` is the sealed chat of who did. False if there is none.

    Who asked need not be told of what they did themselves, nor of an issue that was approved: its countdown shows.
    """
    sql.execute(
        f"""
        INSERT INTO answer (id, editor, week, proposal, how, person, broadcast, told)
        SELECT id, editor, week, proposal, :how, coalesce((SELECT p.id FROM person AS p WHERE p.chat = :by), 0),
               :broadcast, editor = :by OR (proposal = 0 AND :how = '{Ended.APPROVED}')
          FROM approval WHERE {which}
        """,
        {**values, "how": how.value, "by": by, "broadcast": broadcast},
    )
    return bool(sql.execute(f"DELETE FROM approval WHERE {which}", values))
