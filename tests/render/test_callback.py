"""What buttons carry: short enough for Telegram, and harmless whoever wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks.codec import base36, decode, encode, number
from bot.callbacks.readers import (
    Archive,
    Deliver,
    Follow,
    FollowAll,
    Hush,
    Leave,
    Screen,
    Speak,
    Subscribe,
    Unfollow,
    choose,
    read,
)
from bot.callbacks.views import IssueView, Source, TopicView, linked
from bot.model.reader import ALL_TOPICS, Format, Preferences
from bot.model.week import Week
from tests.render.issues import ELITE, PUBLICATION, WEEK, WEST

numbers = st.integers(-(2**63), 2**63 - 1)
glances = st.builds(
    IssueView,
    st.integers(-1000, 1000).map(WEEK.shift),
    st.sampled_from(PUBLICATION.languages),
    st.sampled_from(Source),
    st.integers(-1, 2**63 - 1),
    st.integers(0, 99),
)
READER = Preferences("en", topics=ELITE.bit | WEST.bit)


@given(numbers)
def test_a_number_comes_back_as_it_was(value: int) -> None:
    assert number(base36(value)) == value


@given(glances, st.integers(0, 62), st.integers(0, 99))
def test_every_place_in_an_issue_fits_on_a_button_and_is_found_again(glance: IssueView, topic: int, page: int) -> None:
    opened = TopicView(glance, topic, page)
    assert max(len(opened.data().encode()), len(glance.data("subscribe").encode())) <= 64
    assert read(opened.data(), PUBLICATION) == opened
    assert read(glance.data(), PUBLICATION) == glance
    assert read(glance.data("subscribe"), PUBLICATION) == Subscribe(glance)


@pytest.mark.parametrize("text", ["1" * 14, "", "-", "1_0", "+1", " 1", "A", "٣", "--1"])
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text)


def test_a_button_that_telegram_would_refuse_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        encode("verb", "я" * 30)


@given(st.text())
def test_nothing_that_is_sent_as_a_press_breaks_the_reading(text: str) -> None:
    decode(text)
    read(text, PUBLICATION)
    verb = text.partition(":")[2]
    for known in ("issue", "topic", "subscribe", "archive", "show", "speak", "follow", "unfollow"):
        read(f"{known}:{verb}", PUBLICATION)


FOREIGN = [
    "",
    "unknown",
    "issue",
    "issue:2019-W21:de:p:1:0",
    "issue:2019-W54:be:p:1:0",
    "issue:2019-W21:be:x:1:0",
    "issue:2019-W21:be:p:1:0:0:0:0",
    "topic:2019-W21:be:p:1:0",
    "topic:2019-W21:de:p:1:0:1:0",
    "archive:0000-W01",
    "archive:2019-W21:x",
    "speak:de",
    "deliver:rich",
    "hush:2",
    "follow:9",
    "follow:3",
    "unfollow",
    "show:nothing",
    "leave:now",
    "e-publish:1",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_stale_or_forged_button_means_nothing(text: str) -> None:
    assert read(text, PUBLICATION) is None


PRESSES = [
    ("leave", Leave()),
    ("archive", Archive()),
    ("archive:2019-W21", Archive(WEEK)),
    ("subscribe", Subscribe()),
    ("show:topics", Screen.TOPICS),
    ("speak:ru", Speak("ru")),
    ("deliver:full", Deliver(Format.FULL)),
    ("hush:1", Hush(silent=True)),
    ("follow", FollowAll()),
    ("follow:1", Follow(WEST.bit)),
    ("unfollow:1", Unfollow(WEST.bit)),
]


@pytest.mark.parametrize(("text", "press"), PRESSES)
def test_a_button_means_what_it_says(text: str, press: object) -> None:
    assert read(text, PUBLICATION) == press


def test_a_topic_is_taken_out_of_all_and_put_back() -> None:
    everything = Preferences("en")
    fewer = choose(Unfollow(WEST.bit), everything, PUBLICATION)
    assert fewer.topics == 0b101
    assert choose(Follow(WEST.bit), fewer, PUBLICATION).topics == 0b111
    assert choose(FollowAll(), fewer, PUBLICATION).topics == ALL_TOPICS
    assert choose(Follow(WEST.bit), everything, PUBLICATION).topics == ALL_TOPICS


def test_pressing_twice_is_pressing_once() -> None:
    for choice in (Follow(WEST.bit), Unfollow(WEST.bit), Speak("be"), Hush(silent=True), Deliver(Format.FULL)):
        once = choose(choice, READER, PUBLICATION)
        assert choose(choice, once, PUBLICATION) == once


def test_a_retired_topic_alone_is_no_topic() -> None:
    reader = Preferences("en", topics=WEST.bit | 0b1000)
    assert choose(Unfollow(WEST.bit), reader, PUBLICATION).topics == 0


LINKS = [
    ("2019-W21", IssueView(WEEK, "en", Source.LINK, READER.topics)),
    ("2019-W21_west", TopicView(IssueView(WEEK, "en", Source.LINK, READER.topics), WEST.number)),
    ("2019-W21_gone", IssueView(WEEK, "en", Source.LINK, READER.topics)),
    ("2019-W99", None),
    ("west", None),
    ("", None),
]


@pytest.mark.parametrize(("payload", "opened"), LINKS)
def test_a_link_opens_an_issue_or_a_topic_of_it(payload: str, opened: object) -> None:
    assert linked(payload, PUBLICATION, READER) == opened


def test_a_week_keeps_its_name_in_a_button() -> None:
    assert IssueView(Week.parse("2020-W53"), "be", Source.PUSH, 5).data() == "issue:2020-W53:be:p:5:0"
