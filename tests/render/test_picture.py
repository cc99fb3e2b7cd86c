"""What stands below the picture: the same in words, and what else may be drawn."""

from dataclasses import replace

import pytest

from bot.callbacks.months import Months
from bot.callbacks.readers import Door, Open
from bot.callbacks.table import decode
from bot.model.publication import Trend
from bot.render.html.visible import units, visible
from bot.render.readers.picture import CAPTION, PictureScreens
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, WEST, topic, weeks

SAID = [(week, Trend.UNCHANGED) for week in weeks(30)]
ASKED = Months("en")
SCREENS = PictureScreens(PUBLICATION, TEXTS)


def test_the_words_tell_what_the_picture_shows() -> None:
    drawing = SCREENS.months(ASKED, {"west": SAID, "security": SAID[-2:]}, WEEK)
    assert drawing
    assert visible(drawing.caption) == (
        "📈 Situation in Belarus · 12 weeks: 4 March – 26 May 2019\n"
        "Belarus–West relations · unchanged, 30th week running\nUnchanged: 12\n\n"
        "Security · unchanged, second week running\nUnchanged: 2\n\n"
        "· – no text that week"
    )


def test_other_lengths_and_colours_are_a_tap_away_as_far_as_there_are_weeks() -> None:
    drawing = SCREENS.months(replace(ASKED, dark=True), {"west": SAID}, WEEK)
    assert drawing
    meant = {button.text: decode(button.data, PUBLICATION) for row in drawing.keyboard for button in row}
    assert meant == {
        "4 weeks": Months("en", 4, dark=True),
        "• 12 weeks": Months("en", 12, dark=True),
        "26 weeks": Months("en", 26, dark=True),
        "52 weeks": Months("en", 52, dark=True),
        "☀️ Light background": Months("en"),
        "📝 Show in words": Open(Door.TRENDS),
    }
    few = SCREENS.months(ASKED, {"west": SAID[-3:]}, WEEK)
    assert few
    assert [[button.text for button in row] for row in few.keyboard] == [["🌙 Dark background", "📝 Show in words"]]


def test_there_is_no_picture_of_nothing() -> None:
    assert SCREENS.months(ASKED, {}, WEEK) is None
    assert SCREENS.months(ASKED, {"west": SAID[:3]}, WEEK) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("topics", "turns"), [(3, True), (30, False), (63, False)])
def test_the_words_fit_below_a_picture_however_many_topics_there_are(language: str, topics: int, turns: bool) -> None:
    many = tuple(topic(number, f"t{number}", "🏛", *[f"Назва тэмы {number}"] * 3) for number in range(topics))
    screens = PictureScreens(replace(PUBLICATION, topics=many), TEXTS)
    drawing = screens.months(Months(language), {each.id: SAID for each in many}, WEEK)
    assert drawing
    text = visible(drawing.caption)
    assert units(text) <= CAPTION
    assert text.count("Назва тэмы") >= min(topics, 12)
    assert any(words in text for words in ("running", "подряд", "запар")) == turns


def test_what_it_shows_has_a_fingerprint_and_what_it_is_a_name() -> None:
    first, again, other, newer = (
        SCREENS.months(asked, {WEST.id: said}, WEEK)
        for asked, said in (
            (ASKED, SAID),
            (ASKED, SAID),
            (replace(ASKED, dark=True), SAID),
            (ASKED, [*SAID[:-1], (WEEK, Trend.IMPROVED)]),
        )
    )
    assert first
    assert again
    assert other
    assert newer
    assert (first.name, first.fingerprint) == (again.name, again.fingerprint)
    assert first.name != other.name
    assert first.name == newer.name
    assert len({first.fingerprint, other.fingerprint, newer.fingerprint}) == 3
