"""The key is turned: everybody is found by the next one, and the one before is nowhere."""

import os
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from bot.errors import SettingsError
from bot.store.cipher import NUMBERS, Cipher, write_key
from bot.store.key_file import KeyFile
from bot.store.ratchet import DAY, SEALED, Ratchet
from tests.store.kept import Kept

ANYTHING = {"TEXT": "x", "INTEGER": 1, "BLOB": b"x"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write_key(tmp_path / "zvodka.key")
    return tmp_path / "zvodka.key"


def test_the_next_key_opens_nothing_of_the_one_before(file: Path) -> None:
    first = Cipher.read(file)
    following = first.turned()
    assert following.check() == first.turned().check()
    assert following.open(following.seal(7)) == 7
    with pytest.raises(InvalidTag):
        following.open(first.seal(7))


def test_a_copy_of_an_earlier_key_leads_to_every_later_one(file: Path) -> None:
    first = Cipher.read(file)
    later = first
    for _ in range(NUMBERS - 1):
        later = later.turned()
        assert 0 < later.prefix[0] <= NUMBERS
    found = first.reaching(later.check())
    assert found
    assert found.seal(7) == later.seal(7)
    assert later.reaching(first.check()) is None
    assert later.turned().prefix == first.prefix


async def test_every_sealed_column_is_sealed_anew_and_what_is_nobodys_stays(kept: Kept, file: Path) -> None:
    old = Cipher.read(file)
    tables = [(row["of"], row["sealed"]) for row in await kept.database.fetch(SEALED)]
    assert ("reader", "chat") in tables
    await puts(kept, "issue", {"week": "x", "state": "draft"})
    for number, (table, column) in enumerate(tables):
        await puts(kept, table, {column: old.seal(number)})
    await puts(kept, "reader", {"id": 9, "chat": old.prefix + b"nobody's"})
    new = old.turned()
    await Ratchet(kept.database, file).begin(old, new)
    for number, (table, column) in enumerate(tables):
        rows = await kept.database.fetch(f"SELECT {column} AS sealed FROM {table}")
        assert {row["sealed"] for row in rows} - {old.prefix + b"nobody's"} == {new.seal(number)}
    assert await kept.count("reader") == 2


async def puts(kept: Kept, table: str, known: dict[str, object]) -> None:
    """A row that says anything beside what is known of it."""
    needed = await kept.database.fetch(f"SELECT name, type FROM pragma_table_info('{table}') WHERE \"notnull\" = 1")
    values = {row["name"]: ANYTHING[row["type"]] for row in needed} | known
    names = ", ".join(values)
    statement = f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in values)})"
    await kept.database.write(lambda sql: sql.execute(statement, values))


async def test_after_a_kill_it_goes_on_where_it_was(kept: Kept, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.ratchet.CHUNK", 10)
    old, chats = Cipher.read(file), range(1, 101)
    kept.cipher = old
    await kept.subscribe(*chats)
    ratchet = Ratchet(kept.database, file)
    assert not await ratchet.due(0, kept.seconds)
    new = old.turned()
    done = [{"old": old.seal(chat), "new": new.seal(chat)} for chat in chats[::3]]  # before a kill
    await kept.database.write(lambda sql: sql.many("UPDATE reader SET chat = :new WHERE chat = :old", done))
    KeyFile(file).keep(old, new)
    assert await ratchet.due(0, kept.seconds)
    await ratchet.begin(old, new)
    found = {new.open(row["chat"]) for row in await kept.database.fetch("SELECT chat FROM reader")}
    assert found == set(chats)


async def test_it_is_due_after_so_many_days_or_never(kept: Kept, file: Path) -> None:
    ratchet = Ratchet(kept.database, file)
    assert not await ratchet.due(7, 100)
    assert not await ratchet.due(7, 100 + 7 * DAY - 1)
    assert await ratchet.due(7, 100 + 7 * DAY)
    assert not await ratchet.due(0, 100 + 999 * DAY)
    await ratchet.adopt(Cipher.read(file).turned(), 100 + 7 * DAY)
    assert not await ratchet.due(7, 100 + 8 * DAY)


def test_the_former_key_is_overwritten_where_it_stood(file: Path) -> None:
    former = Cipher.read(file)
    with file.open("rb") as opened:
        KeyFile(file).keep(former.turned())
        opened.seek(0)
        assert not any(opened.read())
    assert [cipher.check() for cipher in Cipher.read_all(file)] == [former.turned().check()]
    assert [each.name for each in file.parent.iterdir() if each.suffix != ".db"] == [file.name]
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("replaced", [False, True])
def test_what_a_kill_leaves_of_it_is_destroyed_and_never_the_key_itself(file: Path, replaced: bool) -> None:
    former = file.with_name(file.name + ".former")
    os.link(file, former)
    if replaced:
        other = file.with_name("other")
        write_key(other)
        other.replace(file)
    stands = Cipher.read(file).check()
    with former.open("rb") as opened:
        KeyFile(file).tidy()
        opened.seek(0)
        assert any(opened.read()) is not replaced
    assert not former.exists()
    assert Cipher.read(file).check() == stands


def test_where_the_key_cannot_be_written_it_is_not_turned(file: Path) -> None:
    file.with_name(file.name + ".unfinished").mkdir()
    stands = file.read_bytes()
    with pytest.raises(SettingsError, match="cannot be turned"):
        KeyFile(file).keep(Cipher.read(file).turned())
    assert file.read_bytes() == stands
