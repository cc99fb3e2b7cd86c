"""The minute after Publish, and times that editors choose: taken back, hastened, restarted, killed, restored."""

import sqlite3
from contextlib import closing

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from bot.model.reader import Preferences
from bot.store.sqlite.backup import back_up
from tests.editors.chat import WEEK, drafts, noticed, prepares, presses, publishes, seen, sees, text, ticks
from tests.kills import commentary
from tests.stage import OWNER, Stage

COUNTING = f"{WEEK} is being published"


@pytest.fixture
async def colleague(stage: Stage) -> Person:
    """A second owner, who has chosen Russian; nothing goes out before a minute has passed."""
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


def shift(stage: Stage, seconds: int) -> None:
    """As if what is scheduled had been scheduled for another time, while the bot is down."""
    with closing(sqlite3.connect(stage.database)) as connection:
        connection.execute("UPDATE schedule SET due = due + ?", (seconds,))
        connection.commit()


async def test_every_editor_sees_the_countdown_and_any_of_them_takes_it_back(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        plan = await prepares(editor)
        editor.presses("📣 Publish")
        card = await sees(editor, COUNTING)
        assert card.id == plan.id
        assert card.buttons == ["↩️ Undo", "▶️ Send it now", "🔒 Lock the desk…"]
        await sees(editor, "60 seconds")
        told = await sees(colleague, f"{WEEK}: публикуется")
        await editor.until(lambda editor: "55 seconds" in seen(editor, COUNTING)[-1].text)
        colleague.presses("↩️ Отменить")
        await sees(colleague, "Никому ничего не отправлено")
        back = await sees(editor, "is a draft again. Nothing was sent.")
        assert (back.id, seen(colleague, "Никому ничего")[-1].id) == (card.id, told.id)
        editor.presses(f"🗂 Draft {WEEK}")
        await sees(editor, "West relations")
    assert not seen(reader, "Ties")


async def test_sent_now_it_goes_out_at_once_and_every_editor_is_told_of_the_end(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        card = await sees(editor, COUNTING)
        theirs = await sees(colleague, f"{WEEK}: публикуется")
        colleague.presses("▶️ Отправить сейчас")
        await sees(reader, "Ties")
        assert (await sees(editor, f"{WEEK} is published")).id > card.id
        assert (await sees(colleague, f"{WEEK}: опубликовано")).id > theirs.id
        late = await noticed(editor, editor.forges(f"e-recall:{WEEK}", card))
        assert late.text == ""
    assert len(seen(reader, "Ties")) == 1


async def test_texts_for_an_issue_that_is_about_to_go_out_wait_and_are_put_in_once_it_is_taken_back(
    stage: Stage, colleague: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, COUNTING)
        colleague.uploads("west.be.md", text(language="be", headline="Сувязі"))
        colleague.uploads("west.ru.md", text(language="ru", headline="Связи"))
        barred = await sees(colleague, "скоро выйдет и не принимает текстов. 2 текста ждут")
        assert barred.buttons == ["↩️ Вернуть и вставить"]
        editor.uploads("west.en.md", text(headline="Other ties"))
        await sees(editor, "Your text waits")
        receipt = await presses(colleague, "↩️ Вернуть и вставить", "2 текста")
        assert receipt.id == barred.id
        await sees(editor, "is a draft again. Nothing was sent.")
        await presses(editor, "↩️ Take it back, and put in", "Other ties")
        card = await sees(editor, f"Draft {WEEK}")
        assert "be, ru, en" in card.text
        late = await noticed(editor, editor.forges(f"e-take-in:{WEEK}", card))
        assert late.text.startswith("This button is out of date")


@pytest.mark.usefixtures("colleague")
async def test_a_text_that_waited_too_long_becomes_a_correction(stage: Stage, reader: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, COUNTING)
        editor.uploads("west.en.md", text(headline="Other ties"))
        await sees(editor, "Your text waits")
        editor.presses("▶️ Send it now", seen(editor, COUNTING)[-1])
        await sees(reader, "Ties")
        await presses(editor, "↩️ Take it back, and put in", f"Correct the issue {WEEK}?")


@pytest.mark.usefixtures("colleague")
async def test_what_is_written_for_an_issue_that_is_about_to_go_out_stays_in_its_cell(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        editor.forges(f"e-write:{WEEK}:west:be:whole", seen(editor, f"Draft {WEEK}")[-1])
        await sees(editor, "First line")
        await publishes(editor)
        await sees(editor, COUNTING)
        editor.says("Сувязі\nШто адбылося на захадзе за гэты тыдзень.")
        await sees(editor, "Send more, edit")
        await presses(editor, "✓ Done", "then press Done once more")
        await presses(editor, "↩️ Take it back", "is a draft again")
        await presses(editor, "✓ Done", "Сувязі")


async def test_the_time_is_kept_from_changes(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(colleague, f"{WEEK}: публикуется")
        editor.says("/publish 2026-w48")
        assert (await sees(editor, "is scheduled already")).buttons == ["↩️ Take it back"]


@pytest.mark.usefixtures("colleague")
async def test_the_desk_leads_to_the_countdown_which_moves_there(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        first = await sees(editor, COUNTING)
        editor.says("/desk")
        desk = await sees(editor, "Drafts")
        card = await presses(editor, next(button for button in desk.buttons if button.startswith("⏰")), COUNTING)
        assert card.id == desk.id
        assert card.buttons[:2] == ["↩️ Undo", "▶️ Send it now"]
        assert (await sees(editor, "is shown further down")).id == first.id
        editor.presses("↩️ Undo", card)
        assert (await sees(editor, "is a draft again")).id == card.id


async def test_an_issue_of_a_week_far_off_goes_out_once_its_week_is_named(stage: Stage, reader: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        for language in ("be", "ru", "en"):
            editor.uploads(f"west.{language}.md", text(language=language, week="2019-W30"))
        await sees(editor, "Draft 2019-W30")
        editor.says("/publish")
        asking = await sees(editor, "Publish 2019-W30?")
        assert asking.buttons == ["☐ The week is right: 22–28 July 2019", "👁 Preview", "Cancel"]
        await ticks(editor, asking)
        editor.presses("📣 Publish")
        await sees(reader, "22–28 July 2019")


async def test_a_time_is_chosen_by_a_button_or_written(stage: Stage, colleague: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await prepares(editor)
        editor.presses("🕑 Schedule…")
        asked = await sees(editor, "When shall")
        assert {"In an hour", "Another time…"} <= set(asked.buttons)
        again = await presses(editor, "← Back", f"Publish {WEEK}?")
        assert "📣 Publish" in again.buttons
        assert not any(button.startswith("☐") for button in again.buttons)
        await presses(editor, "🕑 Schedule…", "When shall")
        editor.presses("Another time…")
        await sees(editor, "Write when")
        editor.says("whenever")
        await sees(editor, "This is no time that I understand.")
        editor.says("01.01.2001 9:00")
        await sees(editor, "That time has passed.")
        editor.says("tomorrow 18:00")
        booked = await sees(editor, COUNTING)
        assert "18:00 (Minsk; 15:00 UTC)" in booked.text
        await sees(colleague, "18:00 (Минск; 15:00 UTC)")
        editor.presses("↩️ Undo")
        await sees(editor, "is a draft again")
        await prepares(editor)
        editor.presses("🕑 Schedule…")
        await sees(editor, "When shall")
        editor.presses("In an hour")
        await sees(editor, COUNTING)


@pytest.mark.parametrize("undone", [False, True])
async def test_killed_in_mid_countdown_it_goes_out_once_or_after_an_undo_not_at_all(
    stage: Stage, colleague: Person, reader: Person, *, undone: bool
) -> None:
    editor = stage.editor()
    async with stage.process() as process:
        await drafts(editor)
        await publishes(editor)
        card = await sees(editor, COUNTING)
        await sees(colleague, f"{WEEK}: публикуется")
        if undone:
            editor.presses("↩️ Undo")
            await sees(editor, "is a draft again")
        await process.kill()
    shift(stage, -60)
    async with stage.process() as process:
        if undone:
            editor.says("/publish")
            await sees(editor, f"Publish {WEEK}?")
            await process.kill()
        else:
            assert (await sees(editor, f"{WEEK} is published")).id > card.id
    async with stage.process():
        editor.says("/latest")
        await editor.answer()
    assert len(seen(reader, "Ties")) == (0 if undone else 1)


async def test_what_is_hours_late_asks_every_editor_by_a_new_message(
    stage: Stage, colleague: Person, reader: Person
) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        card = await sees(editor, COUNTING)
    shift(stage, -3 * 3600)
    async with stage.bot():
        asked = await sees(editor, "The bot was not running then")
        await sees(colleague, "В то время бот не работал")
        assert asked.id > card.id
        assert asked.buttons == ["↩️ Take it back", "▶️ Send it now"]
        assert not seen(reader, "Ties")
        editor.presses("▶️ Send it now")
        await sees(reader, "Ties")


@pytest.mark.usefixtures("colleague")
async def test_a_restored_backup_sends_nothing_by_itself(stage: Stage, reader: Person) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, COUNTING)
        back_up(stage.database, stage.folder / "copy.db")
    for leftover in stage.database.parent.glob("zvodka.db*"):
        leftover.unlink()
    (stage.folder / "copy.db").rename(stage.database)
    shift(stage, -60)
    async with stage.bot():
        await sees(editor, "restored from a backup: perhaps the issue went out")
        editor.presses("↩️ Take it back")
        await sees(editor, "is a draft again")
    assert not seen(reader, "Ties")


@pytest.mark.usefixtures("colleague")
async def test_readers_find_nothing_of_an_issue_that_waits(stage: Stage) -> None:
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        await publishes(editor)
        await sees(editor, COUNTING)
        stranger = stage.telegram.person("Reader", language="en")
        stranger.says(f"/start {WEEK}_west")
        assert "Ties" not in (await stranger.answer()).text
        stranger.says("/latest")
        assert "Ties" not in (await stranger.answer()).text


async def test_a_row_of_the_schedule_that_cannot_be_read_keeps_nobody_from_reading(
    stage: Stage, reader: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = commentary("be")
    await stage.draft([draft])
    async with stage.bot(), stage.store() as (database, _):
        columns = "week, content, due, made, policy, paid, editor"
        row = f"INSERT INTO schedule ({columns}) VALUES (:week, '1', 0, 0, 'no policy', 0, x'')"
        await database.write(lambda sql: sql.many(row, [{"week": str(draft.week)}]))
        said = ""
        while "what is due was not looked at" not in said:
            reader.says("/latest")
            await reader.answer()
            said += capsys.readouterr().out


async def test_a_colleague_of_whom_nothing_is_stored_is_told_in_the_language_of_their_telegram(stage: Stage) -> None:
    stage.settings |= {"ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}", "ZVODKA_UNDO_SECONDS": "60"}
    editor, colleague = stage.editor(), stage.telegram.person("Colleague", language="be", user_id=OWNER + 1)
    async with stage.bot():
        colleague.says("/start")
        await colleague.answer()
        await drafts(editor)
        await prepares(editor)
        editor.presses("📣 Publish")
        await sees(colleague, WEEK)
        assert seen(colleague, WEEK)[-1].buttons == ["↩️ Адмяніць", "▶️ Даслаць зараз", "🔒 Заблакаваць стол…"]
        await sees(editor, COUNTING)
        editor.presses("▶️ Send it now")
        await sees(colleague, f"{WEEK}: апублікавана")
