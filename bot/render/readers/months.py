"""How things went over weeks and months: one topic with its headlines, all topics side by side, an old text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.callbacks.months import SPANS, Past, Through, Trends
from bot.callbacks.readers import Door, Open
from bot.callbacks.views import TopicView
from bot.model.issue import MAX_HEADLINE
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.past import Strip, last, strip, verdicts
from bot.model.publication import Publication, Topic, Trend
from bot.model.streaks import streak
from bot.model.week import Week
from bot.render.dates import range_near, short_range
from bot.render.edition import UNDECIDED, History, one_line
from bot.render.html.pack import pack
from bot.render.keyboards import back, in_pairs, link_out, turn
from bot.render.readers.weeks import first_week, gaps, lengths, span_dates, strips
from bot.render.verdict import verdict, verdict_counts, verdict_words
from bot.render.voice import Texts, Voice

TOLD = 6
"""So many headlines fit on a small telephone."""
LONGEST = 70
"""Letters of a week and its headline: two lines."""
IN_A_LINE = 13
"""Signs; a quarter of a year."""
IN_A_ROW = 3
"""Buttons with dates."""


@dataclass(frozen=True)
class Told:
    """A week in the list of headlines."""

    sign: str
    dates: str
    headline: str


@dataclass(frozen=True)
class Line:
    """A topic among all."""

    name: str
    #: What is said of it last, in words; empty if nothing was said in that week.
    now: str
    signs: str


class MonthsScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def through(self, asked: Through, said: Sequence[tuple[Week, Trend]], headlines: Mapping[Week, str]) -> Message:
        """One topic: `said` is all that was ever said of it, oldest first and not nothing."""
        say, topic = self._texts.voice(asked.language), self._topic(asked.topic)
        weeks = strip(said, span=asked.span, since=said[0][0], until=max(asked.until, said[0][0]))
        until, trend = weeks[-1]
        text = say.html(
            "through",
            sign=_sign(trend),
            name=topic.names[asked.language],
            verdict=verdict(say, trend, streak(said, until, trend), until) if trend else "",
            dates=span_dates(say, weeks[0][0], until),
            words=_words(say, weeks),
            signs=_signs(weeks),
            gaps=any(trend is None for _, trend in weeks),
            told=[
                _told(trend, range_near(week, until, asked.language), headlines.get(week, ""))
                for week, trend in weeks[: -TOLD - 1 : -1]
            ],
        )
        here = replace(asked, until=until)
        return Message(pack(text.split("\n\n"))[0], (*_openings(here, weeks), *_onward(say, here, said)))

    def trends(self, asked: Trends, history: History, until: Week) -> Message:
        """All topics that have a history, up to the issue of `until`."""
        say = self._texts.voice(asked.language)
        since, shown = first_week(history, until), strips(self._publication, history, asked.span, until)
        text = say.html(
            "trends",
            dates=span_dates(say, max(since, until.shift(1 - asked.span)), until),
            strips=[Line(topic.names[asked.language], _now(say, weeks), _signs(weeks)) for topic, weeks in shown],
            gaps=gaps(shown),
        )
        topics = [
            Button(
                f"{topic.sign} {topic.short(asked.language)}".strip(),
                Through(asked.language, topic.number, until, asked.span).data,
            )
            for topic, _ in shown
        ]
        drawing = Button("🖼 " + say("Show as a picture"), Open(Door.MONTHS).data)
        up = (back(say, asked.glance.data),) if asked.glance else ()
        spans = lengths(say, SPANS, asked.span, since, until, lambda span: replace(asked, span=span).data)
        return Message(pack(text.split("\n\n"))[0], _rows(*in_pairs(topics), spans, (drawing, *up)))

    def past(self, asked: Past, pages: Sequence[str], link: str) -> Message:
        """A page of an old text."""
        say, page = self._texts.voice(asked.through.language), min(asked.page, len(pages) - 1)
        turning = turn(page, len(pages), lambda other: replace(asked, page=other).data)
        return Message(pages[page], _rows(turning, link_out(say, link), (back(say, asked.through.data),)))

    def _topic(self, number: int) -> Topic:
        return next(topic for topic in self._publication.topics if topic.number == number)


def _openings(asked: Through, weeks: Strip) -> Keyboard:
    """The texts whose headlines stand above, newest first."""
    buttons = [
        Button(f"{trend.sign} {short_range(week, asked.language)}", Past(week, 0, asked).data)
        for week, trend in weeks[: -TOLD - 1 : -1]
        if trend
    ]
    return tuple(tuple(buttons[place : place + IN_A_ROW]) for place in range(0, len(buttons), IN_A_ROW))


def _onward(say: Voice, asked: Through, said: Sequence[tuple[Week, Trend]]) -> Keyboard:
    first, newest = said[0][0], said[-1][0]
    before, after = asked.until.shift(-TOLD), min(asked.until.shift(TOLD), newest)
    earlier = (Button("‹ " + say("Earlier"), replace(asked, until=before).data),) if before >= first else ()
    later = (Button(say("Later") + " ›", replace(asked, until=after).data),) if after > asked.until else ()
    spans = lengths(say, SPANS, asked.span, first, newest, lambda span: replace(asked, span=span).data)
    every = Trends(asked.language, asked.span, asked.glance)
    if asked.glance is None:
        return _rows((*earlier, *later), spans, (back(say, every.data),))
    up = back(say, TopicView(asked.glance, asked.topic, asked.page).data)
    return _rows((*earlier, *later), spans, (Button("📈 " + say("All topics"), every.data), up))


def _words(say: Voice, weeks: Strip) -> list[str]:
    """How often each verdict was given, and when the situation last turned away from what it does now."""
    until, now = weeks[-1]
    better, worse = last(weeks, Trend.IMPROVED), last(weeks, Trend.WORSENED)
    lines = [verdict_counts(say, verdicts(weeks))]
    if better and now is not Trend.IMPROVED:
        lines.append(say("Last improved: %(dates)s", dates=range_near(better, until, say.language)))
    if worse and now is not Trend.WORSENED:
        lines.append(say("Last worsened: %(dates)s", dates=range_near(worse, until, say.language)))
    return [line for line in lines if line]


def _now(say: Voice, weeks: Strip) -> str:
    trend = weeks[-1][1]
    return verdict_words(say, trend) if trend else ""


def _signs(weeks: Strip) -> str:
    """A quarter of a year in each line, as far as there are more."""
    signs = [_sign(trend) for _, trend in weeks]
    return "\n".join(" ".join(signs[place : place + IN_A_LINE]) for place in range(0, len(signs), IN_A_LINE))


def _sign(trend: Trend | None) -> str:
    return trend.sign if trend else UNDECIDED


def _told(trend: Trend | None, dates: str, headline: str) -> Told:
    text, room = one_line(headline, MAX_HEADLINE), LONGEST - len(dates)
    short = text if len(text) <= room else text[:room].rpartition(" ")[0].rstrip(" ,;:—–-") + "…"
    return Told(_sign(trend), dates, short)


def _rows(*rows: ButtonRow) -> Keyboard:
    return tuple(row for row in rows if row)
