"""Rows of buttons under an issue and its commentaries."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.callbacks.readers import Archive, Door, Open, SetLanguage, Subscribe, SubscribeReading
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Button, ButtonRow, Keyboard
from bot.model.publication import Topic
from bot.render.dates import language_name
from bot.render.edition import Entry
from bot.render.voice import Voice

SHORT = 18
"""Of each of two buttons in a row a telephone shows about so many letters."""
WIDEST = 3
"""Buttons of one short word each that a telephone shows in a row."""


def under_glance(
    say: Voice,
    glance: IssueView,
    entries: Sequence[Entry],
    total: int,
    pages: int,
    sharing: ButtonRow,
    *,
    subscribed: bool,
) -> Keyboard:
    """A button per topic, then where to go from here; `total` counts the topics that the issue has."""
    topics = [
        Button(f"{each.sign} {each.short(say.language)}".strip(), TopicView(glance, each.number).data)
        for each in (entry.topic for entry in entries)
    ]
    turning = () if glance.source is Source.PUSH else turn(glance.page, pages, lambda page: _at(glance, page))
    onward = _onward(say, glance, total if len(entries) < total else 0, sharing, subscribed=subscribed)
    return _rows(*in_pairs(topics), turning, *onward)


def languages(glance: IssueView, offered: Sequence[str]) -> Keyboard:
    """The others, for who comes for the first time."""
    row = tuple(
        Button(language_name(language), SetLanguage(language, glance).data)
        for language in offered
        if language != glance.language
    )
    return (row,) if row else ()


def under_commentary(say: Voice, opened: TopicView, beside: ButtonRow, pages: int, *, subscribed: bool) -> Keyboard:
    turning = turn(opened.page, pages, lambda page: replace(opened, page=page).data)
    offers = opened.glance.source is Source.LINK and not subscribed
    joining = (Button("🔔 " + say("Subscribe"), SubscribeReading(opened).data),) if offers else ()
    return _rows(turning, beside, joining, (_up(say, opened.glance),))


def _up(say: Voice, glance: IssueView) -> Button:
    """Back to the issue, in which who followed a link has not been."""
    if glance.source is Source.LINK:
        return Button("📍 " + say("Whole issue"), glance.data)
    return back(say, glance.data)


def link_out(say: Voice, link: str) -> ButtonRow:
    return (Button("🔗 " + say("Read on the website"), url=link),) if link else ()


def back(say: Voice, data: str) -> Button:
    return Button("← " + say("Back"), data)


def turn(page: int, pages: int, data: Callable[[int], str]) -> ButtonRow:
    """‹ 2/3 ›, without the arrow that would lead nowhere; no row for a single page."""
    if pages < 2:  # noqa: PLR2004 -- what two are
        return ()
    earlier = (Button("‹", data(page - 1)),) if page > 0 else ()
    later = (Button("›", data(page + 1)),) if page < pages - 1 else ()
    return (*earlier, Button(f"{page + 1}/{pages}", data(page)), *later)


def in_pairs(buttons: Sequence[Button]) -> Keyboard:
    """Two in a row where both can be read; a long one has a row of its own."""
    rows: list[ButtonRow] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and max(len(button.text), len(rows[-1][0].text)) <= SHORT:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def subscribe(say: Voice, glance: IssueView | None = None) -> Button:
    """With a glance, what it shows stays on the screen."""
    return Button("🔔 " + say("Subscribe"), Subscribe(glance).data)


def _onward(say: Voice, glance: IssueView, hidden_of: int, sharing: ButtonRow, *, subscribed: bool) -> Keyboard:
    known = "✅ " + say("Subscribed · Settings")
    state = _settings(known) if subscribed else subscribe(say, glance)
    match glance.source:
        case Source.PUSH:
            whole = replace(glance, source=Source.WHOLE, page=0).data
            more = (Button(say("All topics (%(count)s)", count=hidden_of), whole),) if hidden_of else ()
            doors = Button(say("Archive"), Open(Door.ARCHIVE).data), _settings(say("Settings"))
            row = (*more, *sharing, *doors)
            return (row,) if len(row) <= WIDEST else (row[:2], row[2:])
        case Source.WHOLE:
            return (sharing, (back(say, replace(glance, source=Source.PUSH, page=0).data),))
        case Source.ARCHIVE:
            return ((state, *sharing), (back(say, Archive(glance.week).data),))
        case Source.START | Source.LATEST | Source.LINK:
            archive = Button("🗂 " + say("Archive"), Archive().data)
            shares = sharing and glance.source is not Source.START
            return ((state,), (archive, *sharing)) if shares else ((state, archive),)


def _settings(text: str) -> Button:
    return Button(text, Open(Door.SETTINGS).data)


def _at(glance: IssueView, page: int) -> str:
    return replace(glance, page=page).data


def label(topic: Topic, language: str) -> str:
    return f"{topic.sign} {topic.names[language]}".strip()


def _rows(*rows: ButtonRow) -> Keyboard:
    return tuple(row for row in rows if row)
