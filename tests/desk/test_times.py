"""The times that are offered for an issue to go out."""

from datetime import UTC, datetime

import pytest

from bot.desk.times import times


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2026-11-25 12:30", ["25 16:31", "25 18:00", "27 09:00"]),
        ("2026-11-25 13:31", ["25 17:32", "26 18:00", "27 09:00"]),  # 16:31 in Minsk: the evening is too near
        ("2026-11-25 20:59", ["26 01:00", "26 18:00", "27 09:00"]),
        ("2026-11-27 04:00", ["27 08:01", "27 09:00", "27 18:00"]),  # a Friday
        ("2026-11-27 05:00", ["27 09:01", "27 18:00", "4 09:00"]),
    ],
)
def test_an_hour_an_evening_and_a_friday_are_offered_in_their_order(now: str, offered: list[str]) -> None:
    found = times(datetime.fromisoformat(now).replace(tzinfo=UTC), "Europe/Minsk")
    assert [f"{time.day} {time:%H:%M}" for time in found] == offered


def test_over_the_change_of_clocks_nine_stays_nine() -> None:
    wednesday = datetime(2026, 3, 25, 12, tzinfo=UTC)
    *_, friday = times(wednesday, "Europe/Berlin")
    late_saturday = datetime(2026, 10, 24, 21, tzinfo=UTC)
    *_, next_friday = times(late_saturday, "Europe/Berlin")
    assert (friday.astimezone(UTC).hour, next_friday.astimezone(UTC).hour) == (8, 8)
    assert (friday.hour, next_friday.hour) == (9, 9)
