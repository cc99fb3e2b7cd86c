"""The picture of what was said of all topics, week by week: an SVG for a telephone, and the PNG that is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.model.past import Strip
from bot.model.publication import Topic, Trend
from bot.render.dates import locale_of, period, short_range
from bot.render.verdict import verdict_words
from bot.render.voice import TEMPLATES, Voice

FONTS = [str(Path(__file__).with_name("fonts") / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
WIDTH = 390
"""Units of the drawing; on a small telephone one is a pixel, so that no letter is smaller than 12."""
PIXELS = 975
"""Of the width: what a telephone's chat can show; more would take longer to draw."""
EDGE = 18
STRIP_WIDTH = WIDTH - 2 * EDGE
HEAD, ROW, FOOT = 74, 56, 66
"""Heights: above the topics, of each of them, below them."""
MOST = 12
"""Topics in one picture; more could not be read on a telephone."""
LETTER, BOLD_LETTER = 0.64, 0.72
"""How wide a letter is in parts of its size, on the wide side."""
WIDEST = 18.0
"""Of a sign."""
FEW, HALF_A_YEAR = 4, 26
"""Weeks up to which each week has its dates, and each month its name."""

_DRAWINGS = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


@dataclass(frozen=True)
class Colours:
    paper: str
    ink: str
    muted: str
    line: str
    #: Told apart by who confuses red and green; their shapes and places differ besides.
    trends: Mapping[Trend, str]


LIGHT = Colours(
    paper="#ffffff",
    ink="#15202b",
    muted="#566573",
    line="#d5dce3",
    trends={Trend.IMPROVED: "#0067a8", Trend.UNCHANGED: "#66727e", Trend.WORSENED: "#c44a00"},
)
DARK = Colours(
    paper="#17212b",
    ink="#f2f5f7",
    muted="#a3b1be",
    line="#34414e",
    trends={Trend.IMPROVED: "#62b8f0", Trend.UNCHANGED: "#a3b1be", Trend.WORSENED: "#ff9a52"},
)


@dataclass(frozen=True)
class Sign:
    """A verdict, or a gap, at its place in a strip."""

    trend: Trend | None
    x: float


@dataclass(frozen=True)
class Row:
    name: str
    #: What the last week says, in words; empty if it says nothing.
    now: str
    trend: Trend | None
    signs: Sequence[Sign]


@dataclass(frozen=True)
class Label:
    """Below the strips: a month where it begins, or a week in its middle."""

    text: str
    x: float
    middle: bool


def chart(say: Voice, title: str, strips: Sequence[tuple[Topic, Strip]], *, dark: bool) -> str:
    """The SVG of strips of the same weeks, at least one."""
    weeks = [week for week, _ in strips[0][1]]
    shown = [_row(say, topic, strip) for topic, strip in strips[:MOST]]
    return _DRAWINGS.get_template("chart.svg.j2").render(
        width=WIDTH,
        height=HEAD + ROW * len(shown) + FOOT,
        edge=EDGE,
        head=HEAD,
        row=ROW,
        colours=DARK if dark else LIGHT,
        title=_fitted(title, STRIP_WIDTH, 17 * BOLD_LETTER),
        dates=_fitted(period(weeks[0], weeks[-1], say.language), STRIP_WIDTH, 14 * LETTER),
        rows=shown,
        wide=_sign_width(len(weeks)),
        labels=_labels(say, strips[0][1]),
        legend=_legend(say),
    )


def png(svg: str) -> bytes:
    """Takes some tens of milliseconds: a thread's work."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg, width=PIXELS, skip_system_fonts=True, font_files=FONTS, font_family="DejaVu Sans"
    )


def _row(say: Voice, topic: Topic, strip: Strip) -> Row:
    trend = strip[-1][1]
    now = verdict_words(say, trend) if trend else ""
    room = STRIP_WIDTH - len(now) * 13 * LETTER - 12
    name = topic.names[say.language]
    if len(name) * 15 * BOLD_LETTER > room:
        name = topic.short(say.language)
    step = STRIP_WIDTH / len(strip)
    signs = [Sign(each, EDGE + step * (place + 0.5)) for place, (_, each) in enumerate(strip)]
    return Row(_fitted(name, room, 15 * BOLD_LETTER), now, trend, signs)


def _sign_width(weeks: int) -> float:
    return min(WIDEST, STRIP_WIDTH / weeks * 0.76)


def _labels(say: Voice, strip: Strip) -> list[Label]:
    """Weeks where there are few, else months or quarters, as far as each has room before the next."""
    weeks, step = [week for week, _ in strip], STRIP_WIDTH / len(strip)
    if len(weeks) <= FEW:
        return [
            Label(short_range(week, say.language), EDGE + step * (place + 0.5), middle=True)
            for place, week in enumerate(weeks)
        ]
    months = range(1, 13) if len(weeks) <= HALF_A_YEAR else range(1, 13, 3)
    begins = [
        0,
        *(
            place
            for place, (before, week) in enumerate(pairwise(week.thursday for week in weeks), 1)
            if before.month != week.month and week.month in months
        ),
    ]
    labels = []
    for place, following in zip(begins, [*begins[1:], len(weeks)], strict=True):
        room = step * (following - place) - 4
        if name := _month(say, weeks[place].thursday, room):
            labels.append(Label(name, EDGE + step * place, middle=False))
    return labels


def _legend(say: Voice) -> list[tuple[Trend, str, float]]:
    """The signs with their words, side by side, and where each begins."""
    words = {trend: verdict_words(say, trend) for trend in Trend}
    widths = [19 + len(each) * 12.5 * LETTER for each in words.values()]
    gap = max(0.0, STRIP_WIDTH - sum(widths)) / (len(words) - 1)
    places = [EDGE + sum(widths[:place]) + gap * place for place in range(len(words))]
    return [(trend, text, place) for (trend, text), place in zip(words.items(), places, strict=True)]


def _month(say: Voice, day: date, room: float) -> str:
    """In full, or short, or not at all."""
    names = (format_date(day, pattern, locale=locale_of(say.language)) for pattern in ("LLLL", "LLL"))
    return next((name for name in names if len(name) * 13 * LETTER <= room), "")


def _fitted(text: str, room: float, letter: float) -> str:
    most = int(room / letter)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
