"""Every table that keeps something of an editor is known, and /forget empties it."""

import pytest

from bot.build import utc_now
from bot.model.reader import Address
from bot.store.editors import KEPT, NOBODYS
from bot.store.readers import Readers
from tests.stage import Stage

SEALED = {"chat", "editor"}
OTHERS = {"reader": "chat", "person": "chat"} | dict.fromkeys(NOBODYS, "editor")
"""A reader is erased as such; what is scheduled or locked stays, as nobody's; an editor stays one."""
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
        assert await readers.edits(editor)
        await readers.erase(editor)
        assert not await readers.edits(editor)
