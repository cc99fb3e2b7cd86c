"""The picture of all topics, with the same in words below it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.callbacks.months import LENGTHS, Months
from bot.callbacks.readers import Door, Open
from bot.model.message import Button
from bot.model.past import Strip, verdicts
from bot.model.picture import Drawing
from bot.model.publication import Publication, Topic
from bot.model.streaks import streak
from bot.model.week import Week
from bot.render.chart import chart
from bot.render.edition import History
from bot.render.html.visible import units, visible
from bot.render.readers.weeks import Strips, first_week, gaps, lengths, span_dates, strips
from bot.render.verdict import verdict, verdict_counts
from bot.render.voice import Texts, Voice

CAPTION = 1024
"""UTF-16 units."""


@dataclass(frozen=True)
class Line:
    """A topic in words; each may be empty but the name."""

    name: str
    now: str
    counts: str


class PictureScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def months(self, asked: Months, history: History, until: Week) -> Drawing | None:
        """Up to the issue of `until`; None if nothing was said in these weeks."""
        say, title = self._texts.voice(asked.language), self._publication.titles[asked.language]
        shown = strips(self._publication, history, asked.length, until)
        if not shown:
            return None
        caption = next(text for text in _captions(say, title, shown, history) if units(visible(text)) <= CAPTION)
        spans = lengths(
            say,
            LENGTHS,
            asked.length,
            first_week(history, until),
            until,
            lambda length: replace(asked, length=length).data,
        )
        other = "☀️ " + say("Light background") if asked.dark else "🌙 " + say("Dark background")
        below = (
            Button(other, replace(asked, dark=not asked.dark).data),
            Button("📝 " + say("Show in words"), Open(Door.TRENDS).data),
        )
        drawn = chart(say, title, shown, dark=asked.dark)
        return Drawing(asked.data, drawn, caption, (spans, below) if spans else (below,))


def _captions(say: Voice, title: str, shown: Strips, history: History) -> Iterator[str]:
    """From the longest on: with turns, with counts only, with the counts of fewer and fewer topics."""
    dates = span_dates(say, shown[0][1][0][0], shown[0][1][-1][0])

    def written(lines: list[Line]) -> str:
        return say.html("months", title=title, dates=dates, strips=lines, gaps=gaps(shown))

    yield written([_line(say, topic, weeks, history) for topic, weeks in shown])
    counted = [Line(topic.names[say.language], "", verdict_counts(say, verdicts(weeks))) for topic, weeks in shown]
    for most in range(len(shown), -1, -1):
        yield written(counted[:most])


def _line(say: Voice, topic: Topic, weeks: Strip, history: History) -> Line:
    until, trend = weeks[-1]
    now = verdict(say, trend, streak(history[topic.id], until, trend), until) if trend else ""
    return Line(topic.names[say.language], now, verdict_counts(say, verdicts(weeks)))
