"""Who edits, with three people: an owner, an editor by invitation, and somebody with the same link."""

import re
import sqlite3
from contextlib import closing

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.reader import Preferences
from tests.editors.chat import WEEK, drafts, noticed, presses, seen, sees, text
from tests.readers.chats import eventually
from tests.stage import OWNER, Stage


@pytest.fixture
def guest(stage: Stage) -> Person:
    return stage.telegram.person("Guest", language="ru", user_id=OWNER + 1)


@pytest.fixture
def stranger(stage: Stage) -> Person:
    return stage.telegram.person("Stranger", user_id=OWNER + 2)


async def invites(owner: Person) -> str:
    """What whoever opens the link says with it."""
    owner.says("/team")
    await sees(owner, "Who edits")
    return said_by(await presses(owner, "➕ Invite an editor…", "Whoever opens this link first"))


def said_by(invitation: ChatMessage) -> str:
    found = re.search(r"https://t\.me/\S+\?start=(\S+)", invitation.text)
    assert found
    return f"/start {found[1]}"


async def joins(owner: Person, guest: Person, name: str = "Anna") -> str:
    link = await invites(owner)
    guest.says(link)
    await sees(guest, "Теперь вы редактор.")
    guest.says(name)
    await sees(guest, f"Другие видят вас так: {name}.")
    return link


async def dismisses(owner: Person, name: str) -> None:
    owner.says("/team")
    await sees(owner, name)
    await presses(owner, f"✖️ Dismiss {name}…", f"Dismiss {name}?")
    await presses(owner, f"✖️ Dismiss {name}", f"{name} is an editor no more.")


def rows(stage: Stage, table: str) -> int:
    with closing(sqlite3.connect(stage.database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


async def test_a_link_makes_one_person_an_editor_and_nobody_else(
    editor: Person, guest: Person, stranger: Person
) -> None:
    link = await joins(editor, guest)
    await sees(editor, "Somebody has opened your link")
    stranger.says(link)
    await sees(stranger, "Somebody else has opened this link")
    stranger.says("/desk")
    assert "Drafts" not in (await stranger.answer()).text
    guest.says(link)
    await sees(guest, "Вы уже редактор.")
    guest.says("/team")
    team = await sees(guest, "Кто редактирует")
    assert "#1 · владелец" in team.text
    assert "Anna · это вы" in team.text
    assert team.buttons == ["✏️ Моё имя…", "← Назад"]


async def test_a_link_that_is_late_or_invented_is_refused_with_the_reason(
    editor: Person, stage: Stage, guest: Person
) -> None:
    guest.says("/start e-invented")
    await sees(guest, "Эта ссылка больше не действует")
    link = await invites(editor)
    with closing(sqlite3.connect(stage.database)) as connection:
        connection.execute("UPDATE invitation SET expires = expires - 86400")
        connection.commit()
    guest.drop(guest.messages[-1].id)
    guest.says(link)
    await sees(guest, "Эта ссылка больше не действует")
    assert not seen(guest, "Теперь вы редактор")


async def test_an_owner_who_opens_the_own_link_does_not_use_it_up(editor: Person, guest: Person) -> None:
    link = await invites(editor)
    editor.says(link)
    await sees(editor, "You are an editor already.")
    editor.says("Boss")
    await sees(editor, "The others see you as Boss.")
    guest.says(link)
    await sees(guest, "Теперь вы редактор.")


async def test_whoever_is_dismissed_has_nothing_left_that_works(editor: Person, stage: Stage, guest: Person) -> None:
    link = await joins(editor, guest)
    guest.uploads("west.en.md", text())
    card = await sees(guest, f"Черновик {WEEK}")
    await dismisses(editor, "Anna")
    before = len(stage.telegram.calls)
    answer = await noticed(guest, guest.forges(f"e-publish:{WEEK}", card))
    assert answer.text
    guest.says(link)
    await sees(guest, "Эта ссылка больше не действует")
    guest.uploads("east.en.md", text("east"))
    await guest.answer()
    editor.says("/desk")
    assert "1 text" in (await sees(editor, "Drafts")).text
    editor.uploads("elite.en.md", text("elite"))
    await sees(editor, "Ruling elite, in English")
    assert not [
        call
        for call in stage.telegram.calls[before:]
        if call.method == "editMessageText" and call.parameters.get("chat_id") == guest.id
    ]
    await eventually(lambda: any(call.method == "deleteMyCommands" for call in stage.telegram.calls))
    assert rows(stage, "person") == 1


async def test_editors_cannot_invite_or_dismiss(editor: Person, guest: Person) -> None:
    await joins(editor, guest)
    guest.says("/team")
    team = await sees(guest, "Кто редактирует")
    for data in ("e-invite", "e-dismiss:1", "e-dismissed:2"):
        assert (await noticed(guest, guest.forges(data, team))).text == "Это может только владелец."
    guest.says("/desk")
    await sees(guest, "Черновики")


async def test_an_owner_cannot_be_dismissed(editor: Person) -> None:
    editor.says("/team")
    team = await sees(editor, "Who edits")
    assert (await noticed(editor, editor.forges("e-dismissed:1", team))).text
    editor.says("/desk")
    await sees(editor, "Drafts")


async def test_names_are_short_and_nobody_elses(editor: Person, guest: Person) -> None:
    await joins(editor, guest)
    editor.says("/team")
    await sees(editor, "Who edits")
    await presses(editor, "✏️ My name…", "How shall the others see you?")
    for name, refusal in (
        ("anna", "Another editor has this name."),
        ("A" * 21, "This name is too long"),
        ("…", "There is no letter in this name."),
    ):
        editor.says(name)
        await sees(editor, refusal)
    editor.says("  Maria   S. ")
    await sees(editor, "The others see you as Maria S.")
    editor.says("Maria S.")
    assert "The others see you" not in (await editor.answer()).text


async def test_a_text_is_no_name(editor: Person, guest: Person) -> None:
    guest.says(await invites(editor))
    await sees(guest, "Теперь вы редактор.")
    guest.says("Заголовок\n\nТекст о том, что было.")
    assert "Другие видят вас" not in (await guest.answer()).text


async def test_the_others_see_who_locks_the_desk_and_then_nobody_is_invited(editor: Person, guest: Person) -> None:
    await joins(editor, guest)
    guest.says("/lock")
    await sees(guest, "Заблокировать стол?")
    await presses(guest, "🔒 Заблокировать на 24 часа", "Anna: стол заблокирован")
    await sees(editor, "Anna has locked the desk")
    editor.says("/team")
    team = await sees(editor, "Who edits")
    assert "The desk is locked" in (await noticed(editor, editor.forges("e-invite", team))).text


async def test_a_link_from_before_the_desk_was_locked_makes_nobody_an_editor(editor: Person, guest: Person) -> None:
    link = await invites(editor)
    editor.says("/lock")
    question = await sees(editor, "Lock the desk?")
    editor.presses(question.buttons[0], question)
    await sees(editor, "The desk is locked")
    guest.says(link)
    await sees(guest, "Эта ссылка больше не действует")


async def test_an_editor_who_wants_to_be_forgotten_is_a_reader(editor: Person, stage: Stage, guest: Person) -> None:
    await stage.subscribe([guest], Preferences("ru", subscribed=True))
    await joins(editor, guest)
    guest.says("/privacy")
    await sees(guest, "Пока вы редактор")
    guest.says("/forget")
    await sees(guest, "Вы больше не редактор.")
    await eventually(lambda: rows(stage, "person") == 1 and rows(stage, "reader") == 0)
    with closing(sqlite3.connect(stage.database)) as connection:
        assert connection.execute("SELECT * FROM former").fetchall() == []
    guest.says("/desk")
    assert "Черновики" not in (await guest.answer()).text


async def test_a_restart_and_a_block_change_nothing(stage: Stage, guest: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await joins(editor, guest)
        guest.blocks()
        guest.unblocks()
    async with stage.bot():
        await drafts(editor)
        guest.says("/desk")
        await sees(guest, "Черновики")
