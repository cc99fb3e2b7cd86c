"""Who may edit, and what is known of them at once."""

from bot.desk.people import People
from bot.model.people import Role
from bot.store.editors import Editors
from tests.store.kept import COLLEAGUE, EDITOR, Kept

OWNER, READER = EDITOR, 5


async def loaded(kept: Kept, *owners: int) -> People:
    """As after a start with these in the settings."""
    await Editors(kept.database, kept.cipher, kept.clock).keep_only(owners)
    people = People(owners, kept.stores.colleagues, kept.stores.journal, kept.clock)
    await people.load()
    return people


async def invited(kept: Kept, chat: int) -> None:
    values = {"chat": kept.cipher.seal(chat)}
    statement = "INSERT INTO person (chat, name, language, invited) VALUES (:chat, 'Anna', 'be', 1)"
    await kept.database.write(lambda sql: sql.execute(statement, values))


async def test_owners_and_who_was_invited_edit_and_nobody_else_does(kept: Kept) -> None:
    await invited(kept, COLLEAGUE)
    people = await loaded(kept, OWNER)
    assert people.owners == {OWNER}
    assert people.editors == {OWNER, COLLEAGUE}
    roles = [people.role(each) for each in (OWNER, COLLEAGUE, READER)]
    assert roles == [Role.OWNER, Role.EDITOR, Role.READER]
    assert [role.edits for role in roles] == [True, True, False]


async def test_an_owner_has_a_row_from_the_first_contact_on(kept: Kept) -> None:
    people = await loaded(kept, OWNER)
    assert (people.name(OWNER), people.language(OWNER)) == ("", "")
    await people.meet(OWNER, "ru")
    assert (people.name(OWNER), people.language(OWNER)) == ("", "ru")
    again = await loaded(kept, OWNER)
    assert (again.name(OWNER), again.language(OWNER)) == ("", "ru")


async def test_the_language_is_the_one_in_which_somebody_last_spoke(kept: Kept) -> None:
    await invited(kept, COLLEAGUE)
    people = await loaded(kept, OWNER)
    await people.meet(COLLEAGUE, "en")
    assert people.language(COLLEAGUE) == (await loaded(kept, OWNER)).language(COLLEAGUE) == "en"
    assert people.name(COLLEAGUE) == "Anna"


async def test_nobody_becomes_an_editor_by_coming(kept: Kept) -> None:
    people = await loaded(kept, OWNER)
    await people.meet(READER, "en")
    assert await kept.count("person") == 0
    assert people.role(READER) is Role.READER


async def test_of_an_owner_whom_the_settings_name_no_more_nothing_is_left(kept: Kept) -> None:
    people = await loaded(kept, OWNER, COLLEAGUE)
    await people.meet(COLLEAGUE, "en")
    await kept.stores.cards.put("draft:2019-W22", COLLEAGUE, 1)
    people = await loaded(kept, OWNER)
    assert (await kept.count("person"), await kept.count("card")) == (0, 0)
    assert people.role(COLLEAGUE) is Role.READER


async def test_whom_the_settings_named_once_is_invited_no_more(kept: Kept) -> None:
    await invited(kept, COLLEAGUE)
    assert (await loaded(kept, OWNER)).role(COLLEAGUE) is Role.EDITOR
    assert (await loaded(kept, OWNER, COLLEAGUE)).role(COLLEAGUE) is Role.OWNER
    assert (await loaded(kept, OWNER)).role(COLLEAGUE) is Role.READER


async def test_what_is_told_of_people_does_not_show_who_they_are(kept: Kept) -> None:
    await invited(kept, COLLEAGUE)
    (person,) = await kept.stores.colleagues.all()
    assert "Anna" not in repr(person)
    assert str(COLLEAGUE) not in repr(person)
