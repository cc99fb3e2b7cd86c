"""What the scenarios of the desk start from."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.cipher import Cipher, write_key
from bot.store.sqlite.database import SqliteDatabase
from bot.store.topics import Topics
from tests.blank import put_blank
from tests.desk.newsroom import Newsroom
from tests.render.issues import PUBLICATION


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    """No issues, no readers."""
    write_key(tmp_path / "key")
    put_blank(tmp_path / "data" / "zvodka.db")
    database = await SqliteDatabase.open(tmp_path / "data" / "zvodka.db")
    await Topics(database).register(PUBLICATION)
    yield Newsroom(database, Cipher.read(tmp_path / "key"))
    await database.close()
