"""Pictures that were uploaded, by the names that Telegram gave them."""

from bot.store.sql import Database


class Pictures:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, name: str, drawing: str) -> str:
        """By which Telegram knows it; empty if it was never uploaded, or showed something else then."""
        rows = await self._database.fetch(
            "SELECT file_id FROM picture WHERE name = :name AND drawing = :drawing", {"name": name, "drawing": drawing}
        )
        return rows[0]["file_id"] if rows else ""

    async def keep(self, name: str, drawing: str, file_id: str) -> None:
        """In place of what it showed before."""
        await self._database.write(
            lambda sql: sql.execute(
                """
                INSERT INTO picture (name, drawing, file_id) VALUES (:name, :drawing, :file_id)
                ON CONFLICT (name) DO UPDATE SET drawing = excluded.drawing, file_id = excluded.file_id
                """,
                {"name": name, "drawing": drawing, "file_id": file_id},
            )
        )
