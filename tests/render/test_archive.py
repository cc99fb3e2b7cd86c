"""The archive: few weeks in a list, many by a jump."""

from collections.abc import Iterable

import pytest

from bot.callbacks.readers import Archive, ArchiveYear
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source
from bot.model.issue import IssueState
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS, Preferences
from bot.model.week import Week
from bot.render.html.visible import visible
from bot.render.readers.archive import ArchiveScreens, Verdicts, verdicts_by_week
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, weeks
from tests.tdlib import Accepted, judge

SCREENS = ArchiveScreens(PUBLICATION, TEXTS)
READER = Preferences("en", subscribed=True)
FEW, YEARS = weeks(16)[::-1], weeks(150)[::-1]
NOTHING: Verdicts = {}


def show(where: Archive | ArchiveYear, of: Iterable[Week], said: Verdicts = NOTHING, language: str = "en") -> Message:
    return SCREENS.show(where, Preferences(language), dict.fromkeys(of, IssueState.PUBLISHED), said)


def labels(message: Message) -> list[list[str]]:
    """But for the last row, which leads elsewhere."""
    *rows, ways = ([button.text for button in row] for row in message.keyboard)
    assert ways == ["🔎 Search", "↕ What has changed"]
    return rows


def tapped(message: Message, label: str) -> Archive | ArchiveYear | IssueView:
    found = next(button.data for row in message.keyboard for button in row if label in button.text)
    what = decode(found, PUBLICATION)
    assert isinstance(what, Archive | ArchiveYear | IssueView)
    return what


def open_by(*taps: str) -> Message:
    """From the archive's beginning."""
    message = show(Archive(), YEARS)
    for label in taps:
        where = tapped(message, label)
        assert isinstance(where, Archive | ArchiveYear)
        message = show(where, YEARS)
    return message


def test_few_weeks_stand_in_a_list_with_pages_and_it_opens_where_a_week_stands() -> None:
    first = show(Archive(), FEW)
    assert labels(first)[0] == ["20–26 May 2019"]
    assert labels(first)[-1] == ["1/2", "›"]
    second = show(Archive(FEW[11]), FEW)
    assert labels(second)[-1] == ["‹", "2/2"]
    assert tapped(first, "›") == Archive(FEW[8])


def test_the_list_opens_beside_a_week_that_it_does_not_have() -> None:
    gaps = [week for week in FEW if week not in {FEW[11], FEW[12]}]
    assert labels(show(Archive(FEW[12]), gaps))[-1] == ["‹", "2/2"]
    assert labels(show(Archive(WEEK.shift(-500)), gaps))[-1] == ["‹", "2/2"]
    assert labels(show(Archive(WEEK.shift(500)), gaps))[-1] == ["1/2", "›"]


def test_a_list_of_one_page_has_no_pages() -> None:
    assert labels(show(Archive(WEEK), [WEEK])) == [["20–26 May 2019"]]


def test_many_weeks_are_reached_by_months_of_which_only_those_are_offered_that_have_issues() -> None:
    assert labels(show(Archive(), YEARS)) == [
        ["May", "April", "March"],
        ["February", "January"],
        ["2018", "2017", "2016"],
    ]
    assert labels(open_by("2016"))[1:] == [["September", "August", "July"], ["2019", "2018", "2017"]]
    assert labels(open_by("2017", "August"))[0] == ["28 August – 3 September"]


def test_any_of_three_years_is_three_taps_away() -> None:
    for week in YEARS:
        month = f"{week.thursday:%B}"
        opened = open_by(*(() if week.thursday.year == 2019 else (str(week.thursday.year),)), month)
        assert any(
            tapped(opened, label) == IssueView(week, "en", Source.ARCHIVE, ALL_TOPICS)
            for (label, *_) in labels(opened)[:-2]
        )


def test_a_week_of_a_month_leads_back_to_that_month_and_the_month_to_its_year_and_neighbours() -> None:
    month = open_by("2018", "March")
    assert labels(show(Archive(Week.parse("2018-W11")), YEARS)) == labels(month)
    assert labels(month)[-2:] == [["‹ February", "April ›"], ["← 2018"]]
    assert tapped(month, "← 2018") == ArchiveYear(2018)
    assert "March 2018: tap a week" in visible(month.html)


def test_the_months_at_both_ends_have_one_neighbour() -> None:
    assert labels(open_by("May"))[-2] == ["‹ April"]
    assert labels(show(Archive(WEEK.shift(-999)), YEARS))[-2] == ["August ›"]


def test_a_year_without_issues_shows_the_one_before() -> None:
    gaps = [week for week in YEARS if week.thursday.year != 2018]
    assert "2017: choose a month" in visible(show(ArchiveYear(2018), gaps).html)
    assert "2016: choose a month" in visible(show(ArchiveYear(2001), gaps).html)


def test_a_weeks_button_has_its_counts_and_the_text_their_signs_in_words() -> None:
    history = {
        "elite": [(FEW[0], Trend.IMPROVED), (FEW[1], Trend.WORSENED)],
        "west": [(FEW[0], Trend.WORSENED), (FEW[1], Trend.WORSENED)],
        "security": [(FEW[0], Trend.IMPROVED)],
    }
    shown = show(Archive(), FEW, verdicts_by_week(history))
    assert [row[0] for row in labels(shown)[:3]] == ["20–26 May 2019 · ▲2 ▼1", "13–19 May 2019 · ▼2", "6–12 May 2019"]
    assert "▲ improved · ▬ unchanged · ▼ worsened" in visible(shown.html)


def test_the_archive_says_which_issues_were_retracted() -> None:
    issues = {WEEK: IssueState.RETRACTED, WEEK.shift(-1): IssueState.PUBLISHED}
    shown = SCREENS.show(Archive(), READER, issues, {WEEK: [Trend.WORSENED]})
    assert labels(shown) == [["20–26 May 2019: retracted"], ["13–19 May 2019"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", [Archive(), Archive(YEARS[70]), ArchiveYear(2017)])
def test_telegram_takes_every_screen_and_every_button_means_something(where: Archive, language: str) -> None:
    shown = show(where, YEARS, verdicts_by_week({"west": [(week, Trend.WORSENED) for week in YEARS]}), language)
    assert isinstance(judge(shown.html), Accepted)
    assert all(decode(button.data, PUBLICATION) for row in shown.keyboard for button in row)
