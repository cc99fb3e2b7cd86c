"""The first screen: whole headlines where they fit, a line of each where not, and the topics close together at last."""

from dataclasses import replace

import pytest

from bot.callbacks.views import IssueView, Source
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import ALL_TOPICS
from bot.render.edition import LINE
from bot.render.glance import LINES
from bot.render.html.visible import visible
from bot.render.issue import IssueMessages
from bot.render.shortening import ems, lines
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, commentary, issue, topic, weeks

LONG = "A bucket of cranberries costs one lantern, a bucket without them five, and nobody has any"
TURNS = [Trend.WORSENED, Trend.WORSENED, Trend.IMPROVED]


def shown(topics: int, source: Source = Source.LATEST, language: str = "en", headline: str = LONG) -> Message:
    """As many topics as that, all of which have just turned."""
    many = tuple(topic(number, f"t{number}", "🌊", *[f"Weather {number}"] * 3) for number in range(topics))
    publication = replace(PUBLICATION, topics=many)
    texts = [commentary(each.id, language, headline) for each in many]
    history = {each.id: [*zip(weeks(3), TURNS, strict=True)] for each in many}
    of = replace(issue(*texts), trends={each.id: Trend.IMPROVED for each in many})
    view = IssueView(WEEK, language, source, ALL_TOPICS)
    return IssueMessages(publication, TEXTS).glance(of, history, view, subscribed=source is not Source.START)


def test_few_topics_have_their_headlines_whole() -> None:
    assert visible(shown(2).html).count(LONG) == 2


def test_many_have_a_line_each_of_theirs() -> None:
    text = visible(shown(5).html)
    heads = [line for line in text.split("\n") if line.startswith("A bucket")]
    assert heads == ["A bucket of cranberries costs one lantern…"] * 5
    assert all(ems(line) <= LINE for line in heads)
    assert text.count("\n\n") == 5


def test_more_stand_close_together() -> None:
    assert visible(shown(7).html).count("\n\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", [Source.START, Source.LATEST, Source.PUSH])
def test_five_topics_that_have_turned_are_seen_at_once(source: Source, language: str) -> None:
    message = shown(5, source, language)
    assert lines(visible(message.html), LINE) <= LINES
    assert len(message.keyboard) <= 4


def test_a_borrowed_headline_leaves_room_for_the_word_that_it_is() -> None:
    entries = [commentary(each.id, "ru", LONG * 3) for each in PUBLICATION.topics[:2]]
    of = issue(*entries, commentary("security", "be", LONG * 3))
    view = IssueView(WEEK, "be", Source.LATEST, ALL_TOPICS)
    text = visible(IssueMessages(PUBLICATION, TEXTS).glance(of, {}, view, subscribed=True).html)
    assert [ems(line) <= LINE for line in text.split("\n") if "(па-руску)" in line] == [True, True]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2])])
def test_no_topics_button_stands_alone_below_three(count: int, rows: list[int]) -> None:
    assert [len(row) for row in shown(count).keyboard[:-2]] == rows


def test_a_name_that_fits_only_without_its_sign_has_none() -> None:
    names = ("Бяспека", "Безопасность", "Security")
    publication = replace(PUBLICATION, topics=tuple(topic(each, f"t{each}", "🛡️", *names) for each in range(3)))
    of = issue(*(commentary(each.id, "ru") for each in publication.topics))
    view = IssueView(WEEK, "ru", Source.LATEST, ALL_TOPICS)
    message = IssueMessages(publication, TEXTS).glance(of, {}, view, subscribed=True)
    assert [button.text for button in message.keyboard[0]] == ["Безопасность"] * 3
