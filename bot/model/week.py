"""Weeks, by which issues are named."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import total_ordering
from typing import Self
from zoneinfo import ZoneInfo

CENTURY = range(2000, 2100)
"""Years beyond it are typing errors, or somebody's who tries what happens."""

FAR = 14
"""Days: a week farther from today than that may be a slip."""


@total_ordering
@dataclass(frozen=True)
class Week:
    """An ISO week, which names an issue: `2019-W21` is Monday 20 to Sunday 26 May 2019."""

    monday: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError unless `text` names a week that exists."""
        match = re.fullmatch(r"(\d{4})-W(\d{2})", text, re.ASCII)
        if match is None:
            raise ValueError(f"{text!r} is not a week such as 2019-W21")
        return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def at(cls, moment: datetime, zone: str) -> Self:
        """The one that it is then where the clocks of that zone are."""
        return cls.of(moment.astimezone(ZoneInfo(zone)).date())

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def thursday(self) -> date:
        """The day whose month and year are those of the week, by ISO 8601."""
        return self.monday + timedelta(days=3)

    def far(self, today: date) -> bool:
        return max((self.monday - today).days, (today - self.sunday).days) > FAR

    def shift(self, weeks: int) -> "Week":
        return Week(self.monday + timedelta(weeks=weeks))

    def __str__(self) -> str:
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    def __lt__(self, other: "Week") -> bool:
        return self.monday < other.monday
