"""What has changed since then, as it is shown."""

import pytest

from bot.callbacks.since import Since, SinceCallback, SinceText, SinceYear
from bot.callbacks.table import decode
from bot.model.message import Message
from bot.model.publication import Trend
from bot.render.edition import History
from bot.render.html.visible import visible
from bot.render.readers.since import SinceScreens
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, TEXTS, WEEK, weeks
from tests.tdlib import Accepted, judge

SCREENS = SinceScreens(PUBLICATION, TEXTS)
UP, SAME, DOWN = Trend
HISTORY: History = {
    "west": [(week, SAME) for week in weeks(30)],
    "elite": list(zip(weeks(6), (DOWN, DOWN, UP, SAME, UP, UP), strict=True)),
    "security": [(WEEK.shift(-40), DOWN)],
}
MONTH = Since(WEEK.shift(-4))


def changes(since: Since = MONTH, language: str = "en") -> Message:
    return SCREENS.changes(since, HISTORY, WEEK, language)


def does(message: Message, label: str) -> SinceCallback:
    found = next(button.data for row in message.keyboard for button in row if label in button.text)
    callback = decode(found, PUBLICATION)
    assert isinstance(callback, SinceCallback)
    return callback


def labels(message: Message) -> list[str]:
    return [button.text for row in message.keyboard for button in row]


def test_topics_tell_then_and_now_and_the_turns_between_those_that_turned_first() -> None:
    assert visible(changes().html) == (
        "🔁 What has changed\n22 April – 26 May 2019\n\n"
        "Ruling elite · then: worsened; now: improved ▼→▲\n4 weeks: 3 turns · improved: 3 · unchanged: 1\n\n"
        "Belarus–West relations · now as then: unchanged ▬\n4 weeks: no turns · unchanged: 4"
    )


def test_a_tap_opens_the_newest_text_on_the_topic_and_back_leads_here() -> None:
    opened = does(changes(), "Ruling elite")
    assert opened == SinceText(WEEK, ELITE.number, 0, MONTH)
    text = SCREENS.text(opened, ["One.", "Two."], "", "en")
    assert does(text, "Back") == MONTH
    assert does(text, "›") == SinceText(WEEK, ELITE.number, 1, MONTH)


def test_the_spans_are_a_tap_each_and_the_one_that_is_shown_is_marked() -> None:
    assert labels(changes())[-5:-1] == ["Week", "• Month", "3 months", "Year"]
    assert does(changes(), "Year") == Since(WEEK.shift(-52))
    assert "30 weeks" not in visible(changes(Since(WEEK.shift(-52))).html)
    assert "29 weeks" in visible(changes(Since(WEEK.shift(-52))).html)


def test_any_month_can_be_chosen_and_begins_with_its_first_issue() -> None:
    assert does(changes(), "Since which month") == SinceYear(2019)
    months = SCREENS.months(2019, weeks(60)[::-1], "en")
    assert labels(months) == ["May", "April", "March", "February", "January", "2018", "← Back"]
    april = does(months, "April")
    assert isinstance(april, Since)
    assert str(april.week) == "2019-W14"
    assert labels(SCREENS.months(2030, weeks(60)[::-1], "en")) == labels(months)
    assert labels(SCREENS.months(2001, weeks(60)[::-1], "en"))[0] == "December"


def test_where_nothing_was_said_since_it_says_so() -> None:
    assert "Nothing was said since then." in visible(SCREENS.changes(Since(WEEK), HISTORY, WEEK, "en").html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_means_something(language: str) -> None:
    for shown in (changes(language=language), SCREENS.months(2018, weeks(900)[::-1], language)):
        assert isinstance(judge(shown.html), Accepted)
        assert all(decode(button.data, PUBLICATION) for row in shown.keyboard for button in row)
