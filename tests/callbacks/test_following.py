"""Any number of taps on the topics, against a plain set of those that are followed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.callbacks.readers import Change, Follow, SetFormat, SetLanguage, SetSilent, Unfollow, apply, followed
from bot.model.reader import ALL_TOPICS, Format, Preferences
from tests.render.issues import LANGUAGES, PUBLICATION

steady = settings(derandomize=True, deadline=None, database=None)

OPEN = frozenset(topic.number for topic in PUBLICATION.open_topics)
READERS = st.builds(
    Preferences,
    st.sampled_from(LANGUAGES),
    st.sampled_from(Format),
    st.just(ALL_TOPICS) | st.integers(0, 2**63 - 1),
    st.booleans(),
    st.booleans(),
)
TOPICS = st.sampled_from(sorted(OPEN))
TAPS = st.builds(Follow, st.none() | TOPICS) | st.builds(Unfollow, TOPICS)
OTHERS = (
    st.builds(SetLanguage, st.sampled_from(LANGUAGES))
    | st.builds(SetFormat, st.sampled_from(Format))
    | st.builds(SetSilent, st.booleans())
)


def shown(reader: Preferences) -> set[int]:
    """The topics that have a tick on the reader's screen."""
    return {each for each in OPEN if followed(reader, PUBLICATION) >> each & 1}


@steady
@given(READERS, st.lists(TAPS, max_size=12))
def test_after_any_taps_the_screen_shows_what_was_tapped(reader: Preferences, taps: list[Follow | Unfollow]) -> None:
    expected = shown(reader)
    for tap in taps:
        match tap:
            case Follow(None):
                expected = set(OPEN)
            case Follow(int(topic)):
                expected = expected | {topic}
            case Unfollow(topic):
                expected = expected - {topic}
        reader = apply(tap, reader, PUBLICATION)
        assert shown(reader) == expected


@steady
@given(READERS, TAPS)
def test_a_tap_on_a_topic_touches_nothing_but_topics(reader: Preferences, tap: Change) -> None:
    after = apply(tap, reader, PUBLICATION)
    assert (after.language, after.format, after.silent, after.subscribed) == (
        reader.language,
        reader.format,
        reader.silent,
        reader.subscribed,
    )


@steady
@given(READERS, OTHERS)
def test_no_other_change_touches_the_topics_or_the_subscription(reader: Preferences, change: Change) -> None:
    after = apply(change, reader, PUBLICATION)
    assert (after.topics, after.subscribed) == (reader.topics, reader.subscribed)


@steady
@given(READERS, TOPICS)
def test_who_follows_all_topics_goes_on_to_get_new_ones_until_one_is_left_out(reader: Preferences, topic: int) -> None:
    everything = apply(Follow(), reader, PUBLICATION)
    assert apply(Follow(topic), everything, PUBLICATION).topics == ALL_TOPICS
    assert 0 <= apply(Unfollow(topic), everything, PUBLICATION).topics < 2**63


@steady
@given(READERS)
def test_who_leaves_every_topic_that_is_written_has_none_at_all(reader: Preferences) -> None:
    for topic in OPEN:
        reader = apply(Unfollow(topic), reader, PUBLICATION)
    assert reader.topics == 0
