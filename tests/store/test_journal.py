"""The journal: who did what to which issue, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from bot.desk.people import People
from bot.model.journal import Deed
from bot.model.people import Joining
from bot.model.reader import Address
from bot.model.week import Week
from bot.store.editors import Editors
from bot.store.journal import MOST, OLDEST, Journal
from tests.store.kept import COLLEAGUE, EDITOR, Kept

WEEK, NEXT = Week.parse("2019-W22"), Week.parse("2019-W23")


@pytest.fixture
def journal(kept: Kept) -> Journal:
    return kept.stores.journal


async def met(kept: Kept, chat: int) -> int:
    """The number of somebody who has come, and has no name yet."""
    person = await kept.stores.colleagues.meet(chat, "en", owner=True)
    assert person
    return person.number


async def named(kept: Kept, number: int, name: str) -> None:
    values = {"name": name, "id": number}
    await kept.database.write(lambda sql: sql.execute("UPDATE person SET name = :name WHERE id = :id", values))


async def note_all(kept: Kept, person: int, deed: Deed, details: Sequence[tuple[Week, str]]) -> None:
    noting = kept.stores.journal.noting_all(person, deed, lambda done: done)
    await kept.database.write(lambda sql: noting(sql, details))


async def test_notes_are_read_newest_first_of_all_issues_or_of_one(kept: Kept, journal: Journal) -> None:
    await journal.note(0, Deed.GONE_OUT, WEEK)
    await journal.note(0, Deed.INVITED)
    await journal.note(0, Deed.DECIDED, NEXT, "west improved")
    await journal.note(0, Deed.RETRACTED, WEEK)
    newest = [(note.week, note.deed, note.detail, note.at) for note in await journal.newest(limit=3)]
    assert newest == [
        (WEEK, Deed.RETRACTED, "", kept.now),
        (NEXT, Deed.DECIDED, "west improved", kept.now),
        (None, Deed.INVITED, "", kept.now),
    ]
    assert [note.deed for note in await journal.newest(limit=3, offset=3)] == [Deed.GONE_OUT]
    of_week = await journal.of_week(WEEK, limit=9)
    assert [note.deed for note in of_week] == [Deed.RETRACTED, Deed.GONE_OUT]
    assert await journal.of_week(WEEK, limit=9, after=of_week[1].number) == of_week[:1]
    assert await journal.of_week(WEEK, limit=1) == of_week[:1]


async def test_what_is_done_in_one_go_are_as_many_notes(kept: Kept, journal: Journal) -> None:
    await note_all(kept, 0, Deed.TAKEN, [(WEEK, "west en"), (WEEK, "west ru")])
    await note_all(kept, 0, Deed.TAKEN, [])
    assert [note.detail for note in await journal.newest(limit=9)] == ["west ru", "west en"]


async def test_a_note_has_the_name_of_today_and_of_who_is_gone_the_last_one(kept: Kept, journal: Journal) -> None:
    number = await met(kept, EDITOR)
    await journal.note(EDITOR, Deed.INVITED)
    assert [note.name for note in await journal.newest(limit=9)] == [f"#{number}"]
    await named(kept, number, "Anna")
    await journal.note(EDITOR, Deed.RETRACTED, WEEK)
    await named(kept, number, "Hanna")
    assert [note.name for note in await journal.newest(limit=9)] == ["Hanna", "Hanna"]
    await kept.stores.colleagues.dismiss(EDITOR)
    assert [note.name for note in await journal.newest(limit=9)] == ["Hanna", "Hanna"]
    await kept.stores.readers.erase(Address(EDITOR))
    assert [note.name for note in await journal.newest(limit=9)] == [f"#{number}", f"#{number}"]


async def test_what_nobody_did_has_no_name(kept: Kept, journal: Journal) -> None:
    await met(kept, EDITOR)
    await journal.note(0, Deed.GONE_OUT, WEEK)
    await journal.note(COLLEAGUE, Deed.PAUSED, WEEK)
    assert [note.name for note in await journal.newest(limit=9)] == ["", ""]


async def test_notes_tell_nobodys_id(kept: Kept, journal: Journal) -> None:
    await met(kept, EDITOR)
    await journal.note(EDITOR, Deed.INVITED)
    (row,) = await kept.database.fetch("SELECT at, person, deed, week, detail FROM journal")
    told = [row[column] for column in ("at", "person", "deed", "week", "detail")]
    assert told == [kept.seconds, 1, "invited", "", ""]


async def test_notes_go_when_they_are_old(kept: Kept, journal: Journal) -> None:
    await journal.note(0, Deed.INVITED)
    kept.passes(60)
    await journal.note(0, Deed.PAUSED, WEEK)
    kept.passes((OLDEST - timedelta(seconds=61)).total_seconds())
    await journal.drop_lapsed()
    assert await kept.count("journal") == 2
    kept.passes(1)
    await journal.drop_lapsed()
    assert [note.deed for note in await journal.newest(limit=9)] == [Deed.PAUSED]


async def test_only_the_newest_notes_are_kept(kept: Kept, journal: Journal) -> None:
    await note_all(kept, 0, Deed.TAKEN, [(WEEK, str(number)) for number in range(MOST + 2)])
    await journal.drop_lapsed()
    assert await kept.count("journal") == MOST
    assert [note.detail for note in await journal.newest(limit=1)] == [str(MOST + 1)]
    assert [note.detail for note in await journal.newest(limit=1, offset=MOST - 1)] == ["2"]


@dataclass
class Newcomer:
    """Somebody who was invited, is called Anna, has done something, and was dismissed by Hanna."""

    kept: Kept
    people: People

    @classmethod
    async def of(cls, kept: Kept) -> "Newcomer":
        people = People([EDITOR], kept.stores.colleagues, kept.stores.journal, kept.clock)
        await people.load()
        await people.meet(EDITOR, "en")
        await people.rename(EDITOR, "Hanna")
        found = cls(kept, people)
        await found.comes()
        await found.goes()
        return found

    async def comes(self, name: str = "Anna") -> None:
        assert await self.people.accept(await self.people.invite(EDITOR), COLLEAGUE, "en") is Joining.JOINED
        await self.people.rename(COLLEAGUE, name)
        await self.kept.stores.journal.note(COLLEAGUE, Deed.RETRACTED, WEEK)

    async def goes(self) -> None:
        await self.people.dismiss(EDITOR, next(each.number for each in self.people.all() if each.chat == COLLEAGUE))

    async def told(self) -> list[str]:
        """What stands in the journal, newest first, but for the invitations."""
        notes = await self.kept.stores.journal.newest(limit=99)
        return [
            " ".join(filter(None, (note.name, note.deed, note.detail))) for note in notes if note.name != "Hanna"
        ] + [f"{note.detail} dismissed" for note in notes if note.deed is Deed.DISMISSED]


async def test_who_is_dismissed_is_named_until_they_use_forget(kept: Kept) -> None:
    anna = await Newcomer.of(kept)
    assert await anna.told() == ["Anna retracted", "Anna joined", "Anna dismissed"]
    assert await kept.stores.readers.edited(Address(COLLEAGUE))
    await kept.stores.readers.erase(Address(COLLEAGUE))
    assert await anna.told() == ["#2 retracted", "#2 joined", "#2 dismissed"]
    assert not await kept.stores.readers.edited(Address(COLLEAGUE))
    assert await kept.count("former") == 0


async def test_forgetting_takes_out_the_names_from_before_a_dismissal_too(kept: Kept) -> None:
    anna = await Newcomer.of(kept)
    await anna.comes("Ann")
    assert set(await anna.told()) == {"Ann retracted", "Ann joined", "Anna retracted", "Anna joined", "Anna dismissed"}
    await anna.people.forget(COLLEAGUE)
    notes = {"#3 left", "#3 retracted", "#3 joined"}
    assert set(await anna.told()) == notes | {"#2 retracted", "#2 joined", "#2 dismissed"}
    dump = [str(tuple(row)) for table in ("journal", "former", "person") for row in await everything(kept, table)]
    assert "Ann" not in "".join(dump)


async def everything(kept: Kept, table: str) -> list[Any]:
    return list(await kept.database.fetch(f"SELECT * FROM {table}"))


async def test_a_start_keeps_the_names_of_who_was_dismissed_and_the_last_note_takes_them_along(kept: Kept) -> None:
    anna = await Newcomer.of(kept)
    await Editors(kept.database, kept.cipher, kept.clock).keep_only([EDITOR])
    await kept.stores.journal.drop_lapsed()
    assert await anna.told() == ["Anna retracted", "Anna joined", "Anna dismissed"]
    kept.passes(OLDEST.total_seconds())
    await kept.stores.journal.drop_lapsed()
    assert (await kept.count("journal"), await kept.count("former")) == (0, 0)


async def test_it_knows_for_how_long_somebody_has_been_an_editor(kept: Kept) -> None:
    anna = await Newcomer.of(kept)
    await anna.comes()
    joined = kept.now
    kept.passes(60)
    journal = kept.stores.journal
    assert await journal.joined_since(COLLEAGUE, joined - timedelta(seconds=1))
    assert not await journal.joined_since(COLLEAGUE, joined)
    assert not await journal.joined_since(EDITOR, joined - timedelta(days=1))
