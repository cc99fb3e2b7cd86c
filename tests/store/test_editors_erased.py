"""Every table that keeps something of an editor is known, and /forget empties it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.build import utc_now
from bot.model.look import Look
from bot.model.people import Joining
from bot.model.reader import Address
from bot.store.editors import KEPT, NOBODYS
from bot.store.readers import Readers
from tests.render.issues import WEEK, commentary
from tests.stage import Stage
from tests.store.kept import EDITOR, Kept

SEALED = {"chat", "editor"}
OTHERS = {"reader": "chat", "person": "chat", "vanishing": "chat"} | dict.fromkeys(NOBODYS, "editor")
"""A reader is erased as such, and messages vanish; what is scheduled or locked stays, as nobody's; so do editors."""
LEAVER = 9
ANYTHING = {"TEXT": "x", "INTEGER": 1, "BLOB": b"x"}


async def test_no_table_with_a_sealed_chat_is_forgotten(stage: Stage) -> None:
    async with stage.store() as (database, _):
        rows = await database.fetch(
            'SELECT m.name AS name, c.name AS "column" FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c '
            "WHERE m.type = 'table' AND c.type = 'BLOB'"
        )
    found = {row["name"]: row["column"] for row in rows if row["column"] in SEALED}
    assert found == KEPT | OTHERS


@pytest.mark.parametrize(("table", "column"), KEPT.items())
async def test_forgetting_empties_it(table: str, column: str, stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        readers, editor = Readers(database, cipher, utc_now), Address(777)
        needed = await database.fetch(f"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1")
        values: dict[str, object] = {row["name"]: ANYTHING[row["type"]] for row in needed}
        values[column] = cipher.seal(editor.chat)
        statement = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(f':{name}' for name in values)})"
        await database.write(lambda sql: sql.execute(statement, values))
        assert await readers.edits(editor) or table == "former"
        await readers.erase(editor)
        assert not await readers.edits(editor)


LATE: dict[str, Callable[[Kept], Awaitable[None]]] = {
    "card": lambda kept: kept.stores.cards.put("draft:2019-W22", LEAVER, 7),
    "look": lambda kept: kept.stores.looks.keep(LEAVER, WEEK, Look({}, {}, 1)),
    "hand": lambda kept: kept.changes(LEAVER, WEEK),
}
"""What is written of an editor whenever that comes to be known, and would stay."""


@pytest.mark.parametrize("table", LATE)
async def test_what_comes_late_of_who_was_dismissed_is_not_kept(table: str, kept: Kept) -> None:
    await kept.drafts(commentary("west"))
    people = kept.stores.colleagues
    assert await people.accept(await people.invite(), LEAVER, "en") is Joining.JOINED
    await LATE[table](kept)
    assert await kept.count(table) == 1
    await people.dismiss(LEAVER)
    await LATE[table](kept)
    assert await kept.count(table) == 0


@pytest.mark.parametrize("table", LATE)
async def test_of_an_owner_who_has_never_come_it_is_kept(table: str, kept: Kept) -> None:
    await kept.drafts(commentary("west"))
    kept.owners = (LEAVER,)
    await LATE[table](kept)
    assert (await kept.count("person"), await kept.count(table)) == (0, 1)


async def test_who_changed_it_last_and_is_gone_leaves_it_to_nobody(kept: Kept) -> None:
    await kept.changes(EDITOR, WEEK)
    await kept.changes(LEAVER, WEEK)
    assert await kept.stores.hands.last(WEEK) == 0
