"""What readers choose: on the screens in their chat, and in what the next issue brings them."""

from dataclasses import replace

import pytest

from bot.demo.telegram.message import ChatMessage
from bot.model.reader import ALL_TOPICS, Format, Preferences
from tests.readers.chats import (
    ELITE,
    NEXT,
    RUSSIA,
    SECURITY,
    SOCIETY,
    WEST,
    archive,
    asks,
    commentary,
    push,
    stored,
    taps,
)
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)
MORE = """
  - id: weather
    sign: 🌦
    order: 6
    name: {be: Надвор'е, ru: Погода, en: Weather}
"""


async def test_settings_change_in_place_and_back_leads_to_them(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        before = await asks(anna, "/settings")
        shown = [await taps(anna, words) for words in ("Topics", "Back", "Format", "Full", "Back", "Turn sound off")]
    assert {message.id for message in shown} == {before.id}
    assert shown[1].html == before.html
    assert "✅ Full (with all texts)" in shown[3].buttons
    assert "Format: Full" in shown[4].text
    assert "Sound: off" in shown[5].text
    assert await stored(stage, anna) == replace(SUBSCRIBED, format=Format.FULL, silent=True)


async def test_each_setting_has_a_command_of_its_own(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        assert "✅ All topics, new ones included" in (await asks(anna, "/topics")).buttons
        assert "✅ English" in (await asks(boris, "/language")).buttons


async def test_a_chosen_language_speaks_at_once_and_in_the_next_issue(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/subscribe")
        await asks(anna, "/settings")
        await taps(anna, "Language")
        assert "Русский" in " ".join((await taps(anna, "Русский")).buttons)
        settings = await taps(anna, "Назад")
        assert settings.text.startswith("⚙️ Настройки")
    await push(stage, commentary(language="ru", headline="По-русски"), commentary(headline="In English"))
    async with stage.bot():
        pushed = await anna.answer()
    assert "По-русски" in pushed.text
    assert "27\u00a0мая" in pushed.text


async def test_full_brings_every_followed_commentary_after_the_brief(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        for person in (anna, boris):
            await asks(person, "/subscribe")
        await asks(anna, "/settings")
        await taps(anna, "Format")
        await taps(anna, "Full")
    heard = len(anna.messages), len(boris.messages)
    await push(stage, commentary("elite", body="The elite at length."), commentary("west", body="The west at length."))
    async with stage.bot():
        await boris.answer()
        brief, elite, west = [await anna.answer() for _ in range(3)]
    assert "at length" not in brief.text
    assert "The elite at length." in elite.text
    assert "The west at length." in west.text
    assert (len(anna.messages), len(boris.messages)) == (heard[0] + 3, heard[1] + 1)


async def test_sound_off_brings_the_next_issue_without_a_sound(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        for person in (anna, boris):
            await asks(person, "/subscribe")
        await asks(anna, "/settings")
        assert (await taps(anna, "Turn sound off")).buttons.count("🔈 Turn sound on") == 1
    await push(stage, commentary())
    async with stage.bot():
        assert (await anna.answer()).silent
        assert not (await boris.answer()).silent


async def test_only_the_followed_topics_come(stage: Stage) -> None:
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris")
    async with stage.bot():
        for person in (anna, boris):
            await asks(person, "/subscribe")
            await asks(person, "/topics")
        await taps(anna, "Ruling elite")
        assert "▫️ 🏛️ Ruling elite" in anna.last.buttons
        assert "▫️ All topics, new ones included" in anna.last.buttons
    await push(stage, commentary("elite"), commentary("west"))
    async with stage.bot():
        assert "What elite did" not in (await anna.answer()).text
        assert "What elite did" in (await boris.answer()).text


async def test_dropping_the_last_topic_asks_whether_to_leave(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna, boris], replace(SUBSCRIBED, topics=WEST))
    async with stage.bot():
        for person in (anna, boris):
            await asks(person, "/topics")
            assert "This is your last topic." in (await taps(person, "Belarus–West")).text
            assert await stored(stage, person) == replace(SUBSCRIBED, topics=WEST)
        kept = await taps(anna, "No, keep the topic")
        assert "✅ 🌐 Belarus–West relations" in kept.buttons
        assert "You are unsubscribed." in (await taps(boris, "Yes, unsubscribe")).text
    assert await stored(stage, anna) == replace(SUBSCRIBED, topics=WEST)
    assert await stored(stage, boris) is None


async def test_all_topics_are_those_to_come_too_and_five_are_five(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], replace(SUBSCRIBED, topics=WEST))
    await stage.subscribe([boris], replace(SUBSCRIBED, topics=ELITE | SOCIETY | SECURITY | RUSSIA))
    async with stage.bot():
        for person in (anna, boris):
            await asks(person, "/topics")
        await taps(anna, "All topics")
        assert "▫️ All topics, new ones included" in (await taps(boris, "Belarus–West")).buttons
    assert await stored(stage, anna) == replace(SUBSCRIBED, topics=ALL_TOPICS)
    add_topic(stage)
    await push(stage, commentary("weather"))
    async with stage.bot():
        assert "What weather did" in (await anna.answer()).text
        assert (await asks(boris, "/help")).id == boris.last.id
    assert not any("What weather did" in message.text for message in boris.messages)


async def test_a_tap_that_is_told_twice_is_done_once(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        topics = await asks(anna, "/topics")
        for _ in range(2):
            anna.forges(data(topics, "Security"), topics)
        await anna.until(lambda _: len(anna.notices) == 2)
        await asks(anna, "/help")
    assert await stored(stage, anna) == replace(SUBSCRIBED, topics=ELITE | SOCIETY | WEST | RUSSIA)


async def test_a_setting_alone_is_no_subscription(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/language")
        await taps(anna, "Русский")
    assert await stored(stage, anna) == Preferences("ru")
    await push(stage, commentary())
    async with stage.bot():
        answer = await asks(anna, "/latest")
        assert "Подписаться" in " ".join(answer.buttons)
    assert sum("27\u00a0мая" in message.text for message in anna.messages) == 1


async def test_what_was_shown_in_one_language_stays_in_it_when_another_is_chosen(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    await archive(stage, commentary(language="be", body="Па-беларуску."), commentary(body="In English."))
    async with stage.bot():
        before = await asks(anna, "/latest")
        await asks(anna, "/language")
        await taps(anna, "English")
        assert "Па-беларуску." in (await taps(anna, "Захад")).text
        back = await taps(anna, "Увесь выпуск")
        assert "What west did in en" in (await asks(anna, "/latest")).text
    assert (back.id, back.html) == (before.id, before.html)
    assert str(NEXT) in data(back, "Захад")


def data(message: ChatMessage, words: str) -> str:
    return next(str(key["callback_data"]) for row in message.keyboard for key in row if words in key["text"])


def add_topic(stage: Stage) -> None:
    """The publication as it was, and one topic more."""
    text = (stage.content / "publication.yaml").read_text(encoding="utf-8")
    stage.content = stage.folder / "content"
    stage.content.mkdir()
    (stage.content / "publication.yaml").write_text(text + MORE, encoding="utf-8")
