"""What a button makes of a reader's preferences."""

import pytest

from bot.callbacks.readers import (
    Change,
    Follow,
    Screen,
    SetAlso,
    SetFormat,
    SetLanguage,
    SetSilent,
    Unfollow,
    apply,
)
from bot.model.reader import ALL_TOPICS, Format, Preferences
from tests.render.issues import ECONOMY, ELITE, PUBLICATION, SECURITY, WEST

READER = Preferences("en", topics=ELITE.bit | WEST.bit)
CHANGES: list[tuple[Change, Preferences, Screen]] = [
    (SetLanguage("be"), Preferences("be", topics=READER.topics), Screen.LANGUAGE),
    (SetAlso("be", also=True), Preferences("en", topics=READER.topics, also=("be",)), Screen.LANGUAGE),
    (SetAlso("en", also=True), READER, Screen.LANGUAGE),
    (SetAlso("be", also=False), READER, Screen.LANGUAGE),
    (SetFormat(Format.FULL), Preferences("en", Format.FULL, READER.topics), Screen.FORMAT),
    (SetSilent(silent=True), Preferences("en", topics=READER.topics, silent=True), Screen.SETTINGS),
    (Follow(SECURITY.number), Preferences("en", topics=READER.topics | SECURITY.bit), Screen.TOPICS),
    (Follow(), Preferences("en", topics=ALL_TOPICS), Screen.TOPICS),
    (Unfollow(WEST.number), Preferences("en", topics=ELITE.bit), Screen.TOPICS),
]


@pytest.mark.parametrize(("change", "then", "screen"), CHANGES, ids=[type(change).__name__ for change, *_ in CHANGES])
def test_a_change_is_made_once_however_often_it_is_tapped_and_shown_where_it_was(
    change: Change, then: Preferences, screen: Screen
) -> None:
    once = apply(change, READER, PUBLICATION)
    assert once == then
    assert apply(change, once, PUBLICATION) == once
    assert change.screen is screen


def test_a_topic_is_taken_out_of_all_and_put_back() -> None:
    everything = Preferences("en")
    fewer = apply(Unfollow(WEST.number), everything, PUBLICATION)
    assert fewer.topics == ELITE.bit | SECURITY.bit
    assert apply(Follow(WEST.number), fewer, PUBLICATION).topics == ELITE.bit | WEST.bit | SECURITY.bit
    assert apply(Follow(), fewer, PUBLICATION).topics == ALL_TOPICS
    assert apply(Follow(WEST.number), everything, PUBLICATION).topics == ALL_TOPICS


def test_a_retired_topic_alone_is_no_topic() -> None:
    reader = Preferences("en", topics=WEST.bit | ECONOMY.bit)
    assert apply(Unfollow(WEST.number), reader, PUBLICATION).topics == 0


def test_languages_stand_in_the_publications_order_and_the_first_is_none_of_the_others() -> None:
    reader = apply(SetAlso("be", also=True), apply(SetAlso("ru", also=True), READER, PUBLICATION), PUBLICATION)
    assert reader.also == tuple(language for language in PUBLICATION.languages if language != "en")
    assert apply(SetLanguage("ru"), reader, PUBLICATION).also == ("be",)
    assert apply(SetAlso("ru", also=False), reader, PUBLICATION).also == ("be",)
