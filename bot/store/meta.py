"""Single facts: whose key and bot the database belongs to, how often it was run, until when it is to be silent."""

from collections.abc import Mapping

from bot.errors import SettingsError
from bot.store.cipher import Cipher
from bot.store.sql import Database, Sql

WRONG_KEY = "ZVODKA_KEY_FILE: this is not the key with which the database was made"
WRONG_BOT = "ZVODKA_TOKEN: the database belongs to another bot ({known}); this token is of bot {given}"


def check_owner(facts: Mapping[str, str], cipher: Cipher, bot: int) -> None:
    """SettingsError if the database is another key's or another bot's; a new one is nobody's yet."""
    check_key(facts, cipher)
    if facts.get("bot", str(bot)) != str(bot):
        raise SettingsError([WRONG_BOT.format(known=facts["bot"], given=bot)])


def check_key(facts: Mapping[str, str], cipher: Cipher) -> None:
    """SettingsError if the database is another key's."""
    if facts.get("key_check", cipher.check()) != cipher.check():
        raise SettingsError([WRONG_KEY])


class Meta:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def remember_key(self) -> None:
        """From now on the database is this key's."""
        await self._remember("key_check", self._cipher.check())

    async def remember_bot(self, bot: int) -> None:
        """From now on the database is this bot's, whom Telegram knows."""
        await self._remember("bot", str(bot))

    async def next_run(self) -> int:
        """The number of this run, which the deliveries that it sends carry."""
        return await self._count("run")

    async def grow_older(self) -> int:
        """How often the database was started with and stopped, this time included."""
        return await self._count("age")

    async def keep_flood_wait(self, until: int, seconds: int) -> None:
        """Telegram wants nothing from the bot before `until` (UTC seconds), for which it gave so many seconds."""
        await self._database.write(
            lambda sql: sql.many(
                """
                INSERT INTO meta (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """,
                [{"name": "flood_until", "value": str(until)}, {"name": "flood_seconds", "value": str(seconds)}],
            )
        )

    async def flood_wait(self, now: float) -> float:
        """How many seconds are left of the last one that was kept; no more than it had, wherever the clock was set."""
        rows = await self._database.fetch("SELECT name, value FROM meta WHERE name IN ('flood_until', 'flood_seconds')")
        kept = {row["name"]: int(row["value"]) for row in rows}
        return max(0.0, min(kept["flood_until"] - now, kept["flood_seconds"])) if kept else 0.0

    async def _count(self, name: str) -> int:
        """One more."""

        def work(sql: Sql) -> int:
            rows = sql.fetch(
                """
                INSERT INTO meta (name, value) VALUES (:name, '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT)
                RETURNING value
                """,
                {"name": name},
            )
            return int(rows[0]["value"])

        return await self._database.write(work)

    async def _remember(self, name: str, value: str) -> None:
        """Store the fact unless there is one."""
        insert = "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING"
        await self._database.write(lambda sql: sql.execute(insert, {"name": name, "value": value}))
