"""What the newsroom publishes."""

import pytest

from bot.model.publication import MAX_TOPICS, SIGNS, Publication, Topic, Trend
from bot.model.reader import ALL_TOPICS

TOPICS = (
    Topic("west", 1, "", {}, order=0),
    Topic("elite", 0, "", {}, order=1, retired=True),
    Topic("security", MAX_TOPICS - 1, "", {}, order=2),
)
PUBLICATION = Publication({}, {}, ("be", "ru", "en"), "Europe/Minsk", TOPICS)


@pytest.mark.parametrize(
    ("language", "best_first"),
    [
        pytest.param("be", ("be", "ru", "en"), id="the newsroom's own"),
        pytest.param("en", ("en", "be", "ru"), id="the last one"),
        pytest.param("pl", ("pl", "be", "ru", "en"), id="one that was given up"),
    ],
)
def test_a_reader_takes_their_own_language_first_and_no_language_twice(
    language: str, best_first: tuple[str, ...]
) -> None:
    assert PUBLICATION.fallback(language) == best_first


def test_a_retired_topic_cannot_be_followed_but_is_still_known() -> None:
    assert [topic.id for topic in PUBLICATION.open_topics] == ["west", "security"]
    assert PUBLICATION.topic("elite").retired


@pytest.mark.parametrize("name", ["", "West", "wes", "west "])
def test_a_topic_that_is_not_published_is_not_guessed(name: str) -> None:
    with pytest.raises(KeyError, match=f"^'{name}'$"):
        PUBLICATION.topic(name)


def test_topics_share_no_bit_and_fit_into_a_number_of_the_database() -> None:
    assert sum(topic.bit for topic in TOPICS) == TOPICS[0].bit | TOPICS[1].bit | TOPICS[2].bit
    assert all(0 < topic.bit < 2**63 for topic in TOPICS)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_who_follows_all_topics_follows_each(topic: Topic) -> None:
    assert ALL_TOPICS & topic.bit


def test_verdicts_stand_best_first_and_look_different() -> None:
    """Screens show them in the order in which they are declared."""
    assert [trend.sign for trend in Trend] == ["▲", "▬", "▼"]
    assert len(set(SIGNS.values())) == len(Trend)
