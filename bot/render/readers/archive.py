"""The archive: a jump from years to months to weeks, of which only those are offered that have an issue.

As long as there are few of them, all weeks stand in one list.
"""

from collections.abc import Mapping, Sequence

from bot.callbacks.readers import Archive, ArchiveYear, Door, Open
from bot.callbacks.views import IssueView, Source
from bot.model.issue import IssueState
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication, Trend
from bot.model.reader import Preferences
from bot.model.week import Week
from bot.render.dates import days, month_name, week_range
from bot.render.edition import History
from bot.render.keyboards import turn
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

FEW = 16
"""Weeks: four months of them."""
PAGE = 8
"""So many weeks fit on a small telephone under the text."""
MONTHS_IN_A_ROW, YEARS_IN_A_ROW = 3, 4

Verdicts = Mapping[Week, Sequence[Trend]]
Month = tuple[int, int]
"""Year and month in which most days of a week are."""


def verdicts_by_week(history: History) -> Verdicts:
    """What the issue of each week said, in no order."""
    said: dict[Week, list[Trend]] = {}
    for topic in history.values():
        for week, trend in topic:
            said.setdefault(week, []).append(trend)
    return said


class ArchiveScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def show(
        self, where: Archive | ArchiveYear, reader: Preferences, issues: Mapping[Week, IssueState], said: Verdicts
    ) -> Message:
        """`issues` are not empty, and newest first; of a place without any, the nearest earlier one is shown."""
        shown = _Shown(self._texts.voice(reader.language), reader, issues, said)
        title = self._publication.titles[reader.language]
        match where:
            case Archive(around) if len(issues) <= FEW:
                return shown.list(title, around)
            case Archive(Week() as around):
                return shown.month(title, _month(_nearest(issues, around)))
            case ArchiveYear(year):
                return shown.year(title, year)
            case _:
                return shown.year(title, next(iter(issues)).thursday.year)


class _Shown:
    """The issues, as one reader sees them."""

    def __init__(self, say: Voice, reader: Preferences, issues: Mapping[Week, IssueState], said: Verdicts) -> None:
        self._say = say
        self._reader = reader
        self._issues = issues
        self._said = said

    def list(self, title: str, around: Week | None) -> Message:
        """The page of all weeks on which that one stands, or the first."""
        weeks = list(self._issues)
        first = weeks.index(_nearest(self._issues, around)) if around else 0
        page, pages = first // PAGE, -(-len(weeks) // PAGE)
        rows = [(self._week(week, with_year=True),) for week in weeks[page * PAGE : (page + 1) * PAGE]]
        turning = turn(page, pages, lambda other: Archive(weeks[other * PAGE]).data)
        return self._message(title, (*rows, *((turning,) if turning else ())))

    def month(self, title: str, month: Month) -> Message:
        """With the ways to its neighbours, and to its year."""
        firsts = _firsts(self._issues)
        months = list(firsts)
        place = months.index(month)
        rows = [(self._week(week),) for week in self._issues if _month(week) == month]
        earlier, later = months[place + 1 : place + 2], months[max(place - 1, 0) : place]
        neighbours: ButtonRow = (
            *(Button(f"‹ {self._month(firsts[each])}", Archive(firsts[each]).data) for each in earlier),
            *(Button(f"{self._month(firsts[each])} ›", Archive(firsts[each]).data) for each in later),
        )
        up = Button(f"← {month[0]}", ArchiveYear(month[0]).data)
        name = f"{self._month(firsts[month])} {month[0]}"
        return self._message(title, (*rows, *((neighbours,) if neighbours else ()), (up,)), month=name)

    def year(self, title: str, year: int) -> Message:
        """Its months, and the other years."""
        firsts = _firsts(self._issues)
        years = list(dict.fromkeys(each for each, _ in firsts))
        year = next((each for each in years if each <= year), years[-1])
        months = [Button(self._month(week), Archive(week).data) for (each, _), week in firsts.items() if each == year]
        others = [Button(str(each), ArchiveYear(each).data) for each in years if each != year]
        rows = (*_rows(months, MONTHS_IN_A_ROW), *_rows(others, YEARS_IN_A_ROW))
        html = self._say.html("archive", title=title, months=True, year=year, years=bool(others))
        return Message(html, (*rows, self._ways()))

    def _message(self, title: str, rows: Keyboard, *, month: str = "") -> Message:
        told = any(self._said.get(week) for week in self._issues)
        signs = " · ".join(f"{trend.sign} {verdict_words(self._say, trend)}" for trend in Trend) if told else ""
        return Message(
            self._say.html("archive", title=title, months=False, month=month, signs=signs), (*rows, self._ways())
        )

    def _ways(self) -> ButtonRow:
        """Two more to what is past."""
        say = self._say
        search = Button("🔎 " + say("Search"), Open(Door.SEARCH).data)
        return (search, Button("↕ " + say("What has changed"), Open(Door.SINCE).data))

    def _week(self, week: Week, *, with_year: bool = False) -> Button:
        say, reader, said = self._say, self._reader, self._said.get(week, ())
        dates = week_range(week, reader.language) if with_year else days(week, reader.language)
        counts = " ".join(f"{trend.sign}{said.count(trend)}" for trend in Trend if trend in said)
        if self._issues[week] is IssueState.RETRACTED:
            text = say("%(dates)s: retracted", dates=dates)
        else:
            text = f"{dates} · {counts}" if counts else dates
        return Button(text, IssueView(week, reader.language, Source.ARCHIVE, reader.topics).data)

    def _month(self, week: Week) -> str:
        return month_name(week.thursday, self._reader.language)


def _nearest(issues: Mapping[Week, IssueState], around: Week) -> Week:
    """That week or the one before it, or the oldest."""
    return next((week for week in issues if week <= around), list(issues)[-1])


def _month(week: Week) -> Month:
    return week.thursday.year, week.thursday.month


def _firsts(issues: Mapping[Week, IssueState]) -> dict[Month, Week]:
    """The months that have issues, and the newest week of each; newest first."""
    firsts: dict[Month, Week] = {}
    for week in issues:
        firsts.setdefault(_month(week), week)
    return firsts


def _rows(buttons: Sequence[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[place : place + width]) for place in range(0, len(buttons), width))
