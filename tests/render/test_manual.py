"""The manual fits a phone in every language, and each of its buttons leads somewhere."""

import pytest

from bot.callbacks.manual import Chapter, Manual, Template
from bot.callbacks.table import decode
from bot.model.publication import Trend
from bot.render.editors.manual import ManualScreens
from bot.render.html.visible import units, visible
from tests.library.readings import taken
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK
from tests.tdlib import Accepted, judge

SCREENS = ManualScreens(PUBLICATION, TEXTS)
A_PHONE = 900
"""UTF-16 units that can be read without scrolling, more or less."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", Chapter)
def test_every_chapter_is_short_and_telegram_takes_it(chapter: Chapter, language: str) -> None:
    message = SCREENS.chapter(chapter, language)
    assert isinstance(judge(message.html), Accepted)
    assert units(visible(message.html)) <= A_PHONE
    pressed = {decode(button.data, PUBLICATION) for row in message.keyboard for button in row}
    others = {Manual(each) for each in Chapter if each is not Chapter.HOME}
    assert pressed == {Template(), *(others if chapter is Chapter.HOME else {Manual(Chapter.HOME)})}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_a_file_that_is_taken(language: str) -> None:
    name, content, message = SCREENS.template(WEEK, language)
    parsed = taken(name, content)
    text = parsed.commentary
    assert (text.week, text.topic, text.language, parsed.trend) == (WEEK, "elite", language, Trend.UNCHANGED)
    assert isinstance(judge(message.html), Accepted)
