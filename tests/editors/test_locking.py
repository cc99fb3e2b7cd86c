"""The locked desk, with three people: a phone is in the wrong hands."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from bot.model.reader import Preferences
from tests.commands import zvodka
from tests.editors.chat import WEEK, drafts, noticed, prepares, presses, publishes, seen, sees, text
from tests.stage import OWNER, Stage

LOCKED = "The desk is locked"


def passes(stage: Stage, seconds: int) -> None:
    """As if that much time had passed since it was locked, while the bot is down."""
    with closing(sqlite3.connect(stage.database)) as connection:
        for table, column in (("desk_lock", "until"), ("schedule", "due")):
            connection.execute(f"UPDATE {table} SET {column} = {column} - ?", (seconds,))
        connection.commit()


@pytest.fixture
async def colleague(stage: Stage) -> Person:
    """A second owner, who has chosen Russian; an issue can be taken back for a minute."""
    stage.settings |= {"ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}", "ZVODKA_UNDO_SECONDS": "60"}
    person = stage.telegram.person("Colleague", language="ru", user_id=OWNER + 1)
    person.started = True
    await stage.subscribe([person], Preferences("ru"))
    return person


@pytest.fixture
async def reader(stage: Stage, telegram: World) -> Person:
    (person,) = telegram.crowd(1)
    await stage.subscribe([person], Preferences("en", subscribed=True))
    return person


async def asks(editor: Person) -> None:
    editor.says("/lock")
    await sees(editor, "Lock the desk?")


async def locks(editor: Person) -> None:
    """By the command, and one tap."""
    await asks(editor)
    await presses(editor, "🔒 Lock for 24 hours", LOCKED)


async def refused(editor: Person, query: str) -> None:
    notice = await noticed(editor, query)
    assert notice.text.startswith("The desk is locked until ")
    assert notice.text.endswith("Nothing was done.")
    assert notice.alert


async def test_what_counts_down_stays_and_every_press_that_would_send_says_why_not(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        counting = await sees(editor, "is being published")
        await presses(editor, "🔒 Lock the desk…", "Lock the desk?")
        await presses(editor, "🔒 Lock for 24 hours", "Until then nothing is published")
        told = await sees(colleague, "До тех пор ничего не публикуется")
        assert told.buttons == ["🔓 Разблокировать", "🔒 Заблокировать и от себя"]
        await sees(editor, "so it does not go out")
        for data in (f"e-now:{WEEK}:1", f"e-again:{WEEK}"):
            await refused(editor, editor.forges(data, counting))
        editor.presses("▶️ Send it now")
        await presses(editor, "↩️ Undo", "is a draft again")
        plan = await prepares(editor)
        await refused(editor, editor.presses("📣 Publish", plan))
        editor.uploads("elite.en.md", text("elite"))
        await sees(editor, "Ruling elite, in English")
        editor.says("/desk")
        assert (await sees(editor, "Nothing goes out. Drafts can be written.")).buttons[-1] == "🔒 How it is locked"
    assert not seen(reader, "Ties")


async def test_what_is_being_sent_pauses_and_goes_on_when_an_owner_says_so(
    stage: Stage, colleague: Person, telegram: World
) -> None:
    stage.settings |= {"ZVODKA_RATE": "2", "ZVODKA_UNDO_SECONDS": "0"}
    people = telegram.crowd(20)
    await stage.subscribe(people, Preferences("en", subscribed=True))
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(people[0], "Ties")
        card = await sees(editor, f"{WEEK} is on its way")
        await presses(editor, "🔒 Lock the desk…", "Lock the desk?")
        await presses(editor, "🔒 Lock for 24 hours", LOCKED)
        await sees(editor, f"{WEEK} is paused")
        await refused(editor, editor.presses("▶️ Resume", card))
        await sees(colleague, "Стол заблокирован")
        await presses(editor, "🔓 Unlock", "It is open again")
        opened = await sees(editor, "The desk is open again")
        assert opened.buttons == [f"📊 Progress of {WEEK}"]
        assert "What was being sent is still paused: an owner lets it go on." in opened.text
        await sees(colleague, "Стол снова открыт")
        sent = sum(bool(seen(person, "Ties")) for person in people)
        assert sent < len(people)
        await presses(editor, "▶️ Resume", f"{WEEK} is on its way")


async def test_a_lock_of_a_colleague_is_opened_by_two(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    editor.started = True
    async with stage.bot():
        colleague.says("/lock")
        await sees(colleague, "Заблокировать стол?")
        await presses(colleague, "🔒 Заблокировать на 24 часа", "До тех пор ничего не публикуется")
        await sees(editor, LOCKED)
        query = editor.presses("🔓 Unlock")
        assert "Somebody else must agree" in (await noticed(editor, query)).text
        await sees(colleague, "Соглашайтесь, только если")
        await sees(editor, "An owner wants to unlock it.")
        query = editor.presses("🔓 Unlock")
        assert "Somebody else must agree" in (await noticed(editor, query)).text
        assert not seen(editor, "The desk is open again")
        await presses(colleague, "🔓 Подтверждаю: разблокировать", "Стол снова открыт")
        await sees(editor, "The desk is open again")
        query = editor.forges("e-unlock", seen(editor, "open again")[0])
        assert (await noticed(editor, query)).text == "The desk is open."


async def test_killed_it_is_as_locked_as_before_and_the_machine_opens_it(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.process() as process:
        await drafts(editor)
        await publishes(editor)
        await sees(editor, "is being published")
        await locks(editor)
        await process.kill()
    passes(stage, 60)
    async with stage.process():
        await sees(colleague, "Стол заблокирован")
        editor.says("/publish")
        await sees(editor, "There is no draft.")
        assert not seen(reader, "Ties")
        ended = await asyncio.to_thread(zvodka, stage, "unlock")
        assert ended.stdout == "The desk is open again.\n"
        await sees(editor, "The desk is open again")
        asked = await sees(editor, "The desk was locked then")
        assert asked.buttons == ["↩️ Take it back", "▶️ Send it now"]
        await sees(colleague, "В то время стол был заблокирован")
        editor.presses("▶️ Send it now", asked)
        await sees(reader, "Ties")
    assert len(seen(editor, "Until then nothing is published")) == 0


async def test_after_a_day_it_is_open_and_what_was_due_asks(stage: Stage, colleague: Person, reader: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, "is being published")
        await locks(editor)
        await sees(colleague, "Стол заблокирован")
    passes(stage, 24 * 3600 - 5)
    async with stage.bot():
        await sees(editor, "The desk is open again")
        await sees(colleague, "Стол снова открыт")
        await sees(editor, "The desk was locked then")
        assert not seen(reader, "Ties")


async def test_whoever_does_not_lock_it_after_all_leaves_it_open(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await asks(editor)
        await presses(editor, "Leave it open", "The desk is open, as it was.")
        editor.says("/unlock")
        await sees(editor, "The desk is open.")
        editor.says("/start")
        await editor.answer()
    assert not seen(colleague, "Стол")


@pytest.mark.usefixtures("colleague")
async def test_a_correction_waits_for_the_open_desk(stage: Stage, reader: Person) -> None:
    stage.settings["ZVODKA_UNDO_SECONDS"] = "0"
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(reader, "Ties")
        await sees(editor, f"{WEEK} is published")
        await locks(editor)
        editor.uploads("west.en.md", text(headline="Other ties"))
        card = await sees(editor, f"Correct the issue {WEEK}?")
        await refused(editor, editor.presses("🗄 In the archive only", card))
        editor.says("/unlock")
        await sees(editor, "The desk is open again")
        await presses(editor, "🗄 In the archive only", f"The issue {WEEK} is corrected.")


def test_there_is_nothing_to_open_where_nothing_is(stage: Stage) -> None:
    ended = zvodka(stage, "unlock")
    assert (ended.returncode, "there is no database" in ended.stderr) == (75, True)
    assert not stage.database.exists()
