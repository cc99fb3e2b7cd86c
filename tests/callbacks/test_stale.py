"""Buttons that outlive the publication as it was when they were made."""

from dataclasses import replace

import pytest

from bot.callbacks.desk import SetVerdict, ShowTopic
from bot.callbacks.drafts import Remove
from bot.callbacks.readers import Archive, Follow, SetLanguage, Subscribe, Unfollow
from bot.callbacks.table import Callback, decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.publication import Publication, Trend
from tests.render.issues import ELITE, PUBLICATION, SECURITY, WEEK, WEST, topic

CULTURE = topic(4, "culture", "🎭", "Культура", "Культура", "Culture")
WITHOUT_WEST = replace(PUBLICATION, topics=(ELITE, replace(WEST, retired=True), SECURITY))
WITHOUT_RUSSIAN = replace(PUBLICATION, languages=("be", "en"))
TURNED_ROUND = replace(PUBLICATION, topics=(CULTURE, SECURITY, WEST, ELITE), languages=("en", "ru", "be"))
GLANCE = IssueView(WEEK, "be", Source.PUSH, WEST.bit)
RUSSIAN = replace(GLANCE, language="ru")

GIVEN_UP = [
    pytest.param(Follow(WEST.number), WITHOUT_WEST, id="follow a topic"),
    pytest.param(Unfollow(WEST.number), WITHOUT_WEST, id="leave a topic"),
    pytest.param(SetLanguage("ru"), WITHOUT_RUSSIAN, id="speak a language"),
    pytest.param(RUSSIAN, WITHOUT_RUSSIAN, id="read an issue in a language"),
    pytest.param(TopicView(RUSSIAN, WEST.number), WITHOUT_RUSSIAN, id="read a topic in a language"),
    pytest.param(Subscribe(RUSSIAN), WITHOUT_RUSSIAN, id="subscribe below an issue in a language"),
    pytest.param(Remove(WEEK, "west", "ru"), WITHOUT_RUSSIAN, id="remove a text in a language"),
]


@pytest.mark.parametrize(("callback", "today"), GIVEN_UP)
def test_what_was_given_up_since_is_offered_by_no_old_button(callback: Callback, today: Publication) -> None:
    assert decode(callback.data, PUBLICATION) == callback
    assert decode(callback.data, today) is None


KEPT = [
    pytest.param(GLANCE, WITHOUT_WEST, id="an issue that was pushed for it"),
    pytest.param(TopicView(GLANCE, WEST.number), WITHOUT_WEST, id="a text on it"),
    pytest.param(ShowTopic(WEEK, "west"), WITHOUT_WEST, id="the desk's screen of it"),
    pytest.param(SetVerdict(WEEK, "west", Trend.WORSENED), WITHOUT_WEST, id="a verdict on it"),
    pytest.param(Remove(WEEK, "west"), WITHOUT_WEST, id="its removal from a draft"),
    pytest.param(Archive(WEEK), WITHOUT_RUSSIAN, id="the archive"),
    pytest.param(Follow(), WITHOUT_WEST, id="all topics"),
]


@pytest.mark.parametrize(("callback", "today"), KEPT)
def test_what_was_published_can_be_read_though_its_topic_is_written_no_more(
    callback: Callback, today: Publication
) -> None:
    assert decode(callback.data, today) == callback


@pytest.mark.parametrize(
    "callback", [Follow(ELITE.number), Unfollow(WEST.number), SetLanguage("be"), TopicView(GLANCE, SECURITY.number)]
)
def test_another_order_of_topics_and_languages_makes_no_button_mean_another(callback: Callback) -> None:
    assert decode(callback.data, TURNED_ROUND) == callback


def test_a_topic_that_is_new_can_be_followed_from_the_day_on_which_it_is_there() -> None:
    button = Follow(CULTURE.number)
    assert decode(button.data, PUBLICATION) is None
    assert decode(button.data, TURNED_ROUND) == button
