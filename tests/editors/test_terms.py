"""On which terms an issue goes out: unknown outcomes, which is the operator's word, and whether to pay for speed."""

import pytest

from bot.demo.phone import Person
from bot.demo.telegram.faults import Garbled
from bot.demo.world import World
from bot.model.reader import Preferences
from tests.editors.chat import WEEK, drafts, prepares, publishes, seen, sees
from tests.stage import Stage


async def subscribers(stage: Stage, telegram: World, size: int) -> list[Person]:
    people = telegram.crowd(size)
    await stage.subscribe(people, Preferences("en", subscribed=True))
    return people


async def card(editor: Person) -> None:
    await drafts(editor)
    await prepares(editor)


def paid(telegram: World, people: list[Person]) -> list[bool]:
    """Of the messages to these people, which may cost something."""
    chats = {person.id for person in people}
    sends = [call for call in telegram.calls if call.method == "sendMessage" and call.chat in chats]
    return ["allow_paid_broadcast" in call.parameters for call in sends]


async def test_an_unconfirmed_message_is_sent_once_more_by_default(stage: Stage, telegram: World) -> None:
    (reader,) = await subscribers(stage, telegram, 1)
    editor = stage.editor()
    async with stage.bot():
        await drafts(editor)
        telegram.faults.add(then=Garbled(), method="sendMessage", chat=reader.id)
        await publishes(editor)
        done = await sees(editor, f"{WEEK} is published")
    assert "Sent: 1 of 1" in done.text
    assert len(seen(reader, "Ties")) == 2


async def test_an_unconfirmed_message_is_never_repeated_if_the_operator_wants_that(
    stage: Stage, telegram: World
) -> None:
    stage.settings["ZVODKA_UNCONFIRMED"] = "never"
    first, second = await subscribers(stage, telegram, 2)
    editor = stage.editor()
    async with stage.bot():
        await card(editor)
        telegram.faults.add(then=Garbled(), method="sendMessage", chat=first.id)
        editor.presses("📣 Publish")
        done = await sees(editor, f"{WEEK} is published")
    assert "Unknown (Telegram never confirmed them; they were not sent again): 1" in done.text
    assert [len(seen(reader, "Ties")) for reader in (first, second)] == [1, 1]


async def test_a_paid_broadcast_is_confirmed_with_its_price(stage: Stage, telegram: World) -> None:
    stage.settings |= {"ZVODKA_RATE": "5", "ZVODKA_PAID_RATE": "1000"}
    people = await subscribers(stage, telegram, 20)
    editor = stage.editor()
    async with stage.bot():
        await card(editor)
        assert "For about 2 Stars Telegram takes them faster (a few seconds)." in editor.last.text
        editor.presses("Faster, for about 2 Stars")
        offered = await sees(editor, "This costs about 2 Stars of the bot's balance")
        assert offered.buttons[2:] == [
            "📣 Publish for about 2 Stars",
            "🕑 Schedule…",
            "Without payment",
            "👁 Preview",
            "Cancel",
        ]
        editor.presses("📣 Publish for about 2 Stars")
        await sees(editor, "Sent: 20 of 20")
    assert paid(telegram, people) == [True] * 20
    assert not any(paid(telegram, [editor]))


@pytest.mark.parametrize("settings", [{"ZVODKA_RATE": "1000"}, {"ZVODKA_RATE": "20", "ZVODKA_PAID_RATE": "1000"}])
async def test_nobody_pays_for_what_no_editor_agreed_to(
    stage: Stage, telegram: World, settings: dict[str, str]
) -> None:
    stage.settings |= settings
    people = await subscribers(stage, telegram, 21)
    editor = stage.editor()
    async with stage.bot():
        await card(editor)
        assert any("Faster" in button for button in editor.last.buttons) is ("ZVODKA_PAID_RATE" in settings)
        editor.presses("📣 Publish")
        await sees(editor, "Sent: 21 of 21")
    assert paid(telegram, people) == [False] * 21


async def test_an_operator_who_takes_the_offer_back_ends_paying_in_mid_broadcast(stage: Stage, telegram: World) -> None:
    stage.settings |= {"ZVODKA_RATE": "5", "ZVODKA_PAID_RATE": "31"}
    people = await subscribers(stage, telegram, 60)
    editor = stage.editor()
    async with stage.bot():
        await card(editor)
        editor.presses("Faster, for about 1 Star")
        await sees(editor, "This costs about 1 Star ")
        editor.presses("📣 Publish for about 1 Star")
        await sees(editor, f"{WEEK} is on its way")
        await people[0].until(lambda _: any(paid(telegram, people)))
    before = len(paid(telegram, people))
    stage.settings |= {"ZVODKA_RATE": "1000", "ZVODKA_PAID_RATE": "0"}
    async with stage.bot():
        await sees(editor, "Sent: 60 of 60")
    assert paid(telegram, people) == [True] * before + [False] * (60 - before)
    assert 0 < before < 60
