"""What `t.me/…?start=…` opens, whatever somebody has put there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, Source, TopicView, linked
from bot.model.reader import ALL_TOPICS, Preferences
from bot.model.week import Week
from tests.render.issues import ECONOMY, PUBLICATION, WEEK, WEST

steady = settings(derandomize=True, deadline=None, database=None)
READER = Preferences("be", topics=WEST.bit)
GLANCE = IssueView(WEEK, "be", Source.LINK, WEST.bit)

LINKS = [
    pytest.param("2019-W21_economy", TopicView(GLANCE, ECONOMY.number), id="a topic that is written no more"),
    pytest.param("2019-W21_", GLANCE, id="no topic after the line"),
    pytest.param("2019-W21_WEST", GLANCE, id="a topic in capitals"),
    pytest.param("2019-W21_west_elite", GLANCE, id="two topics"),
    pytest.param("2019-W21-west", None, id="a hyphen for the line"),
    pytest.param("2019-W21:west", None, id="a colon for the line"),
    pytest.param("_west", None, id="a topic alone"),
    pytest.param(" 2019-W21", None, id="a blank"),
    pytest.param("2019-W21\n", None, id="a new line"),
    pytest.param("2019-W53_west", None, id="a week that the year does not have"),
    pytest.param("1999-W52", None, id="the week before the century"),
    pytest.param("2100-W01", None, id="the week after it"),
]


@pytest.mark.parametrize(("payload", "opened"), LINKS)
def test_a_link_opens_what_it_names_and_nothing_else(payload: str, opened: object) -> None:
    assert linked(payload, PUBLICATION, READER) == opened


@pytest.mark.parametrize("week", ["2000-W01", "2020-W53", "2099-W53"])
def test_a_link_to_an_issue_at_the_edge_of_a_year_or_the_century_opens_it(week: str) -> None:
    assert linked(week, PUBLICATION, READER) == IssueView(Week.parse(week), "be", Source.LINK, WEST.bit)


@steady
@given(st.text(max_size=64), st.sampled_from(["", "2019-W21_", "2019-W21", "2019-W"]))
def test_no_link_breaks_anything_and_what_it_opens_has_buttons(rest: str, start: str) -> None:
    view = linked(start + rest, PUBLICATION, READER)
    assert view is None or decode(view.data, PUBLICATION) == view


@steady
@given(st.just(ALL_TOPICS) | st.integers(0, 2**63 - 1), st.sampled_from(PUBLICATION.topics).map(lambda topic: topic.id))
def test_behind_a_link_every_reader_finds_their_own_language_and_topics(topics: int, topic: str) -> None:
    view = linked(f"2019-W21_{topic}", PUBLICATION, Preferences("ru", topics=topics))
    assert isinstance(view, TopicView)
    assert (view.glance.language, view.glance.topics) == ("ru", topics)
    assert decode(view.data, PUBLICATION) == view
