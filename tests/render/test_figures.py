"""How many readers there are, on a phone."""

from dataclasses import replace

import pytest

from bot.callbacks.desk import ShowDesk
from bot.model.figures import Rough, RoughFlow, RoughResult
from bot.model.publication import Publication
from bot.render.editors.figures import FigureScreens
from bot.render.html.visible import units, visible
from tests.render.figures import FIGURES
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, topic, weeks
from tests.render.test_editor import lines, presses
from tests.tdlib import Accepted, judge

SCREENS = FigureScreens(PUBLICATION, TEXTS)


def test_the_numbers_are_told_as_they_are_given() -> None:
    shown = SCREENS.figures(FIGURES, "en")
    assert lines(shown) == [
        "📈 Subscribers: 1,240",
        "",
        "By language",
        "Беларуская: 1,235",
        "Русский: <5",
        "English: <5",
        "",
        "By format",
        "brief: 1,240",
        "full: <5",
        "",
        "By topic (who follows several counts for each)",
        "Belarus–West relations: 1,240",
        "Ruling elite: <5",
        "",
        "New and gone",
        "20–26 May 2019: new 15, gone <5",
        "",
        "Issues",
        "20–26 May 2019: delivered 1,240, gone <5, failed <5 · on its way",
        "13–19 May 2019: delivered 1,240, gone 5, failed <5 · about 3 minutes",
        "6–12 May 2019: in the archive only",
        "",
        "Rounded down to a multiple of 5, “<5” below that: no number tells of single readers. Weeks are by UTC.",
    ]
    assert presses(shown) == [ShowDesk()]


def test_before_the_first_issue_there_is_none() -> None:
    assert "Nothing yet." in lines(SCREENS.figures(replace(FIGURES, issues=()), "en"))


def test_another_step_is_named() -> None:
    shown = lines(SCREENS.figures(replace(FIGURES, step=10, subscribers=Rough(0, 10)), "en"))
    assert shown[0] == "📈 Subscribers: <10"
    assert "multiple of 10, “<10” below" in shown[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_there_can_be_fits_into_a_message(language: str) -> None:
    topics = tuple(topic(number, f"t{number}", "", *["Вельмі доўгая назва тэмы " * 4] * 3) for number in range(63))
    publication: Publication = replace(PUBLICATION, topics=topics)
    huge = Rough(10**9, 5)
    figures = replace(
        FIGURES,
        languages=tuple((code, huge) for code in ("be", "ru", "en", "uk", "pl", "lt", "lv", "de", "fr", "cs") * 3),
        topics=tuple((each.id, huge) for each in topics),
        weeks=tuple(RoughFlow(week, huge, huge) for week in weeks(6)),
        issues=tuple((week, RoughResult(huge, huge, huge, 10**6)) for week in weeks(6)),
    )
    html = FigureScreens(publication, TEXTS).figures(figures, language).html
    assert units(visible(html)) <= 4096
    assert isinstance(judge(html), Accepted)
