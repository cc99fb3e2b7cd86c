"""What stands at the very edge of what a button may say, and what stands one step beyond it."""

from datetime import date

import pytest

from bot.callbacks.codec import LIMIT, base36, number
from bot.callbacks.desk import SetVerdict, UndoVerdict
from bot.callbacks.drafts import Draft, Remove
from bot.callbacks.publishing import Prepare
from bot.callbacks.questions import Answer
from bot.callbacks.readers import SubscribeReading
from bot.callbacks.receipts import See
from bot.callbacks.scheduling import Confirmed, Hasten, Publish, PublishAt
from bot.callbacks.table import Callback, decode
from bot.callbacks.views import IssueView, Source, TopicView
from bot.callbacks.writing import Write
from bot.model.cell import Part
from bot.model.publication import Publication, Trend
from bot.model.reading import Doubt
from bot.model.week import Week
from tests.render.issues import PUBLICATION, WEEK

LARGEST = base36(2**63 - 1)
TOO_LARGE = base36(2**63)
EDGES = [
    ("the number of a broadcast", "e-watch:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("the number of a bundle", "e-control:7:retry:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("the number of a proposal", "e-reason:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("the number of a question", "e-give-up:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("which of the choices", "e-answer:7:topic:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("the number of a cell", "e-finish:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("the number of a receipt", "e-back:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("when it was scheduled", "e-now:2019-W21:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("ticked languages", "e-prepare:2019-W21:0:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("a minute", "e-at:2019-W21:nonce:0:0:{}", ("0", base36(60_000_000)), ("-1", base36(60_000_001))),
    ("the topics of a view", "issue:2019-W21:be:p:{}:0", ("-1", "0", LARGEST), ("-2", TOO_LARGE)),
    ("the page of a view", "issue:2019-W21:be:p:1:{}", ("0", LARGEST), ("-1", TOO_LARGE)),
    ("a topic that is read", "topic:2019-W21:be:p:1:0:{}:0", ("0", base36(62)), ("-1", base36(63))),
    ("a topic that is followed", "follow:{}", ("0", "2"), ("-1", "3", "4", base36(63))),
    ("a week in short", "time:be:0:{}:9:0", ("0", "s3", base36(5217)), ("-1", base36(5218), "zzzzz")),
    ("how many weeks", "trends:be:{}", ("4", "9", "q", "1g"), ("0", "5", "c", "1h", "-9")),
    ("hours until messages vanish", "vanish:{}", ("0", base36(47)), ("-1", base36(48))),
    ("yes or no of a reader", "hush:{}", ("0", "1"), ("-1", "2", "00", "01", "true", "")),
    ("yes or no of an editor", "e-discard:2019-W21:{}", ("0", "1"), ("-1", "2", "11", "yes", "")),
    ("a week", "e-draft:{}", ("2000-W01", "2020-W53", "2099-W53"), ("1999-W52", "2019-W53", "2019-W00", "2100-W01")),
    ("how a week is written", "e-draft:{}", ("2019-W01",), ("2019-W1", "2019W01", "19-W01", "2019-w01", "2019-W01-1")),
]


@pytest.mark.parametrize(
    ("button", "argument"),
    [pytest.param(button, each, id=f"{what}: {each}") for what, button, within, _ in EDGES for each in within],
)
def test_what_is_just_within_the_bounds_is_read_and_written_the_same(button: str, argument: str) -> None:
    text = button.format(argument)
    callback = decode(text, PUBLICATION)
    assert callback is not None
    assert callback.data == text


@pytest.mark.parametrize(
    ("button", "argument"),
    [pytest.param(button, each, id=f"{what}: {each}") for what, button, _, beyond in EDGES for each in beyond],
)
def test_what_is_just_beyond_the_bounds_means_nothing(button: str, argument: str) -> None:
    assert decode(button.format(argument), PUBLICATION) is None


TOPIC = "a-topic-of-16-ch"
"""As long as a topic's id may be; a language has three letters at most."""
NONCE = "sixteen-letters1"
MOST = 2**63 - 1
WIDE = Publication(
    titles={"bel": "Зводка"}, descriptions={"bel": ""}, languages=("bel",), zone="Europe/Minsk", topics=()
)
LONGEST: list[Callback] = [
    TopicView(IssueView(WEEK, "bel", Source.LINK, MOST, 99), 62, 99),
    SubscribeReading(TopicView(IssueView(WEEK, "bel", Source.LINK, MOST, 99), 62, 99)),
    IssueView(WEEK, "bel", Source.LINK, MOST, MOST),
    Write(WEEK, TOPIC, "bel", Part.HEADLINE),
    See(WEEK, TOPIC, "bel"),
    Remove(WEEK, TOPIC, "bel"),
    SetVerdict(WEEK, TOPIC, Trend.UNCHANGED),
    UndoVerdict(WEEK, TOPIC, Trend.UNCHANGED, Trend.UNCHANGED),
    Publish(Confirmed(WEEK, NONCE, paid=True, ticked=MOST)),
    PublishAt(Confirmed(WEEK, NONCE, paid=True, ticked=MOST), 60_000_000),
    Hasten(WEEK, MOST),
    Prepare(WEEK, paid=True, ticked=MOST),
    Answer(MOST, Doubt.HEADLINE, MOST),
]


@pytest.mark.parametrize("callback", LONGEST, ids=lambda callback: type(callback).__name__)
def test_with_the_longest_names_that_a_publication_may_have_a_button_still_fits(callback: Callback) -> None:
    assert len(callback.data.encode()) <= LIMIT
    assert decode(callback.data, WIDE) == callback


def offer(letters: int, letter: str = "n") -> Publish:
    return Publish(Confirmed(WEEK, letter * letters))


FRAME = len(offer(0).data)


def test_the_last_byte_that_telegram_takes_is_used_and_the_next_is_not() -> None:
    full = offer(LIMIT - FRAME)
    assert len(full.data) == 64
    assert decode(full.data, PUBLICATION) == full
    with pytest.raises(ValueError, match="64 bytes"):
        _ = offer(LIMIT - FRAME + 1).data


def test_it_is_bytes_that_are_counted_and_not_letters() -> None:
    half = (LIMIT - FRAME) // 2
    assert decode(offer(half, "я").data, PUBLICATION) == offer(half, "я")
    with pytest.raises(ValueError, match="64 bytes"):
        _ = offer(half + 1, "я").data


def test_what_is_too_long_for_any_button_is_not_even_looked_at() -> None:
    padded = f"e-publish:2019-W21:{'n' * 100}:0:0"
    assert decode(padded, PUBLICATION) is None


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param(date(2000, 1, 3), "e-draft:2000-W01", id="the first of the century"),
        pytest.param(date(2018, 12, 31), "e-draft:2019-W01", id="of the year that begins within it"),
        pytest.param(date(2021, 1, 3), "e-draft:2020-W53", id="of the year that ended within it"),
        pytest.param(date(2024, 2, 29), "e-draft:2024-W09", id="a leap day"),
        pytest.param(date(2099, 12, 31), "e-draft:2099-W53", id="the last of the century"),
    ],
)
def test_the_issue_of_a_day_at_the_edge_of_a_year_has_its_button(day: date, text: str) -> None:
    assert Draft(Week.of(day)).data == text
    assert decode(text, PUBLICATION) == Draft(Week.of(day))


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (35, "z"), (36, "10"), (-1, "-1"), (-36, "-10"), (2**63 - 1, "1y2p0ij32e8e7")]
)
def test_a_number_is_written_in_the_fewest_letters(value: int, text: str) -> None:
    assert base36(value) == text
    assert number(text) == value
