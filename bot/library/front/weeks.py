"""Weeks as editors name them: by number, by a day, from one day to another; the year is the one nearest to today."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bot.library.front.days import NoSuchDayError, days, nearest
from bot.library.front.meant import Meant
from bot.library.front.words import HYPHENS, QUOTES, plain, spaced
from bot.library.msgid import _
from bot.model.week import CENTURY, Week

_YEAR = r"(?P<year>\d{4})"
_WORD = r"(?:week|wk|w|неделя|неделю|недели|нед|тыдзень|тыдня|тыд|kw|№|#|no)\.?\s*(?:№|#|no\.?)?"
_OF = rf"(?:[\s,/.-]+(?:of )?\(?{_YEAR}\)?)?"
_NUMBERED = [
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[\s/.-]*{_WORD}[\s-]*(?P<week>\d{{1,2}})",
        rf"{_YEAR}\s*[-/]\s*(?P<bare>\d\d)",
        rf"{_WORD}[\s-]*(?P<week>\d{{1,2}}){_OF}",
        rf"(?P<week>\d{{1,2}})(?:[-\s]?(?:я|ю|й|ы|і|th|st|nd|rd))?\s*{_WORD}{_OF}",
        rf"(?P<bare>\d\d)\s*[-/]\s*{_YEAR}",
        r"(?P<week>\d{1,2})",
    )
]
_TAIL = re.compile(r"(?<=\d)(?:\s*(?:г\.?|год|года|y\.?)|t\d\d:.*)$")
_BEFORE = re.compile(r"^(?:(?:from|week|of|неделя|неделю|тыдзень|за|с|з|со|ад|от) )+(?=\d|[^\W\d])")
_NEAR = {
    **dict.fromkeys(("this week", "эта неделя", "текущая неделя", "гэты тыдзень"), 0),
    **dict.fromkeys(("last week", "прошлая неделя", "мінулы тыдзень"), -1),
    **dict.fromkeys(("next week", "следующая неделя", "наступны тыдзень"), 1),
}
_IN_NAME = [
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)\d{4}[ _-]?w\d\d(?!\d)",
        rf"(?<![^\W_]){_WORD}[ _-]?\d{{1,2}}(?!\d)",
        r"(?<!\d)\d{1,2}(?:\.\d\d)?\s*-\s*\d{1,2}\.\d\d(?:\.\d{4})?(?!\d)",
        r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)",
        r"(?<!\d)\d{1,2}\.\d\d\.\d{4}(?!\d)",
    )
]
_ALONE = re.compile(r"(?<![\w.-])\d\d(?![\w.-])")
MONTHS = 12


class _NoSuchWeekError(ValueError):
    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def week_meant(text: str, today: date | None) -> Meant:
    """Without `today` the year must be written."""
    said = spaced(plain(text)).strip("".join(QUOTES) + ",;() ")
    said = _TAIL.sub("", said.rstrip(".").casefold())
    if today and said in _NEAR:
        return Meant((str(Week.of(today).shift(_NEAR[said])),))
    try:
        found = list(_numbered(said, today)) or [Week.of(day) for day in days(_BEFORE.sub("", said), today)]
    except _NoSuchWeekError as error:
        last = Week.of(date(error.year, 12, 28))  # which is always in the last one
        details = {"year": error.year, "weeks": last.monday.isocalendar().week}
        why = _("“%(written)s” does not exist: %(year)s has %(weeks)s weeks; which is meant?")
        return Meant((str(last), str(last.shift(1))), why, details)
    except NoSuchDayError:
        return Meant(near(today), _("“%(written)s” is not in the calendar, or not one week: which is meant?"))
    return _one(found, today)


def near(today: date | None) -> tuple[str, ...]:
    """What is offered where nothing is known: this week, the last, the next."""
    return tuple(str(Week.of(today).shift(by)) for by in (0, -1, 1)) if today else ()


def week_in_name(stem: str, today: date | None) -> Meant:
    """What a file's name says for sure of the week."""
    said = stem.translate(HYPHENS).casefold()
    for pattern in _IN_NAME:
        if found := pattern.search(said):
            meant = week_meant(found[0].replace("_", " "), today)
            return meant if meant.sure else Meant()
    return Meant()


def number_in_name(stem: str, today: date | None) -> tuple[str, ...]:
    """The week of a number that stands alone in a file's name: to be offered, for it may be anything."""
    meant = [week_meant(number, today) for number in _ALONE.findall(stem)]
    return next((each.values for each in meant if each.sure), ())


def _one(found: Iterable[Week], today: date | None) -> Meant:
    known = {week: str(week) for week in found}
    if not known:
        return Meant(near(today), _("“%(written)s” names no week, as 2019-W21 does: which is meant?"))
    values = tuple(name for week, name in known.items() if week.monday.year in CENTURY)
    if not values:
        return Meant(near(today), _("“%(written)s” is not in this century: which week is meant?"))
    return Meant(values, "" if len(values) == 1 else _("“%(written)s” can be either of two weeks: which is meant?"))


def _numbered(said: str, today: date | None) -> Iterator[Week]:
    for pattern in _NUMBERED:
        if found := pattern.fullmatch(said):
            parts = found.groupdict()
            number = int(parts.get("week") or parts["bare"])
            if year := parts.get("year"):
                yield _week(int(year), number)
                if parts.get("bare") and number <= MONTHS:  # 2019-05 is more often a month
                    yield Week.of(date(int(year), number, 1))
            elif today:
                yield from _without_year(number, today)
            return


def _without_year(number: int, today: date) -> Iterator[Week]:
    try:
        yield from map(Week.of, nearest(today, lambda year: date.fromisocalendar(year, number, 4)))
    except NoSuchDayError:
        raise _NoSuchWeekError(today.year) from None


def _week(year: int, number: int) -> Week:
    try:
        return Week(date.fromisocalendar(year, number, 1))
    except ValueError:
        if year not in CENTURY:
            return Week.of(date(1, 1, 1))
        raise _NoSuchWeekError(year) from None
