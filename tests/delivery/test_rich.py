"""Issues in rich messages: one for each reader, put right in its place, and in full from a server that is too old."""

from dataclasses import replace

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.faults import Refuse
from bot.demo.telegram.message import ChatMessage
from bot.model.correction import Amendment, Reach
from bot.model.publication import Trend
from bot.model.reader import Format, Preferences
from bot.store.issues import Issues
from tests.delivery.telling import counts, when
from tests.kills import WEEK, commentary, ended
from tests.revisions import put
from tests.stage import Stage

OLD_SERVER = Refuse(404, "Not Found")
LINE = "worsened (we wrote: improved)"


@pytest.fixture(autouse=True)
def quick(stage: Stage) -> None:
    stage.settings = {"ZVODKA_RATE": "1000", "ZVODKA_IN_FLIGHT": "20"}


async def published(stage: Stage, rich: int, full: int = 1) -> tuple[list[Person], list[Person]]:
    """Who chose rich messages, and who wants them in full; the bot is down yet."""
    people, others = stage.telegram.crowd(rich), stage.telegram.crowd(full)
    await stage.subscribe(people, Preferences("en", Format.RICH, subscribed=True))
    await stage.subscribe(others, Preferences("en", Format.FULL, subscribed=True))
    await stage.draft([commentary()])
    await stage.publish(WEEK)
    return people, others


async def sent(stage: Stage) -> None:
    async with stage.bot():
        await ended(stage)


def from_bot(person: Person) -> list[ChatMessage]:
    return [message for message in person.messages if message.sender == "bot"]


def is_rich(message: ChatMessage) -> bool:
    return bool(message.content.rich)


def asked(stage: Stage, method: str) -> int:
    return sum(call.method == method for call in stage.telegram.calls)


async def test_all_of_an_issue_comes_in_one_message_and_is_put_right_there(stage: Stage) -> None:
    rich, full = await published(stage, 3)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 4}
    for (message,) in map(from_bot, rich):
        assert is_rich(message)
        assert "The text of the commentary." in message.text
        assert message.buttons == ["↗ Share", "Archive", "Settings"]
    assert not any(is_rich(message) for message in from_bot(full[0]))
    await stage.correct(Amendment(WEEK, "west", trend=Trend.WORSENED), Reach.LOUD)
    await sent(stage)
    for copy, notice in map(from_bot, rich):
        assert is_rich(copy)
        assert copy.edited
        assert copy.text.count(LINE) == 2
        assert (LINE in notice.text, notice.reply_to) == (True, copy.id)


async def test_a_text_that_grows_too_long_leaves_the_glance_and_one_that_shrinks_brings_it_back(stage: Stage) -> None:
    (person,), _ = await published(stage, 1)
    await sent(stage)
    for body, fits in (("A paragraph. " * 3000, False), ("Short again.", True)):
        async with stage.store() as (database, _):
            revision = await put(Issues(database, utc_now), replace(commentary(), body=body))
        await stage.correct(Amendment(WEEK, "west", "en", revision.number), Reach.SILENT)
        await sent(stage)
        (copy,) = from_bot(person)
        assert is_rich(copy) is fits
        assert ("Short again." in copy.text) is fits
        assert "The headline" in copy.text


async def test_a_retracted_issue_leaves_nothing_of_it(stage: Stage) -> None:
    (person,), _ = await published(stage, 1)
    await sent(stage)
    await stage.correct(Amendment(WEEK), Reach.SILENT)
    await sent(stage)
    copy = from_bot(person)[0]
    assert ("This issue was retracted." in copy.text, "The headline" in copy.text) == (True, False)


async def test_a_server_that_knows_no_rich_messages_is_asked_once_and_brings_all_in_full(stage: Stage) -> None:
    stage.telegram.faults.add(method="sendRichMessage", then=OLD_SERVER, times=None)
    stage.settings |= {"ZVODKA_IN_FLIGHT": "1"}
    people, (other,) = await published(stage, 5)
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 6}
        assert asked(stage, "sendRichMessage") == 1
        await stage.correct(Amendment(WEEK, "west", trend=Trend.WORSENED), Reach.SILENT)
    await sent(stage)
    for person in people:
        assert [message.html for message in from_bot(person)] == [message.html for message in from_bot(other)]
        assert all(LINE in message.text for message in from_bot(person))
