"""An editor corrects and retracts what readers have, in the chat."""

import pytest

from bot.demo.phone import Person
from bot.model.reader import Format, Preferences
from tests.editors.chat import WEEK, drafts, noticed, presses, publishes, sees, text
from tests.stage import Stage

NOTICE = "worsened (we wrote: unchanged)"


@pytest.fixture
async def brief(stage: Stage) -> Person:
    return stage.telegram.crowd(1)[0]


@pytest.fixture
async def full(stage: Stage) -> Person:
    return stage.telegram.crowd(1)[0]


@pytest.fixture
async def published(stage: Stage, brief: Person, full: Person, editor: Person) -> Person:
    """The editor of an issue that two readers have."""
    await stage.subscribe([brief], Preferences("ru", subscribed=True))
    await stage.subscribe([full], Preferences("en", Format.FULL, subscribed=True))
    await drafts(editor)
    await publishes(editor)
    await sees(full, "What happened in west.")
    await sees(brief, "Ties")
    await sees(editor, "is published")
    return editor


async def opened(editor: Person) -> None:
    """The screen of the topic in the published issue."""
    editor.says("/desk")
    await sees(editor, "Published")
    await presses(editor, "📣 23–29 November 2026", "Ruling elite: nothing yet")
    await presses(editor, "🌐 Belarus–West relations", "Verdict: ")


async def test_a_verdict_is_corrected_with_a_reason_in_every_copy(
    published: Person, brief: Person, full: Person
) -> None:
    await opened(published)
    card = await presses(published, "▼ worsened", f"Correct the issue {WEEK}?")
    assert "Verdict: worsened (before: unchanged)" in card.text
    assert "2 copies are changed.\n2 readers get a message." in card.text
    await presses(published, "Give a reason…", "Send the reason in one sentence.")
    published.says("We misread the treaty.")
    explained = await sees(published, "We misread the treaty.")
    assert f"{NOTICE}. We misread the treaty." in explained.text
    await presses(published, "✏️ Correct, and send a message", f"The issue {WEEK} is corrected.")
    await full.until(lambda person: all(NOTICE in each.text for each in person.messages if each.sender == "bot"))
    await brief.until(lambda person: len([each for each in person.messages if each.sender == "bot"]) > 1)
    first, notice = [each for each in brief.messages if each.sender == "bot"]
    assert "— ухудшение (было: без изменений). We misread the treaty." in first.text
    assert notice.reply_to == first.id
    shown = await presses(brief, notice.buttons[0], "What happened in west.")
    assert "(было: без изменений)" in shown.text


async def test_an_album_for_a_published_issue_is_one_list_from_which_each_text_is_corrected(
    published: Person, full: Person
) -> None:
    published.uploads("west.en.md", text(headline="Better ties"))
    published.uploads("west.be.md", text(language="be", headline="Лепшыя сувязі"))
    listed = await sees(published, f"2 texts change the issue {WEEK}")
    assert listed.buttons == ["Belarus–West relations, in English", "Belarus–West relations, in Belarusian"]
    assert "Correct the issue" not in "".join(each.text for each in published.messages)
    published.presses("Belarus–West relations, in English", listed)
    await sees(published, f"Correct the issue {WEEK}?")
    await presses(published, "✏️ Correct the copies", f"The issue {WEEK} is corrected.")
    await sees(full, "Better ties")
    published.presses("Belarus–West relations, in Belarusian", listed)
    await sees(published, f"Add this text to the issue {WEEK}?")
    await presses(published, "🗄 In the archive only", "Nothing was sent to anyone.")
    query = published.presses("Belarus–West relations, in English", listed)
    assert (await noticed(published, query)).text == "The published issue says so already."


async def test_what_is_corrected_in_the_archive_only_reaches_nobody(published: Person, full: Person) -> None:
    published.uploads("west.en.md", text(headline="Better ties"))
    card = await sees(published, f"Correct the issue {WEEK}?")
    assert "Was: Ties\nNow: Better ties" in card.text
    await presses(published, "🗄 In the archive only", "Nothing was sent to anyone.")
    full.says("/latest")
    latest = await sees(full, "Better ties")
    assert "the text on “Belarus–West relations”." in latest.text
    assert sum("Better ties" in each.text for each in full.messages) == 1


async def test_a_text_that_names_another_verdict_may_be_meant_alone(published: Person, full: Person) -> None:
    published.uploads("west.en.md", text(headline="Better ties", trend="improved"))
    await sees(published, "Verdict: improved (before: unchanged)")
    alone = await presses(published, "Leave the verdict", "2 copies are changed.")
    assert "Verdict" not in alone.text
    await presses(published, "✏️ Correct the copies", "is corrected.")
    assert "unchanged" in (await sees(full, "Better ties")).text


async def test_an_issue_is_retracted(published: Person, brief: Person, full: Person) -> None:
    published.says("/desk")
    await sees(published, "Published")
    await presses(published, "📣 23–29 November 2026", "Ruling elite: nothing yet")
    await presses(published, "🚫 Retract…", f"Retract the issue {WEEK}?")
    await presses(published, "✏️ Retract, and tell readers", f"The issue {WEEK} is retracted.")
    await full.until(lambda person: all("retracted" in each.text for each in person.messages if each.sender == "bot"))
    await brief.until(lambda person: all("отозван" in each.text for each in person.messages if each.sender == "bot"))
    brief.says("/archive")
    archive = await sees(brief, "Все выпуски")
    assert archive.buttons[0] == "23–29 ноября 2026: отозван"
    await presses(brief, archive.buttons[0], "Этот выпуск отозван.")
    brief.says("/latest")
    await sees(brief, "20–26\xa0мая 2019")


async def test_a_retracted_issue_says_why_at_the_desk_and_can_go_out_anew(published: Person, full: Person) -> None:
    published.says("/desk")
    await sees(published, "Published")
    await presses(published, "📣 23–29 November 2026", "Ruling elite: nothing yet")
    await presses(published, "🚫 Retract…", f"Retract the issue {WEEK}?")
    await presses(published, "Give a reason…", "Send the reason")
    published.says("Wrong week.")
    await sees(published, "Wrong week.")
    await presses(published, "✏️ Retract, and tell readers", f"The issue {WEEK} is retracted.")
    await full.until(lambda person: all("Wrong week." in each.text for each in person.messages if each.sender == "bot"))
    card = await presses(published, "To the issue", "Retracted on ")
    assert "Wrong week." in card.text
    await presses(published, "🗂 Make it a draft again", f"Draft {WEEK}")
    await publishes(published)
    again = await sees(full, "Ties")
    assert "etracted" not in again.text


async def test_what_is_left_as_it_is_changes_nothing_and_its_buttons_are_out_of_date(published: Person) -> None:
    await opened(published)
    card = await presses(published, "▼ worsened", f"Correct the issue {WEEK}?")
    await presses(published, "Leave as it is", "The published issue stays as it is.")
    query = published.forges(card.keyboard[0][0]["callback_data"], card)
    assert "out of date" in (await noticed(published, query)).text


async def test_the_verdict_that_an_issue_has_corrects_nothing(published: Person) -> None:
    await opened(published)
    query = published.presses("✓ ▬ unchanged")
    assert (await noticed(published, query)).text == "The published issue says so already."
