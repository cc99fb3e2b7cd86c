"""The bot speaks everybody's language: in its answers, in its menu and in its profile."""

import asyncio
import re

import pytest

from bot.demo.world import World
from bot.model.languages import spoken_by_all
from tests.readers.chats import asks, eventually
from tests.stage import OWNER, Stage

pytestmark = pytest.mark.usefixtures("brisk")

SPOKEN = {
    "be": "be",
    "ru": "ru",
    "en": "en",
    "uk": "be",
    "pl": "be",
    "kk": "ru",
    "hy": "ru",
    "ru-RU": "ru",
    "be-tarask": "be",
    "de": "en",
    "pt-br": "en",
    "zh-hans": "en",
    "": "en",
    "not a code": "en",
}
HINT = {"be": "Напішыце слова", "ru": "Напишите слово", "en": "Write a word"}
LANGUAGES = ("", "be", "ru", "en")
MENUS = len(spoken_by_all(LANGUAGES[1:]))
"""Of readers, of groups, of their administrators, and of each editor."""


def set_up(telegram: World) -> int:
    """How often the bot has looked whether its menus are right; each start does so twice a language."""
    return sum(call.method == "getMyCommands" for call in telegram.calls)


def known_owner(telegram: World) -> None:
    """An owner who wrote to the bot long ago."""
    telegram.person("Owner", user_id=OWNER).started = True


def names_in(telegram: World, person: int) -> list[str]:
    """The commands in somebody's menu."""
    return [command["command"] for command in telegram.profile.menu(person, "be")]


def changes(telegram: World) -> int:
    return sum(call.method.startswith("setMy") for call in telegram.calls)


async def test_everybody_is_spoken_to_in_the_language_of_their_telegram_or_its_neighbour(stage: Stage) -> None:
    people = {code: stage.telegram.person(f"From {code}", language=code) for code in SPOKEN}
    async with stage.bot():
        answers = await asyncio.gather(*(asks(person, "?") for person in people.values()))
    for code, answer in zip(people, answers, strict=True):
        assert answer.text.startswith(HINT[SPOKEN[code]]), code


async def test_who_has_chosen_nothing_is_followed_when_their_telegram_changes_its_language(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    async with stage.bot():
        assert (await asks(anna, "?")).text.startswith(HINT["be"])
        anna.language = "en"
        assert (await asks(anna, "?")).text.startswith(HINT["en"])


async def test_who_has_chosen_a_language_keeps_it_whatever_their_telegram_speaks(stage: Stage) -> None:
    anna = stage.telegram.person("Anna", language="be")
    async with stage.bot():
        await asks(anna, "/subscribe")
        anna.language = "en"
        assert (await asks(anna, "?")).text.startswith(HINT["be"])


async def test_menu_and_profile_are_in_every_language_and_owners_have_more(stage: Stage) -> None:
    profile = stage.telegram.profile
    known_owner(stage.telegram)
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 4 * MENUS)
        await stage.telegram.updates.idle()
    menus = {code: profile.menu(1, code) for code in LANGUAGES}
    names = [command["command"] for command in menus["en"]]
    assert {"latest", "archive", "subscribe", "settings", "stop", "privacy", "forget", "help"} <= set(names)
    assert menus["en"] == menus[""]
    assert all([command["command"] for command in menu] == names for menu in menus.values())
    for code in ("be", "ru"):
        told = (profile.description(code), profile.short_description(code), *(c["description"] for c in menus[code]))
        assert all(re.search("[а-яё]", text) and text.strip() for text in told)
    assert profile.short_description("en").startswith("A weekly summary")
    assert {profile.description(code) for code in ("uk", "pl")} == {profile.description("be")}
    assert profile.menu(1, "kk") == menus["ru"]
    assert profile.description("fr") == profile.description("en")
    assert "publish" in [command["command"] for command in profile.menu(OWNER, "ru")]


async def test_an_owner_has_the_editors_menu_as_soon_as_they_have_written(stage: Stage) -> None:
    owner = stage.telegram.person("Owner", user_id=OWNER, language="be")
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 3 * MENUS + 1)
        assert "publish" not in names_in(stage.telegram, OWNER)
        await asks(owner, "/start")
        await eventually(lambda: "publish" in names_in(stage.telegram, OWNER))


async def test_a_second_start_changes_nothing_of_it(stage: Stage) -> None:
    known_owner(stage.telegram)
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 4 * MENUS and changes(stage.telegram) > 8)
        await stage.telegram.updates.idle()
    before = changes(stage.telegram)
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 8 * MENUS)
        await stage.telegram.updates.idle()
    assert changes(stage.telegram) == before


async def test_what_has_changed_meanwhile_is_set_again(stage: Stage) -> None:
    profile = stage.telegram.profile
    known_owner(stage.telegram)
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 4 * MENUS)
        await stage.telegram.updates.idle()
    before, menu = changes(stage.telegram), profile.commands("all_private_chats", "ru")
    profile.descriptions["be"] = "Somebody else's words"
    profile.set_commands("all_private_chats", "ru", menu[1:])
    async with stage.bot():
        await eventually(lambda: set_up(stage.telegram) == 8 * MENUS)
        await stage.telegram.updates.idle()
    assert changes(stage.telegram) == before + 2
    assert profile.commands("all_private_chats", "ru") == menu
    assert profile.description("be") != "Somebody else's words"
