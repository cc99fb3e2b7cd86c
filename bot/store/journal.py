"""The journal: notes are added, read newest first, and dropped when they are old."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bot.model.journal import Deed, Note
from bot.model.week import Week
from bot.store.cipher import Cipher
from bot.store.sql import Database, Row, Sql, Then, Values

MOST, OLDEST = 1000, timedelta(days=730)
"""So many notes are kept, none of them longer than that."""


def named(person: str) -> str:
    """How others see who has, or had, this number: an SQL expression; empty for 0, which is nobody's."""
    return f"""coalesce((SELECT nullif(p.name, '') FROM person AS p WHERE p.id = {person}),
                    (SELECT nullif(f.name, '') FROM former AS f WHERE f.person = {person}),
                    '#' || nullif({person}, 0), '')"""


class Journal:
    def __init__(self, database: Database, cipher: Cipher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._cipher = cipher
        self._clock = clock

    async def note(self, person: int, deed: Deed, week: Week | None = None, detail: str = "") -> None:
        """Of a deed that is none of the database's."""
        noting = self.noting(person, deed, week, detail)
        await self._database.write(lambda sql: noting(sql, None))

    def noting(self, person: int, deed: Deed, week: Week | None = None, detail: str = "") -> Then:
        """By the Telegram id, of which the row's number is kept; 0: nobody in particular did it."""
        return self.noting_all(person, deed, lambda _: [(week, detail)])

    def noting_all(self, person: int, deed: Deed, details: Callable[[Any], Iterable[tuple[Week | None, str]]]) -> Then:
        """What was done in one go; `details` is given what it came to."""
        common = {"chat": self._cipher.seal(person), "deed": deed.value, "at": int(self._clock().timestamp())}

        def note(sql: Sql, done: object) -> None:
            sql.many(ADD, [{**common, "week": str(week or ""), "detail": detail} for week, detail in details(done)])

        return note

    async def of_week(self, week: Week, *, limit: int, after: int = 0) -> list[Note]:
        """Newest first; with `after` only those that are newer than the note with this number."""
        values = {"week": str(week), "limit": limit, "after": after}
        rows = await self._database.fetch(
            f"{NOTE} WHERE j.week = :week AND j.id > :after ORDER BY j.id DESC LIMIT :limit", values
        )
        return [_note(row) for row in rows]

    async def newest(self, *, limit: int, offset: int = 0) -> list[Note]:
        """Of all issues, and of none."""
        values = {"limit": limit, "offset": offset}
        rows = await self._database.fetch(f"{NOTE} ORDER BY j.id DESC LIMIT :limit OFFSET :offset", values)
        return [_note(row) for row in rows]

    async def joined_since(self, person: int, moment: datetime) -> bool:
        """Whether this person has become an editor after that."""
        values = {"chat": self._cipher.seal(person), "moment": int(moment.timestamp()), "joined": Deed.JOINED.value}
        return bool(await self._database.fetch(JOINED_SINCE, values))

    async def drop_lapsed(self) -> None:
        """Erase what is too old or too much, and whose names are not needed any more; else nothing is written."""
        values = {"old": int((self._clock() - OLDEST).timestamp()), "most": MOST}
        for table, lapsed in (("journal", LAPSED), ("former", UNSPOKEN_OF)):
            if await self._database.fetch(f"SELECT 1 FROM {table} WHERE {lapsed} LIMIT 1", values):
                await self._database.write(partial(_erase, table, lapsed, values))
                self._database.scrub()


def _erase(table: str, which: str, values: Values, sql: Sql) -> int:
    return sql.execute(f"DELETE FROM {table} WHERE {which}", values)


ADD = """
    INSERT INTO journal (at, person, deed, week, detail)
    SELECT :at, coalesce(max(id), 0), :deed, :week, :detail FROM person WHERE chat = :chat
"""
# Of whom a note tells that they were dismissed, its detail has the number.
NOTE = f"""
    SELECT j.id, j.at, j.deed, j.week, {named("j.person")} AS name,
           CASE WHEN j.deed = '{Deed.DISMISSED}' THEN {named("CAST(j.detail AS INTEGER)")} ELSE j.detail END AS detail
      FROM journal AS j
"""
JOINED_SINCE = """
    SELECT 1 FROM journal AS j JOIN person AS p ON p.id = j.person
     WHERE p.chat = :chat AND j.deed = :joined AND j.at > :moment
"""
UNSPOKEN_OF = f"""
    NOT EXISTS (SELECT 1 FROM journal AS j WHERE j.person = former.person
                   OR (j.deed = '{Deed.DISMISSED}' AND j.detail = CAST(former.person AS TEXT)))
"""
LAPSED = "at <= :old OR id <= (SELECT max(id) FROM journal) - :most"


def _note(row: Row) -> Note:
    return Note(
        number=row["id"],
        at=datetime.fromtimestamp(row["at"], UTC),
        name=row["name"],
        deed=Deed(row["deed"]),
        week=Week.parse(row["week"]) if row["week"] else None,
        detail=row["detail"],
    )
