"""Days as editors write them, with the month in figures or in words of any language; the year may be left out."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product

_MONTHS = (
    "jan|янв|сту",
    "feb|фев|лют",
    "mar|мар|сак",
    "apr|апр|кра",
    "may|мая|май|тра",
    "jun|июн|чэр",
    "jul|июл|ліп",
    "aug|авг|жні",
    "sep|сен|вер",
    "oct|окт|кас",
    "nov|ноя|ліс",
    "dec|дек|сне",
)
_NUMBER_OF = {start: number for number, starts in enumerate(_MONTHS, start=1) for start in starts.split("|")}
_NAME = rf"(?P<name>(?:{'|'.join(_NUMBER_OF)})[^\W\d_]*)\.?"
_TH = r"(?:st|nd|rd|th|-?го|-?е|-?га)?"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})(?P<cut>[-./])(?P<month>\d{1,2})[-./](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?P<cut>[./])(?P<month>\d{1,2})(?:[./](?P<year>\d{4}|\d\d))?",
        r"(?P<day>\d{1,2})(?P<cut>-)(?P<month>\d{1,2})-(?P<year>\d{4})",
        rf"(?P<day>\d{{1,2}}){_TH}(?: of)? {_NAME}(?:,? (?P<year>\d{{4}}))?",
        rf"{_NAME} (?P<day>\d{{1,2}}){_TH}(?:,? (?P<year>\d{{4}}))?",
    )
]
_MONTH_FIRST = re.compile(rf"^{_NAME} (?P<first>\d{{1,2}})\s*-\s*(?P<last>\d{{1,2}})(?:,?(?P<year> \d{{4}}))?$")
"""May 20–26, 2019"""
_ACROSS = re.compile(r"\s*-\s*|\s+(?:to|по|па|да|до)\s+")
_LONGEST = 7
_CLOSE = 28
_FAR = 190
"""Days, a little more than half a year: what is further away has no day in the years about today."""


class NoSuchDayError(ValueError):
    """The calendar has no such day, or the second is not within a week of the first."""


def days(said: str, today: date | None) -> list[date]:
    """A day, or the first and the last of several; more if the order of day and month is open."""
    if alone := list(_days(said, today)):
        return alone
    said = _MONTH_FIRST.sub(r"\g<first>-\g<last> \g<name>\g<year>", said)
    for cut in _ACROSS.finditer(said):
        first, last = said[: cut.start()], said[cut.end() :]
        ends = list(_days(last, today))
        if ends and re.fullmatch(r"\d{1,2}\.?", first):
            return _together(_days(f"{first.rstrip('.')}.{ends[-1]:%m.%Y}", None), ends)  # 20–26.05
        if ends and (begins := list(_days(first, ends[0]))):
            return _together(begins, ends)
    return []


def nearest(today: date, in_year: Callable[[int], date]) -> list[date]:
    """The day in the year that brings it nearest to today; both, if two years are about as good."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(in_year(year))
        except ValueError:
            continue
    away = {day: abs((day - today).days) for day in found}
    first = min(away.values(), default=_FAR + 1)
    if first > _FAR:
        raise NoSuchDayError
    return [day for day in sorted(away, key=lambda day: away[day]) if away[day] - first < _CLOSE]


def _together(begins: Iterable[date], ends: Iterable[date]) -> list[date]:
    for begin, end in product(begins, ends):
        if 0 <= (end - begin).days <= _LONGEST:
            return [begin, end]
    raise NoSuchDayError


def _days(said: str, today: date | None) -> Iterator[date]:
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(said):
            for year, month, day in _orders(found.groupdict()):
                yield from _dated(year, month, day, today)
            return


def _orders(parts: dict[str, str | None]) -> Iterator[tuple[str | None, int, int]]:
    """With a slash Americans put the month first."""
    year, day = parts["year"], int(parts["day"] or 0)
    name = parts.get("name")
    month = _NUMBER_OF[name[:3]] if name else int(parts["month"] or 0)
    slash = parts.get("cut") == "/"
    if month <= 12 or not slash:  # noqa: PLR2004
        yield year, month, day
    if slash and day <= 12 and day != month:  # noqa: PLR2004
        yield year, day, month


def _dated(year: str | None, month: int, day: int, today: date | None) -> Iterator[date]:
    if year:
        yield _day(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    elif today:
        yield from nearest(today, lambda each: date(each, month, day))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDayError from None
