"""Weeks and months on a telephone's screen."""

from dataclasses import replace

import pytest

from bot.callbacks.months import SPANS, Past, Through, Trends
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS
from bot.model.week import Week
from bot.render.dates import period, range_near, short_range
from bot.render.html.visible import units, visible
from bot.render.readers.months import LONGEST, TOLD, MonthsScreens
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, TEXTS, WEEK, WEST, weeks

SCREENS = MonthsScreens(PUBLICATION, TEXTS)
GLANCE = IssueView(WEEK, "en", Source.LATEST, ALL_TOPICS)
NINE = Through("en", WEST.number, WEEK, glance=GLANCE)
SAID = [(week, Trend.UNCHANGED) for week in weeks(60)]
HEADLINES = {week: f"Headline of {week}" for week, _ in SAID}


def buttons(message: Message) -> dict[str, object]:
    """What each says and means."""
    return {button.text: decode(button.data, PUBLICATION) for row in message.keyboard for button in row if button.data}


def test_every_headline_has_its_text_one_tap_away() -> None:
    shown = SCREENS.through(NINE, SAID, HEADLINES)
    found = [each for each in buttons(shown).values() if isinstance(each, Past)]
    assert found == [Past(week, 0, NINE) for week in reversed(weeks(TOLD))]
    assert all(f"Headline of {each.week}" in visible(shown.html) for each in found)
    assert f"Headline of {WEEK.shift(-TOLD)}" not in visible(shown.html)


def test_earlier_and_later_leave_no_week_out() -> None:
    asked: object = NINE
    seen: set[Week] = set()
    while isinstance(asked, Through):
        shown = SCREENS.through(asked, SAID, HEADLINES)
        seen |= {each.week for each in buttons(shown).values() if isinstance(each, Past)}
        asked = buttons(shown).get("‹ Earlier")
    assert seen == set(weeks(60))
    oldest = SCREENS.through(replace(NINE, until=WEEK.shift(-57)), SAID, HEADLINES)
    assert "‹ Earlier" not in buttons(oldest)
    later = buttons(oldest)["Later ›"]
    assert later == replace(NINE, until=WEEK.shift(-57 + TOLD))


def test_back_leads_to_the_text_from_which_it_was_asked_or_to_all_topics() -> None:
    shown = buttons(SCREENS.through(replace(NINE, page=2), SAID, {}))
    assert shown["← Back"] == TopicView(GLANCE, WEST.number, 2)
    assert shown["📈 All topics"] == Trends("en", 9, GLANCE)
    alone = buttons(SCREENS.through(replace(NINE, glance=None), SAID, {}))
    assert alone["← Back"] == Trends("en", 9)
    assert "📈 All topics" not in alone


@pytest.mark.parametrize(
    ("there", "offered"), [(3, ()), (4, ()), (5, (4, 9)), (9, (4, 9)), (10, (4, 9, 26)), (60, SPANS)]
)
def test_no_more_weeks_are_offered_than_there_are(there: int, offered: tuple[int, ...]) -> None:
    shown = SCREENS.through(NINE, SAID[-there:], {})
    spans = [
        each.span for words, each in buttons(shown).items() if isinstance(each, Through) and words.endswith("weeks")
    ]
    assert tuple(spans) == offered


def test_signs_stand_beside_their_words_and_gaps_are_said() -> None:
    said = [(WEEK.shift(-5), Trend.WORSENED), (WEEK.shift(-3), Trend.IMPROVED), (WEEK, Trend.WORSENED)]
    text = visible(SCREENS.through(NINE, said, {}).html)
    assert "\n▼ · ▲ · · ▼\n· – no text that week\n" in text
    assert "Improved: 1 · worsened: 2\nLast improved: 29 April – 5 May" in text
    assert "· 6–12 May\n" in text
    whole = visible(SCREENS.through(NINE, SAID, {}).html)
    assert "no text" not in whole


def test_a_year_of_signs_stands_in_quarters() -> None:
    text = visible(SCREENS.through(replace(NINE, span=52), SAID, {}).html)
    assert text.split("\n").count(" ".join("▬" * 13)) == 4


def test_all_topics_stand_side_by_side_but_those_of_which_nothing_was_said() -> None:
    history = {"west": SAID, "elite": SAID[-2:], "economy": SAID[:9]}
    shown = SCREENS.trends(Trends("en", 9, GLANCE), history, WEEK)
    text = visible(shown.html)
    assert "Belarus–West relations · unchanged\n▬ ▬ ▬ ▬ ▬ ▬ ▬ ▬ ▬\n" in text
    assert "Ruling elite · unchanged\n· · · · · · · ▬ ▬\n" in text
    assert "Economy" not in text
    assert buttons(shown)["🏛 Ruling elite"] == Through("en", ELITE.number, WEEK)
    assert buttons(shown)["← Back"] == GLANCE


def test_pages_of_an_old_text_turn_and_lead_back() -> None:
    asked = Past(WEEK.shift(-4), 1, NINE)
    shown = SCREENS.past(asked, ["one", "two", "three"], "https://example.org/")
    assert shown.html == "two"
    assert buttons(shown) == {
        "‹": replace(asked, page=0),
        "2/3": asked,
        "›": replace(asked, page=2),
        "← Back": NINE,
    }
    assert SCREENS.past(replace(asked, page=9), ["one"], "").html == "one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_headlines_are_cut_between_words(language: str) -> None:
    shown = SCREENS.through(replace(NINE, language=language), SAID, {WEEK: "слова " * 40})
    (line,) = (line for line in visible(shown.html).split("\n") if "слова" in line)
    assert line.endswith("слова…")
    assert len(line) <= LONGEST + 3


def test_the_longest_screen_fits_a_message_and_the_largest_button_its_64_bytes() -> None:
    largest = IssueView(WEEK, "en", Source.LATEST, 2**62, 9)
    asked = Through("en", 62, Week.parse("2099-W52"), 52, 99, largest)
    assert len(Past(Week.parse("2099-W01"), 99, asked).data.encode()) <= 64
    shown = SCREENS.through(replace(NINE, span=52), SAID, dict.fromkeys(HEADLINES, "ы" * 200))
    assert units(visible(shown.html)) < 4096


@pytest.mark.parametrize(
    ("language", "week", "short", "near"),
    [
        ("en", "2019-W21", "20–26 May", "20–26 May"),
        ("en", "2019-W18", "29 Apr–5 May", "29 April – 5 May"),
        ("be", "2019-W21", "20–26.05", "20–26 мая"),
        ("ru", "2019-W18", "29.04–5.05", "29 апреля – 5 мая"),
        ("be", "2019-W01", "31.12–6.01", "31 снежня 2018 – 6 студзеня 2019"),
        ("en", "2018-W20", "14–20 May", "14–20 May 2018"),
    ],
)
def test_dates_are_as_short_as_they_may_be(language: str, week: str, short: str, near: str) -> None:
    assert short_range(Week.parse(week), language) == short
    assert range_near(Week.parse(week), WEEK, language) == near


def test_several_weeks_have_a_beginning_and_an_end() -> None:
    assert period(WEEK.shift(-8), WEEK, "en") == "25 March – 26 May 2019"
    assert period(WEEK, WEEK, "be") == "20–26 мая 2019"
