"""Single facts about the database: whose key and which bot it belongs to, and how often it was run."""

from bot.errors import SettingsError
from bot.store.cipher import Cipher
from bot.store.sql import Database, Sql

WRONG_KEY = "ZVODKA_KEY_FILE: this is not the key with which the database was made"
WRONG_BOT = "ZVODKA_TOKEN: the database belongs to another bot ({known}); this token is of bot {given}"


class Meta:
    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    async def check_key(self) -> None:
        """Remember the key at the first start; SettingsError if it is another one later."""
        if await self._remember("key_check", self._cipher.check()) != self._cipher.check():
            raise SettingsError([WRONG_KEY])

    async def check_bot(self, bot: int) -> None:
        """SettingsError if the database is another bot's."""
        rows = await self._database.fetch("SELECT value FROM meta WHERE name = 'bot'")
        if rows and rows[0]["value"] != str(bot):
            raise SettingsError([WRONG_BOT.format(known=rows[0]["value"], given=bot)])

    async def remember_bot(self, bot: int) -> None:
        """From now on the database is this bot's, whom Telegram knows."""
        await self._remember("bot", str(bot))

    async def next_run(self) -> int:
        """The number of this run, which the deliveries that it sends carry."""

        def work(sql: Sql) -> int:
            rows = sql.fetch(
                """
                INSERT INTO meta (name, value) VALUES ('run', '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT)
                RETURNING value
                """
            )
            return int(rows[0]["value"])

        return await self._database.write(work)

    async def _remember(self, name: str, value: str) -> str:
        """Store the fact unless there is one; the one that holds."""

        def work(sql: Sql) -> str:
            sql.execute(
                "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING",
                {"name": name, "value": value},
            )
            return str(sql.fetch("SELECT value FROM meta WHERE name = :name", {"name": name})[0]["value"])

        return await self._database.write(work)
