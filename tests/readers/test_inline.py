"""Whoever types the bot's name in another chat is offered what is public, in their language, and leaves no trace."""

import shutil

import pytest

from bot.demo.phone import Person
from bot.model.reader import Preferences
from bot.paths import folder
from tests.readers.chats import NEXT, SHIPPED, archive, asks, commentary, count_stored, eventually
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")


async def offers(person: Person, text: str) -> list[str]:
    """The titles of what is offered, once something is."""
    person.types(text)
    await eventually(lambda: bool(person.offered))
    return [offer.title for offer in person.offered]


async def test_with_nothing_typed_the_newest_issue_is_offered_and_each_of_its_texts(stage: Stage) -> None:
    await archive(stage, commentary("elite", week=SHIPPED), commentary("west"), commentary("russia"))
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        assert await offers(anna, "") == [
            "Situation in Belarus · 27 May – 2 June 2019",
            "▲ Belarus–West relations · improved",
            "▲ Belarus–Russia relations · improved",
        ]
        whole = anna.puts(anna.offered[0].id)
        await offers(anna, "")
        text = anna.puts(anna.offered[1].id)
    assert "What russia did in en" in whole.text
    assert whole.keyboard == (({"text": "Read on", "url": "https://t.me/zvodka_bot?start=2019-W22"},),)
    assert text.text.endswith("Situation in Belarus · 27 May – 2 June 2019\n\nWhat west did in en")
    assert text.keyboard[0][0]["url"] == "https://t.me/zvodka_bot?start=2019-W22_west"


async def test_words_find_old_texts_too_whatever_their_case(stage: Stage) -> None:
    await archive(
        stage,
        commentary("west", week=SHIPPED, body="The bridges were closed."),
        commentary("russia", body="The towers stood."),
    )
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await offers(anna, "a bridge")
        (found,) = [offer.id for offer in anna.offered]
    assert found == "2019-W21_west"


async def test_words_choose_among_them_and_the_language_is_the_readers_own(stage: Stage) -> None:
    await archive(stage, commentary("west", "be", headline="Масты"), commentary("russia", "be", headline="Вежы"))
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("be", subscribed=True))
    async with stage.bot():
        assert await offers(anna, "МАСТЫ") == ["▲ Беларусь і Захад · паляпшэнне"]


async def test_what_is_put_into_the_chat_with_the_bot_is_no_word_to_it_and_nothing_is_stored(stage: Stage) -> None:
    await archive(stage, commentary("west", week=NEXT))
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/latest")
        await offers(anna, "west")
        anna.puts(anna.offered[0].id)
        assert (await asks(anna, "/about")).text.startswith("📍")
    assert await count_stored(stage) == 0


async def test_before_the_first_issue_nothing_is_offered_and_the_query_is_answered(stage: Stage) -> None:
    stage.content = stage.folder / "empty"
    stage.content.mkdir()
    shutil.copy(folder("content") / "publication.yaml", stage.content)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        anna.types("")
        await eventually(lambda: any(call.method == "answerInlineQuery" for call in stage.telegram.calls))
    assert not anna.offered
