"""What readers are told and asked: whole in every language, and every button on it means something."""

from dataclasses import replace
from typing import cast

import pytest

from bot.callbacks.readers import (
    Change,
    Follow,
    Leave,
    Screen,
    SetAlso,
    SetFormat,
    SetLanguage,
    SetSilent,
    Show,
    Subscribe,
    apply,
)
from bot.callbacks.rich import Sample
from bot.callbacks.safety import ClearChat
from bot.callbacks.table import decode
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.render.html.visible import units, visible
from bot.render.profile import commands, description, short_description
from bot.render.readers.safety import SafetyScreens
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens, summary
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, SECURITY, TEXTS
from tests.tdlib import Accepted, judge

SCREENS = ReaderScreens(PUBLICATION, TEXTS)
SAFETY = SafetyScreens(TEXTS)
SETTINGS = PreferenceScreens(PUBLICATION, TEXTS)
READER = Preferences("en", subscribed=True)


def every_screen(language: str) -> list[Message]:
    reader = Preferences(language, topics=ELITE.bit)
    subscriber = replace(reader, subscribed=True, silent=True, format=Format.FULL, topics=ALL_TOPICS)
    careful = replace(subscriber, format=Format.DISCREET, guarded=True, vanishes=47)
    return [
        SCREENS.nothing_yet(reader),
        SCREENS.subscribed(subscriber),
        SCREENS.left(subscriber),
        SCREENS.left(reader),
        SCREENS.forgotten(language),
        SCREENS.help(language),
        SCREENS.hint(language),
        SCREENS.no_such_issue(SCREENS.nothing_yet(reader), language, newest=True),
        SCREENS.no_such_topic(SCREENS.nothing_yet(reader), ELITE.number, language),
        SCREENS.privacy(subscriber, 4321, stored=True),
        SCREENS.privacy(reader, 4321, stored=False),
        SCREENS.privacy(subscriber, 4321, stored=True, edits=True),
        SETTINGS.leave(subscriber),
        SAFETY.cleared(language, emptied=2),
        SAFETY.home(reader, stored=False, code=False),
        SAFETY.home(careful, stored=True, code=True),
        SAFETY.vanishing(careful),
        SCREENS.privacy(careful, 4321, stored=True, code=True),
        SAFETY.wipe_code(language, "0123-4567-89AB-CDEF"),
        SAFETY.wipe_how(language),
        SAFETY.wiped(language),
        SAFETY.too_many_codes(language),
        SAFETY.not_cleared(language, ClearChat((7, 5))),
        *(SETTINGS.show(screen, chosen) for screen in Screen for chosen in (reader, subscriber)),
    ]


def labels(message: Message) -> list[str]:
    return [button.text for row in message.keyboard for button in row]


def data(message: Message, label: str) -> str:
    return next(button.data for row in message.keyboard for button in row if label in button.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_on_it_means_something(language: str) -> None:
    for message in every_screen(language):
        seen = judge(message.html)
        assert isinstance(seen, Accepted)
        assert seen.text == visible(message.html)
        assert units(seen.text) <= 4096
        assert all(button.copied or decode(button.data, PUBLICATION) for row in message.keyboard for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_answers_fit_into_a_toast(language: str) -> None:
    notices = (
        SCREENS.out_of_date(language),
        SCREENS.subscribed_notice(language),
        SCREENS.too_many(language),
        SCREENS.last_topic(language),
    )
    assert all(units(notice) <= 200 for notice in notices)


def test_privacy_says_what_is_stored_now_and_the_readers_own_id() -> None:
    stored = visible(SCREENS.privacy(replace(READER, topics=SECURITY.bit), 4321, stored=True).html)
    assert "Subscribed\nLanguage: English\nTopics: Security\nFormat: Brief (one message)\nSound: on" in stored
    assert stored.endswith("The id by which Telegram shows you to this bot: 4321")


def test_privacy_says_that_nothing_is_stored_about_who_only_reads() -> None:
    assert "Stored about you now\nNothing.\n" in visible(SCREENS.privacy(Preferences("en"), 4321, stored=False).html)


def test_privacy_does_not_say_nothing_to_an_editor_of_whom_something_is_kept() -> None:
    said = visible(SCREENS.privacy(Preferences("en"), 4321, stored=False, edits=True).html)
    assert "Stored about you now\nBecause you are an editor: which messages here" in said
    assert "Nothing.\n" not in said


def test_topics_are_ticked_one_by_one_and_all_of_them_is_a_choice_of_its_own() -> None:
    everything = SETTINGS.show(Screen.TOPICS, READER)
    assert [label[0] for label in labels(everything)] == ["✅", "✅", "✅", "✅", "←"]
    one = SETTINGS.show(Screen.TOPICS, replace(READER, topics=ELITE.bit))
    assert [label[0] for label in labels(one)] == ["▫", "✅", "▫", "▫", "←"]
    assert decode(data(one, "All topics"), PUBLICATION) == Follow()


def test_every_setting_is_told_wherever_the_others_are_and_has_a_button() -> None:
    told = [name for name, _ in summary(TEXTS.voice("en"), READER, PUBLICATION)]
    assert told == ["Language", "Topics", "Format", "Sound", "When"]
    screen = SETTINGS.show(Screen.SETTINGS, READER)
    for message in (screen, SCREENS.privacy(READER, 4321, stored=True), SCREENS.subscribed(READER)):
        assert [name for name in told if f"{name}: " in visible(message.html)] == told
    assert [len(row) for row in screen.keyboard] == [2, 2, 1, 1, 1]
    opened = [decode(button.data, PUBLICATION) for row in screen.keyboard[:2] for button in row]
    assert opened == [Show(Screen.LANGUAGE), Show(Screen.TOPICS), Show(Screen.FORMAT), SetSilent(silent=True)]


def test_the_choice_that_a_reader_has_is_ticked_and_each_can_be_had() -> None:
    for screen, changes in {
        Screen.LANGUAGE: [SetLanguage(language) for language in LANGUAGES],
        Screen.FORMAT: [Sample() if form is Format.RICH else SetFormat(form) for form in Format],
    }.items():
        rows = SETTINGS.show(screen, READER).keyboard[:-1]
        choices = [row for row in rows if not isinstance(decode(row[0].data, PUBLICATION), SetAlso)]
        assert [decode(button.data, PUBLICATION) for (button,) in choices] == changes
        (ticked,) = (button for (button,) in choices if button.text.startswith("✅"))
        assert apply(cast("Change", decode(ticked.data, PUBLICATION)), READER, PUBLICATION) == READER


@pytest.mark.parametrize("silent", [True, False])
def test_sound_is_turned_on_or_off_at_once(silent: bool) -> None:
    shown = SETTINGS.show(Screen.SETTINGS, replace(READER, silent=silent))
    assert decode(data(shown, "sound"), PUBLICATION) == SetSilent(silent=not silent)


def test_a_retired_topic_is_not_offered() -> None:
    assert not any("Economy" in label for label in labels(SETTINGS.show(Screen.TOPICS, READER)))
    only_retired = SETTINGS.show(Screen.SETTINGS, replace(READER, topics=0b1000))
    assert "Topics: none" in visible(only_retired.html)


def test_only_a_subscriber_is_offered_to_leave() -> None:
    subscriber = SETTINGS.show(Screen.SETTINGS, READER)
    assert decode(data(subscriber, "Unsubscribe"), PUBLICATION) == Leave()
    stranger = SETTINGS.show(Screen.SETTINGS, Preferences("en"))
    assert decode(data(stranger, "Subscribe"), PUBLICATION) == Subscribe()


@pytest.mark.parametrize("screen", [Screen.SETTINGS, Screen.TOPICS, Screen.FORMAT])
def test_who_is_not_subscribed_learns_that_nothing_will_come_whatever_they_choose(screen: Screen) -> None:
    words = "You are not subscribed yet, so nothing will come."
    stranger, subscriber = SETTINGS.show(screen, Preferences("en")), SETTINGS.show(screen, READER)
    assert words in stranger.html
    assert "🔔 Subscribe" in labels(stranger)
    assert words not in subscriber.html
    assert "🔔 Subscribe" not in labels(subscriber)


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegrams_own_places_have_room_for_what_is_said_there(language: str) -> None:
    say = TEXTS.voice(language)
    long = replace(PUBLICATION, descriptions={language: "Зводка тыдня. " * 100})
    edge = replace(PUBLICATION, descriptions={language: "xxx" + " ab" * 39 + " ab" * 200})
    for publication in (PUBLICATION, long, edge):
        assert units(description(say, publication, language)) <= 512
        assert units(short_description(publication, language)) <= 120
    assert short_description(long, language).endswith("Зводка…")
    assert all(units(text) <= 256 for _, text in commands(say))


def test_the_menu_has_every_command_once() -> None:
    names = [name for name, _ in commands(TEXTS.voice("en"))]
    assert len(names) == len(set(names))
    assert all(f"/{name} – " in visible(SCREENS.help("en").html) for name in names)
