"""When readers want their issues: said by taps, kept, and told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.build import utc_now
from bot.callbacks.wishes import Pause
from bot.model.reader import Format, Preferences
from bot.model.wishes import Quiet, Weekly
from tests.readers.chats import asks, button, commentary, eventually, push, stored, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)


async def test_a_day_an_hour_a_city_and_only_changes_are_chosen_by_taps_and_said_in_words(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        await asks(anna, "/settings")
        assert "New issues come at once." in (await taps(anna, "When")).text
        for words in ("On a day of the week", "Friday"):
            await taps(anna, words)
        assert "New issues come on Fridays at 18:00 (Minsk)." in (await taps(anna, "18:00")).text
        assert any("✅ Minsk" in words for words in (await taps(anna, "City")).buttons)
        cities = await taps(anna, "‹")
        while not any("Vilnius" in words for words in cities.buttons):
            cities = await taps(anna, "›")
        shown = await taps(anna, "Vilnius")
        assert "on Fridays at 18:00 (Vilnius)" in shown.text
        await taps(anna, "Only if a verdict changes")
        settings = await taps(anna, "Back")
    assert "When: on Fridays at 18:00 (Vilnius); only if a verdict changes" in settings.text
    assert await stored(stage, anna) == replace(SUBSCRIBED, hours=Weekly(5, 18, "Europe/Vilnius"), only_news=True)


async def test_quiet_hours_are_chosen_by_two_taps_and_given_up_by_one(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        await asks(anna, "/settings")
        for words in ("When", "Quiet at night", "23:00", "7:00"):
            shown = await taps(anna, words)
        assert "at once, but not from 23:00 to 7:00 (Minsk)" in shown.text
        assert (await stored(stage, anna)) == replace(SUBSCRIBED, hours=Quiet(23, 7, "Europe/Minsk"))
        await taps(anna, "At once")
    assert await stored(stage, anna) == SUBSCRIBED


async def test_who_pauses_sees_until_when_gets_nothing_and_resumes_by_a_tap(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna, boris], SUBSCRIBED)
    async with stage.bot():
        await asks(anna, "/settings")
        for words in ("When", "Pause", "2 weeks"):
            shown = await taps(anna, words)
        assert "Paused until" in shown.text
        chosen = await stored(stage, anna)
    assert chosen
    assert timedelta(days=13) < timedelta(seconds=chosen.paused - utc_now().timestamp()) <= timedelta(days=14)
    await push(stage, commentary("west"))
    async with stage.bot():
        await boris.answer()
        assert "paused until" in (await asks(anna, "/settings")).text
        assert "paused" not in (await taps(anna, "Resume now")).text
    assert not [message for message in anna.messages if "What west did" in message.text]
    assert await stored(stage, anna) == SUBSCRIBED


async def test_an_old_button_for_a_pause_offers_new_ones(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        await asks(anna, "/settings")
        await taps(anna, "When")
        await taps(anna, "Pause")
        query = anna.forges(Pause(1).data, anna.last)
        await eventually(lambda: query in {notice.query_id for notice in anna.notices})
        assert button(anna, "1 week")
    assert await stored(stage, anna) == SUBSCRIBED


async def test_an_issue_comes_in_each_chosen_language_and_in_full_what_was_written_in_it(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], replace(SUBSCRIBED, format=Format.FULL))
    async with stage.bot():
        await asks(anna, "/language")
        shown = await taps(anna, "Issues in Belarusian, too")
        assert "✅ Issues in Belarusian, too" in shown.buttons
        assert "Language: English, Беларуская" in (await taps(anna, "Back")).text
    heard = len(anna.messages)
    await push(stage, commentary("west"), commentary("west", "be"), commentary("elite"))
    async with stage.bot():
        await anna.until(lambda person: len(person.messages) >= heard + 5)
    words = [message.text for message in anna.messages[heard:]]
    assert ["What west did in be" in text for text in words] == [False, False, False, True, True]
    assert len(words) == 5
