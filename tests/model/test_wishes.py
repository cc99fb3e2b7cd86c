"""When an issue comes to a reader, by what they wish: over every turn of the clocks, week and year."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.publication import Trend
from bot.model.week import Week
from bot.model.wishes import AT_ONCE, AtOnce, Hours, Quiet, Weekly, due, is_news, quiet_until, read_hours

MINSK, WARSAW, YORK, LORD_HOWE = "Europe/Minsk", "Europe/Warsaw", "America/New_York", "Australia/Lord_Howe"
FRIDAY = Weekly(5, 18, MINSK)
NIGHT = Quiet(22, 8, MINSK)


def at(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("hours", "now", "then"),
    [
        pytest.param(FRIDAY, "2026-11-25 12:00", "2026-11-27 18:00", id="later in the week"),
        pytest.param(FRIDAY, "2026-11-27 17:59", "2026-11-27 18:00", id="a minute before"),
        pytest.param(FRIDAY, "2026-11-27 18:00", "2026-11-27 18:00", id="at that hour"),
        pytest.param(FRIDAY, "2026-11-27 18:59", "2026-11-27 18:59", id="within that hour"),
        pytest.param(FRIDAY, "2026-11-27 19:00", "2026-12-04 18:00", id="just missed"),
        pytest.param(FRIDAY, "2026-11-29 23:59", "2026-12-04 18:00", id="from Sunday on"),
        pytest.param(FRIDAY, "2026-12-28 00:00", "2027-01-01 18:00", id="in the next year"),
        pytest.param(Weekly(1, 0, MINSK), "2021-01-03 23:30", "2021-01-04 00:00", id="out of week 53"),
        pytest.param(Weekly(7, 23, MINSK), "2026-12-28 00:00", "2027-01-03 23:00", id="the end of the last week"),
        pytest.param(NIGHT, "2026-11-25 21:59", "2026-11-25 21:59", id="before it is quiet"),
        pytest.param(NIGHT, "2026-11-25 22:00", "2026-11-26 08:00", id="when it becomes quiet"),
        pytest.param(NIGHT, "2026-12-31 23:59", "2027-01-01 08:00", id="on New Year's Eve"),
        pytest.param(NIGHT, "2026-11-26 07:59", "2026-11-26 08:00", id="a minute before the end"),
        pytest.param(NIGHT, "2026-11-26 08:00", "2026-11-26 08:00", id="when it is over"),
        pytest.param(Quiet(0, 6, MINSK), "2026-11-26 03:00", "2026-11-26 06:00", id="after midnight only"),
        pytest.param(Quiet(0, 6, MINSK), "2026-11-25 23:59", "2026-11-25 23:59", id="not yet midnight"),
        pytest.param(AT_ONCE, "2026-11-25 03:00", "2026-11-25 03:00", id="at once"),
    ],
)
def test_an_issue_comes_at_the_readers_hour_in_a_zone_without_turns(hours: Hours, now: str, then: str) -> None:
    assert due(hours, at(MINSK, now)) == at(MINSK, then)


@pytest.mark.parametrize(
    ("hours", "now", "then"),
    [
        pytest.param(Weekly(7, 2, WARSAW), "2026-03-28T12:00Z", "2026-03-29T01:00Z", id="the hour is left out"),
        pytest.param(Weekly(7, 2, WARSAW), "2026-03-29T01:30Z", "2026-03-29T01:30Z", id="in the hour instead of it"),
        pytest.param(Weekly(7, 3, WARSAW), "2026-03-28T12:00Z", "2026-03-29T01:00Z", id="the next is as before"),
        pytest.param(Weekly(7, 2, WARSAW), "2026-10-24T12:00Z", "2026-10-25T00:00Z", id="the first of two such hours"),
        pytest.param(Weekly(7, 2, WARSAW), "2026-10-25T01:30Z", "2026-11-01T01:00Z", id="not in the second"),
        pytest.param(Weekly(7, 18, WARSAW), "2026-10-24T16:30Z", "2026-10-25T17:00Z", id="later that day: winter"),
        pytest.param(Weekly(7, 1, YORK), "2026-10-31T12:00Z", "2026-11-01T05:00Z", id="New York, the first of two"),
        pytest.param(Weekly(7, 2, YORK), "2027-03-13T12:00Z", "2027-03-14T07:00Z", id="New York, left out"),
        pytest.param(Weekly(7, 2, LORD_HOWE), "2026-10-03T00:00Z", "2026-10-03T15:30Z", id="half an hour left out"),
        pytest.param(Quiet(22, 2, WARSAW), "2026-03-28T23:30Z", "2026-03-29T01:00Z", id="quiet until what is left out"),
        pytest.param(Quiet(22, 8, WARSAW), "2026-03-28T21:30Z", "2026-03-29T06:00Z", id="a short night"),
        pytest.param(Quiet(22, 8, WARSAW), "2026-10-24T20:30Z", "2026-10-25T07:00Z", id="a long one"),
        pytest.param(Quiet(22, 2, YORK), "2026-11-01T06:30Z", "2026-11-01T07:00Z", id="quiet in both such hours"),
        pytest.param(Quiet(2, 3, WARSAW), "2026-03-29T01:00Z", "2026-03-29T01:00Z", id="quiet only when left out"),
    ],
)
def test_where_clocks_are_turned_a_missing_hour_comes_after_and_a_double_one_once(
    hours: Hours, now: str, then: str
) -> None:
    assert due(hours, datetime.fromisoformat(now)) == datetime.fromisoformat(then)


ZONES = st.sampled_from([MINSK, WARSAW, YORK, LORD_HOWE, "Asia/Kathmandu", "Pacific/Apia", "No/Such_Place"])
HOUR = st.integers(0, 23)
ANY = st.one_of(
    st.just(AT_ONCE),
    st.builds(Weekly, st.integers(1, 7), HOUR, ZONES),
    st.builds(Quiet, HOUR, HOUR, ZONES),
)
MOMENTS = st.datetimes(datetime(2011, 12, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- as asked


@settings(deadline=None, derandomize=True, database=None)
@given(ANY, MOMENTS)
def test_what_is_due_is_due_then_and_never_later_than_a_week_or_in_the_quiet(hours: Hours, now: datetime) -> None:
    then = due(hours, now)
    assert now <= then <= now + timedelta(days=8, hours=2)
    assert due(hours, then) == then
    assert quiet_until(hours, then) is None


@settings(deadline=None, derandomize=True, database=None)
@given(ANY)
def test_hours_are_stored_as_a_word_or_nothing_and_read_back(hours: Hours) -> None:
    assert read_hours(str(hours)) == hours


@pytest.mark.parametrize("text", ["weekly", "weekly 5", "often 1 2 UTC", "quiet 1 2 UTC and more"])
def test_what_is_not_understood_comes_at_once(text: str) -> None:
    assert read_hours(text) == AtOnce()


W1, W2, W3 = (Week.parse(f"2026-W0{number}") for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("history", "differs"),
    [
        pytest.param([], True, id="the first verdict"),
        pytest.param([(W2, Trend.IMPROVED)], False, id="as a week before"),
        pytest.param([(W2, Trend.WORSENED)], True, id="another than a week before"),
        pytest.param([(W1, Trend.IMPROVED)], False, id="as two weeks before, nothing between"),
        pytest.param([(W1, Trend.IMPROVED), (W2, Trend.UNCHANGED)], True, id="only the last one counts"),
        pytest.param([(W1, Trend.WORSENED), (W3, Trend.IMPROVED)], True, id="its own week does not count"),
    ],
)
def test_a_verdict_is_news_if_the_last_one_before_was_another(history: list[tuple[Week, Trend]], differs: bool) -> None:
    assert is_news(history, W3, Trend.IMPROVED) is differs
