"""What the scenarios of the store have in common."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.cipher import Cipher, write_key
from bot.store.sqlite.database import SqliteDatabase
from tests.blank import put_blank
from tests.store.kept import Kept


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Kept]:
    write_key(tmp_path / "kept.key")
    put_blank(tmp_path / "kept.db")
    database = await SqliteDatabase.open(tmp_path / "kept.db")
    yield Kept(database, Cipher.read(tmp_path / "kept.key"))
    await database.close()
