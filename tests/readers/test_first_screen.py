"""The first screen in the chat: a language in one tap, and what is opened from a push stands below it."""

import pytest

from bot.model.reader import Preferences
from tests.readers.chats import asks, commentary, push, stored, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")


async def test_a_language_is_chosen_on_the_first_screen_and_kept(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="en")
    async with stage.bot():
        first = await asks(anna, "/start")
        russian = await taps(anna, "Рус")
        assert russian.id == first.id
        assert "Здравствуйте" in russian.text
        assert "Подписаться" in " ".join(russian.buttons)
        assert "Архив" in " ".join((await asks(anna, "/latest")).buttons)
    assert await stored(stage, anna) == Preferences("ru")


async def test_what_a_push_leads_to_stands_below_it_and_the_push_stays(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    anna.started = True
    await stage.subscribe([anna], Preferences("en", subscribed=True))
    await push(stage, commentary())
    async with stage.bot():
        issue = await anna.answer()
        settings = await taps(anna, "Settings")
        archive = await taps(anna, "Archive")
        assert issue.id < settings.id < archive.id
        assert "You are subscribed." in settings.text
        stays = anna.message(issue.id)
        assert stays
        assert (stays.html, stays.keyboard) == (issue.html, issue.keyboard)
