"""What has changed since a week, a month, a year ago: topic by topic, then and now, and the turns between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.callbacks.since import Since, SinceText, SinceYear
from bot.model.course import Course, course
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication, Topic
from bot.model.week import Week
from bot.render.dates import month_name, period
from bot.render.edition import History
from bot.render.html.pack import pack
from bot.render.keyboards import back, in_threes, link_out, turn
from bot.render.verdict import verdict_counts, verdict_words
from bot.render.voice import Texts, Voice

WEEK, MONTH, QUARTER, YEAR = 1, 4, 13, 52
"""Weeks back from the newest issue."""
MONTHS_IN_A_ROW, YEARS_IN_A_ROW = 3, 4


@dataclass(frozen=True)
class _Line:
    name: str
    words: str
    between: str


class SinceScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def changes(self, since: Since, history: History, until: Week, language: str) -> Message:
        """Topics that turned come first; `until` is the newest issue, and what happens after it is not known."""
        say = self._texts.voice(language)
        courses = sorted(self._courses(since.week, history, until), key=lambda found: not found[1].turned)
        lines = [_Line(topic.short(language), _words(say, found), _between(say, found)) for topic, found in courses]
        html = say.html("since", dates=period(min(since.week, until), until, language), lines=lines)
        texts = [
            Button(
                f"{found.now.sign} {topic.short(language)}",
                SinceText(found.week, topic.number, 0, since).data,
            )
            for topic, found in courses
        ]
        choose = Button("📅 " + say("Since which month…"), SinceYear(since.week.thursday.year).data)
        return Message(pack(html.split("\n\n"))[0], (*in_threes(texts), _spans(say, since, until), (choose,)))

    def months(self, year: int, weeks: Sequence[Week], language: str) -> Message:
        """Those of the year that have issues, newest first, and the other years; `weeks` are newest first, not none."""
        say = self._texts.voice(language)
        firsts = {(week.thursday.year, week.thursday.month): week for week in weeks}
        years = list(dict.fromkeys(each for each, _ in firsts))
        year = next((each for each in years if each <= year), years[-1])
        months = [
            Button(month_name(week.thursday, language), Since(week).data)
            for (each, _), week in firsts.items()
            if each == year
        ]
        others = [Button(str(each), SinceYear(each).data) for each in years if each != year]
        rows = (*_rows(months, MONTHS_IN_A_ROW), *_rows(others, YEARS_IN_A_ROW))
        up = back(say, Since(weeks[0].shift(-MONTH)).data)
        return Message(say.html("note", note=say("%(year)s: since which month?", year=year)), (*rows, (up,)))

    def text(self, asked: SinceText, pages: Sequence[str], link: str, language: str) -> Message:
        say, page = self._texts.voice(language), min(asked.page, len(pages) - 1)
        turning = turn(page, len(pages), lambda other: replace(asked, page=other).data)
        rows = (turning, link_out(say, link), (back(say, asked.since.data),))
        return Message(pages[page], tuple(row for row in rows if row))

    def _courses(self, since: Week, history: History, until: Week) -> list[tuple[Topic, Course]]:
        found = ((topic, course(history.get(topic.id, ()), since, until)) for topic in self._publication.topics)
        return [(topic, each) for topic, each in found if each]


def _words(say: Voice, found: Course) -> str:
    then, now = verdict_words(say, found.then), verdict_words(say, found.now)
    if found.turned:
        told = say("then: %(then)s; now: %(now)s", then=then, now=now)
        return f"{told} {found.then.sign}→{found.now.sign}"
    return f"{say('now as then: %(now)s', now=now)} {found.now.sign}"


def _between(say: Voice, found: Course) -> str:
    turns = say.plural("%(count)s turn", "%(count)s turns", found.turns) if found.turns else say("no turns")
    weeks = say.plural("%(count)s week", "%(count)s weeks", len(found.after))
    return " · ".join(filter(None, (f"{weeks}: {turns}", verdict_counts(say, found.after).lower())))


def _spans(say: Voice, since: Since, until: Week) -> ButtonRow:
    spans = {WEEK: say("Week"), MONTH: say("Month"), QUARTER: say("3 months"), YEAR: say("Year")}
    return tuple(
        Button(f"• {name}" if until.shift(-ago) == since.week else name, Since(until.shift(-ago)).data)
        for ago, name in spans.items()
    )


def _rows(buttons: Sequence[Button], width: int) -> Keyboard:
    return tuple(tuple(buttons[place : place + width]) for place in range(0, len(buttons), width))
