"""The sample that is looked at before rich messages are chosen, and where it is not offered."""

import pytest

from bot.callbacks.readers import Screen, SetFormat, Show
from bot.callbacks.rich import Sample
from bot.callbacks.table import decode
from bot.model.message import Message
from bot.model.reader import Format, Preferences
from bot.render.html.rich import fault
from bot.render.readers.rich import RichScreens
from bot.render.readers.settings import PreferenceScreens
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS

SCREENS = RichScreens(TEXTS)
SETTINGS = PreferenceScreens(PUBLICATION, TEXTS)


def presses(message: Message) -> list[object]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_it_in_every_language(language: str) -> None:
    assert fault(SCREENS.sample(Preferences(language)).html) == ""


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        (Format.BRIEF, Show(Screen.FORMAT)),
        (Format.FULL, Show(Screen.FORMAT)),
        (Format.RICH, SetFormat(Format.FULL)),
    ],
)
def test_only_who_reads_it_chooses_it_and_only_who_had_it_gives_it_up(form: Format, plain: object) -> None:
    assert presses(SCREENS.sample(Preferences("en", form))) == [SetFormat(Format.RICH), plain]


def test_the_settings_offer_a_sample_and_not_the_thing_itself() -> None:
    screen = SETTINGS.show(Screen.FORMAT, Preferences("en", Format.BRIEF, subscribed=True))
    assert presses(screen)[:3] == [SetFormat(Format.BRIEF), SetFormat(Format.FULL), Sample()]


def test_where_many_read_with_different_apps_it_is_not_offered() -> None:
    screen = SETTINGS.show(Screen.FORMAT, Preferences("en", subscribed=True), samples=False)
    assert presses(screen)[:2] == [SetFormat(Format.BRIEF), SetFormat(Format.FULL)]
    assert Sample() not in presses(screen)
    assert "sample" not in screen.html
