"""An editor's chat with the bot, from the first file to the last reader."""

import re
from dataclasses import replace

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import BadGateway, Fault, Refuse, Reset
from bot.model.issue import Commentary
from bot.model.week import Week
from tests.editors.chat import WEEK, drafts, noticed, prepares, seen, sees, shown, text, ticks
from tests.stage import Stage


async def subscribed(stage: Stage, language: str) -> Person:
    reader = stage.telegram.person("Reader", language=language)
    reader.says("/subscribe")
    await reader.answer()
    return reader


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("west.docx", b"PK\x03\x04", "damaged"),
        ("west.md", b"-" * 300_000, "at most 256 KiB"),
        ("west.pdf", b"%PDF-1.7", "PDF"),
    ],
)
async def test_a_file_that_is_no_commentary_is_refused_in_plain_words(
    editor: Person, name: str, content: bytes, reason: str
) -> None:
    editor.uploads(name, content)
    assert reason in (await sees(editor, f"{name} was not accepted:")).text


@pytest.mark.parametrize("fault", [BadGateway(), Reset(), Refuse(429, "Too Many Requests", {"retry_after": 60})])
async def test_of_a_file_that_could_not_be_fetched_the_editor_is_told_to_send_it_again(
    editor: Person, stage: Stage, fault: Fault
) -> None:
    stage.telegram.faults.add(then=fault, method="getFile")
    editor.uploads("west.en.md", text())
    assert "send it again" in (await sees(editor, "west.en.md was not accepted:")).text
    editor.uploads("west.en.md", text())
    await sees(editor, "West relations: en")


async def test_of_more_drafts_than_telegram_takes_buttons_the_newest_are_shown(editor: Person, stage: Stage) -> None:
    commentary = Commentary(Week.parse("2020-W01"), "west", "en", "Ties", "What happened.")
    await stage.draft(replace(commentary, week=commentary.week.shift(ago)) for ago in range(120))
    for command, words in (("/desk", "11–17 April 2022"), ("/publish", "Which draft?"), ("/preview", "Which draft?")):
        editor.says(command)
        answer = await editor.answer()
        assert words in answer.text
        assert "… and 100 more" in answer.text
        assert len([button for button in answer.buttons if "202" in button and "📣" not in button]) == 20


async def test_two_taps_publish_and_a_new_message_tells_how_it_ended(editor: Person, stage: Stage) -> None:
    reader = await subscribed(stage, "be")
    editor.uploads("west.be.md", text(language="be", headline="Навіна"))
    await sees(editor, f"Draft {WEEK}")
    card = await prepares(editor)
    assert "Беларуская: 1" in card.text
    editor.presses("📣 Publish")
    await sees(reader, "Навіна")
    done = await sees(editor, "Sent: 1 of 1")
    assert (done.id > card.id, done.text.startswith(f"✅ {WEEK} is published")) == (True, True)
    assert not seen(editor, f"Draft {WEEK}")


async def test_pressing_publish_twice_publishes_once(editor: Person, stage: Stage) -> None:
    reader = await subscribed(stage, "en")
    await drafts(editor)
    card = await prepares(editor)
    button = next(key["callback_data"] for row in card.keyboard for key in row if "Publish" in key["text"])
    first, second = (editor.forges(button, card) for _ in range(2))
    await noticed(editor, first)
    assert (await noticed(editor, second)).text == ""
    await sees(editor, f"{WEEK} is published")
    assert len(seen(reader, "Ties")) == 1


async def test_a_draft_that_changed_after_the_card_was_drawn_needs_a_new_word(editor: Person) -> None:
    await drafts(editor)
    card = await prepares(editor)
    editor.uploads("west.be.md", text(language="be"))
    await sees(editor, "West relations: be, en")
    assert "here is a new card" in (await noticed(editor, editor.presses("📣 Publish"))).text
    await editor.until(lambda editor: editor.message(card.id) != card)
    await ticks(editor, shown(editor, card.id))
    editor.presses("📣 Publish")
    await sees(editor, f"{WEEK} is published")


async def test_a_file_with_another_verdict_asks_which_is_meant(editor: Person) -> None:
    editor.uploads("west.be.md", text(language="be", trend="improved"))
    await sees(editor, f"Draft {WEEK}")
    editor.uploads("west.en.md", text(trend="worsened"))
    question = await sees(editor, "this text says “worsened”, the draft so far “improved”. Which is meant?")
    assert question.buttons == ["▼ worsened", "▲ improved"]
    editor.presses("▼ worsened")
    await sees(editor, "Verdict: ▼ worsened")
    await sees(editor, "· ▼ Belarus–West relations: be, en; missing: ru")


async def test_a_text_that_is_edited_to_a_command_carries_out_nothing_and_says_so(editor: Person) -> None:
    await drafts(editor)
    said = editor.says("publish")
    await editor.until(lambda editor: "Write a word" in editor.last.text)
    editor.edits(said, "/publish")
    assert (await sees(editor, "send the command anew")).buttons == []


async def test_cancelling_leads_back_to_the_draft(editor: Person) -> None:
    await drafts(editor)
    editor.says("/publish")
    card = await sees(editor, f"Publish {WEEK}?")
    editor.presses("Cancel")
    await editor.until(lambda editor: "Draft" in editor.last.text)
    assert seen(editor, f"Draft {WEEK}")[-1].id == card.id
    await sees(editor, "The draft 2026-W48 is shown further down.")


async def test_to_everybody_else_these_commands_do_not_exist(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    keys = [key["callback_data"] for row in editor.last.keyboard for key in row]
    reader = stage.telegram.person("Reader")
    reader.says("/nonsense")
    hint = (await reader.answer()).text
    for command in ("/desk", "/issues", "/preview", "/publish", f"/publish {WEEK}"):
        reader.says(command)
        assert (await reader.answer()).text == hint
    reader.uploads("west.en.md", text())
    assert (await reader.answer()).text == hint
    unknown = await noticed(reader, reader.forges("nonsense", reader.last))
    for key in keys:
        assert (await noticed(reader, reader.forges(key, reader.last))).text == unknown.text
    editor.says("/issues")
    await sees(editor, "1 text")


@pytest.mark.parametrize(
    "data",
    [
        "e-discard:2026-W01:1",
        "e-publish:2026-W01:nonce:0",
        "e-control:9:stop",
        "e-control:zzzzzzzzzzzzz:stop",
        "e-control:9:drop:zzzzzzzzzzzzz",
        "e-stop:-1",
        "e-replace:zzzzzzzzzzzzz",
        "e-draft:9999-W01",
        "e-steer:9:halt",
        "e-x",
        "e-watch",
    ],
)
async def test_a_button_that_is_out_of_date_does_nothing_and_says_so(editor: Person, data: str) -> None:
    await drafts(editor)
    before = editor.last
    assert "out of date" in (await noticed(editor, editor.forges(data, before))).text
    assert editor.last == before


async def test_a_correction_is_confirmed_then_shown_and_sent_to_nobody(editor: Person, stage: Stage) -> None:
    editor.uploads("west.en.md", text(week="2019-W21"))
    await sees(editor, "Correct the issue 2019-W21?")
    reader = stage.telegram.person("Reader")
    reader.says("/latest")
    assert "Ties" not in (await reader.answer()).text
    editor.presses("🗄 In the archive only")
    await sees(editor, "Nothing was sent to anyone.")
    reader.says("/latest")
    assert "Ties" in (await reader.answer()).text


async def test_removing_and_discarding_ask_first(editor: Person) -> None:
    for language in ("be", "en"):
        editor.uploads(f"west.{language}.md", text(language=language))
    card = await sees(editor, "West relations: be, en")
    editor.presses("✂️ Remove text…")
    await sees(editor, "From which topic")
    editor.presses("Belarus–West relations")
    await sees(editor, "Which text on")
    editor.presses("in Belarusian")
    assert (await sees(editor, "Removed: Belarus–West relations, in Belarusian.")).id == card.id
    assert (await sees(editor, "West relations: en; missing: be, ru")).id > card.id
    editor.presses("🗑 Discard draft…")
    await sees(editor, "It cannot be brought back")
    editor.presses("🗑 Discard the draft")
    await sees(editor, "is discarded")
    await drafts(editor)
    assert editor.last.id > card.id


async def test_an_unknown_week_and_several_drafts_are_asked_about(editor: Person) -> None:
    editor.says("/publish")
    await sees(editor, "There is no draft.")
    editor.says("/publish next week")
    await sees(editor, "There is no such issue")
    await drafts(editor)
    editor.uploads("west.en.md", text(week="2026-W49"))
    await sees(editor, "Draft 2026-W49")
    editor.says("/publish")
    question = await sees(editor, "Which draft?")
    assert [re.match(r"2026-W4\d", label) is not None for label in question.buttons] == [True, True]
    editor.says("/publish 2026-w48")
    await sees(editor, "Publish 2026-W48?")
