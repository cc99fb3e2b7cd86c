"""The week at a glance: as much as a telephone shows without scrolling."""

from collections.abc import Sequence
from enum import Enum, auto

from bot.callbacks.views import IssueView, Source
from bot.model.issue import Issue
from bot.model.publication import Publication
from bot.render.corrections import glance_lines
from bot.render.dates import week_range
from bot.render.edition import LINE, Entry, all_borrowed
from bot.render.html.pack import pack
from bot.render.html.visible import visible
from bot.render.imprint import signature
from bot.render.shortening import lines
from bot.render.spacing import tied
from bot.render.verdict import verdict_counts
from bot.render.voice import Voice

NEWCOMERS = {Source.START, Source.LINK}
"""Where somebody may be who has never heard of the newsroom."""
LINES = 24
"""Of a text that a telephone shows whole, with four rows of buttons below it."""


class Layout(Enum):
    """From the roomiest one on; the first that a telephone shows whole is taken."""

    WHOLE_HEADLINES = auto()
    #: A line of each.
    AIRY = auto()
    #: Likewise, without blank lines between the topics.
    CLOSE = auto()


def brief(say: Voice, publication: Publication, issue: Issue, glance: IssueView, entries: Sequence[Entry]) -> list[str]:
    """One message, or several if it is too long for one."""
    texts = {layout: _laid_out(say, publication, issue, glance, entries, layout) for layout in Layout}
    fitting = (text for text in texts.values() if lines(visible(text), LINE) <= LINES)
    one, *more = pack(next(fitting, texts[Layout.CLOSE]).split("\n\n"))
    return pack(texts[Layout.AIRY].split("\n\n")) if more else [one]


def _laid_out(
    say: Voice, publication: Publication, issue: Issue, glance: IssueView, entries: Sequence[Entry], layout: Layout
) -> str:
    text = say.html(
        "glance",
        greeting=say("Hello. This is how the week went:") if glance.source is Source.START else "",
        title=publication.titles[glance.language],
        dates=week_range(glance.week, glance.language),
        missing=all_borrowed(say, glance.language, entries),
        counts=verdict_counts(say, [entry.trend for entry in entries if entry.trend]),
        corrected=glance_lines(say, publication, issue, entries, texts=glance.source is not Source.PUSH),
        entries=entries,
        silent=_silent(publication, glance, entries),
        signature=signature(say, publication) if glance.source in NEWCOMERS else "",
        airy=layout is not Layout.CLOSE,
        whole=layout is Layout.WHOLE_HEADLINES,
    )
    return tied(text, say.language)


def _silent(publication: Publication, glance: IssueView, entries: Sequence[Entry]) -> list[str]:
    """The names of what is followed and has no text this week; a push knows only the topics that its issue has."""
    if glance.source is Source.PUSH:
        return []
    there = {entry.topic.number for entry in entries}
    topics = (topic for topic in publication.open_topics if topic.bit & glance.topics and topic.number not in there)
    return [topic.short(glance.language) for topic in topics]
