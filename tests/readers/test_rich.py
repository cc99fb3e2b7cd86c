"""Rich messages are chosen by who can read them, which only a press below a sample tells."""

from dataclasses import replace

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse
from bot.demo.telegram.message import ChatMessage
from bot.model.reader import Format, Preferences
from tests.readers.chats import WEST, asks, commentary, count_stored, push, stored, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)
CHOICE = "All in one (texts unfold)…"


async def sample(person: Person) -> ChatMessage:
    await asks(person, "/settings")
    await taps(person, "Format")
    return await taps(person, f"▫️ {CHOICE}")


async def test_only_who_can_read_a_sample_has_chosen_it(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        shown = await sample(anna)
        assert [block["type"] for block in shown.content.rich] == [
            *("heading", "paragraph", "table", "details", "details", "paragraph"),
        ]
        assert await stored(stage, anna) == SUBSCRIBED
        chosen = await taps(anna, "I can read this")
    assert chosen.id == shown.id
    assert f"✅ {CHOICE}" in chosen.buttons
    assert await stored(stage, anna) == replace(SUBSCRIBED, format=Format.RICH)


async def test_plain_text_leaves_what_was_and_stores_nothing(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    async with stage.bot():
        await sample(anna)
        shown = await taps(anna, "Show plain text")
    assert "✅ Brief (one message)" in shown.buttons
    assert await count_stored(stage) == 0


async def test_who_has_it_and_cannot_read_it_any_more_gets_plain_text(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], replace(SUBSCRIBED, format=Format.RICH))
    async with stage.bot():
        await asks(anna, "/settings")
        await taps(anna, "Format")
        await taps(anna, f"✅ {CHOICE}")
        await taps(anna, "Show plain text")
    assert await stored(stage, anna) == replace(SUBSCRIBED, format=Format.FULL)


async def test_a_server_that_cannot_send_it_says_so(stage: Stage) -> None:
    stage.telegram.faults.add(method="sendRichMessage", then=Refuse(404, "Not Found"), times=None)
    (anna,) = stage.telegram.crowd(1)
    async with stage.bot():
        said = await sample(anna)
        assert said.text == "This bot cannot send such messages yet. Nothing has changed."
        assert "▫️ Full (with all texts)" in (await taps(anna, "Back")).buttons


async def test_the_other_topics_open_below_and_the_message_stays(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], replace(SUBSCRIBED, format=Format.RICH, topics=WEST))
    await push(stage, commentary("west"), commentary("elite"))
    async with stage.bot():
        issue = await anna.answer()
        below = await taps(anna, "All topics (2)")
    assert issue.content.rich
    assert below.id > issue.id
    assert anna.message(issue.id) == issue
    assert "What elite did in en" in below.text
