"""Careful readers: a word that tells nothing, messages that cannot be forwarded, and messages that vanish."""

import pytest

from bot.demo.phone import Person
from bot.model.reader import Format, Preferences
from tests.readers.chats import asks, commentary, eventually, push, stored, taps, traces
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

SUBSCRIBED = Preferences("en", subscribed=True)
HOUR = 3600


async def test_a_push_tells_nothing_until_it_is_opened_in_its_place(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    async with stage.bot():
        await asks(anna, "/subscribe")
        await asks(anna, "/settings")
        await taps(anna, "Бяспека")
        told = await taps(anna, "Дасылаць апавяшчэнне без тэксту")
        assert "Новыя выпускі: апавяшчэнне без тэксту" in told.text
    await push(stage, commentary(language="be"))
    async with stage.bot():
        pushed = await anna.answer()
        assert (pushed.text, pushed.buttons) == ("Ёсць нешта новае.", ["Адкрыць"])
        opened = await taps(anna, "Адкрыць")
        assert opened.id == pushed.id
        assert "What west did in be" in opened.text


async def test_what_is_chosen_is_stored_and_taken_back(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], SUBSCRIBED)
    async with stage.bot():
        await asks(anna, "/settings")
        await taps(anna, "Safety")
        await taps(anna, "Send only a notice")
        await taps(anna, "Forbid forwarding")
        await taps(anna, "Let messages vanish")
        shown = await taps(anna, "after 8 hours")
        assert "Messages vanish: after 8 hours" in shown.text
        assert "Forwarding and saving: not possible" in shown.text
        chosen = await stored(stage, anna)
        assert chosen == Preferences("en", Format.DISCREET, subscribed=True, guarded=True, vanishes=8)
        await taps(anna, "Send issues with their text")
        await taps(anna, "Allow forwarding")
        await taps(anna, "Let messages vanish")
        await taps(anna, "never")
        assert await stored(stage, anna) == SUBSCRIBED


async def test_what_comes_can_be_neither_forwarded_nor_saved(stage: Stage) -> None:
    anna, boris = stage.telegram.crowd(2)
    await stage.subscribe([anna], Preferences("en", subscribed=True, guarded=True))
    await stage.subscribe([boris], SUBSCRIBED)
    await push(stage, commentary())
    async with stage.bot():
        assert (await anna.answer()).protected
        assert (await asks(anna, "/latest")).protected
        assert not (await boris.answer()).protected
        assert not (await asks(boris, "/latest")).protected


def hours_pass(stage: Stage, monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    """For Telegram, and for whoever looks what is due."""
    later = stage.telegram.clock() + hours * HOUR
    stage.telegram.clock = lambda: later
    monkeypatch.setattr("bot.store.vanishing.Vanishing._now", lambda _: int(later))


def from_the_bot(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.sender == "bot"]


async def test_pushes_answers_and_commands_vanish_after_the_hours(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", subscribed=True, vanishes=3))
    await push(stage, commentary())
    async with stage.bot():
        await anna.answer()
        await asks(anna, "/latest")
        assert len(anna.messages) == 3
    hours_pass(stage, monkeypatch, 2)
    async with stage.bot():
        await asks(anna, "/help")
        assert len(anna.messages) == 5
    hours_pass(stage, monkeypatch, 2)
    async with stage.bot():
        await eventually(lambda: len(anna.messages) == 2)
        assert "Situation in Belarus" in from_the_bot(anna)[0]


async def test_what_cannot_be_deleted_in_time_is_emptied(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", subscribed=True, vanishes=47))
    async with stage.bot():
        await asks(anna, "/help")
    hours_pass(stage, monkeypatch, 50)
    async with stage.bot():
        await eventually(lambda: from_the_bot(anna) == ["·"])


async def test_leaving_deletes_what_was_to_vanish_and_then_nothing_is_left(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", subscribed=True, vanishes=47))
    async with stage.bot():
        await asks(anna, "/latest")
        await asks(anna, "/stop")
        await eventually(lambda: not traces(stage, anna))
        assert [text.split(".")[0] for text in from_the_bot(anna)] == ["You are unsubscribed"]
