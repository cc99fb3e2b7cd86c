"""Rows of buttons under an issue and its commentaries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.callbacks.months import NINE, Through
from bot.callbacks.readers import Archive, Door, Open, SetLanguage, Subscribe, SubscribeReading
from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.message import Button, ButtonRow, Keyboard
from bot.model.publication import Topic
from bot.render.dates import language_mark
from bot.render.edition import Entry
from bot.render.shortening import ems
from bot.render.voice import Voice

SHORT = 18
"""Of each of two buttons in a row a telephone shows about so many letters."""
WIDEST = 3
"""Buttons of one short word each that a telephone shows in a row."""
THIRD = 7.0
"""Ems: what each of three buttons in a row has room for."""


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
    topics = [(entry.topic, TopicView(glance, entry.topic.number).data) for entry in entries]
    signed = [Button(f"{each.sign} {each.short(say.language)}".strip(), data) for each, data in topics]
    plain = [Button(each.short(say.language), data) for each, data in topics]
    turning = () if glance.source is Source.PUSH else turn(glance.page, pages, lambda page: _at(glance, page))
    onward = _onward(say, glance, total if len(entries) < total else 0, sharing, subscribed=subscribed)
    rows = min(in_threes(signed), in_threes(plain), key=len)
    return _rows(*rows, turning, *onward)


def languages(glance: IssueView, offered: Sequence[str]) -> ButtonRow:
    """The others, for who comes for the first time."""
    return tuple(
        Button(language_mark(language), SetLanguage(language, glance).data)
        for language in offered
        if language != glance.language
    )


@dataclass(frozen=True)
class Around:
    """What can be read from a page of a text."""

    pages: int
    #: The other languages of the text.
    languages: Sequence[str]
    #: The topic after it, if it is not the last.
    next: Topic | None


def under_commentary(say: Voice, opened: TopicView, beside: ButtonRow, around: Around, *, subscribed: bool) -> Keyboard:
    offers = opened.glance.source is Source.LINK and not subscribed
    joining = (Button("🔔 " + say("Subscribe"), SubscribeReading(opened).data),) if offers else ()
    through = Button("📈 " + say("Through time"), _through(opened).data)
    speaking = tuple(_spoken(opened, language) for language in around.languages)
    away = _away(say, opened, around.next)
    onward = ((through, *speaking), *away) if speaking or around.next else ((through, *away[0]),)
    return _rows(_turning(opened, around.pages), beside, joining, *onward)


def under_delivered(opened: TopicView, beside: ButtonRow, pages: int) -> Keyboard:
    """Of a text that was pushed, and has become longer than its messages."""
    return _rows(_turning(opened, pages), beside)


def _turning(opened: TopicView, pages: int) -> ButtonRow:
    return turn(opened.page, pages, lambda page: replace(opened, page=page).data)


def _spoken(opened: TopicView, language: str) -> Button:
    """The same text in another language; all else stays as it is."""
    other = None if language == opened.glance.language else language
    return Button(language_mark(language), replace(opened, language=other, page=0).data)


def _away(say: Voice, opened: TopicView, following: Topic | None) -> Keyboard:
    """Back, and on to the next, in the reader's own language."""
    if following is None:
        return ((_up(say, opened.glance, last=True),),)
    words = say("Next: %(topic)s", topic=following.short(say.language))
    onward = Button(f"{words} →", TopicView(opened.glance, following.number).data)
    return in_pairs((_up(say, opened.glance), onward))


def _through(opened: TopicView) -> Through:
    """There are no hundred pages but in forged buttons, which may leave no room."""
    glance = replace(opened.glance, page=min(opened.glance.page, 99))
    return Through(glance.language, opened.topic, glance.week, NINE, opened.page, glance)


def _up(say: Voice, glance: IssueView, *, last: bool = False) -> Button:
    """Back to the issue; it is named to who has come to its end, and to who followed a link and has not been there."""
    if glance.source is Source.LINK:
        return Button("📍 " + say("Whole issue"), glance.data)
    if last and glance.source is not Source.PUSH:
        return Button("← " + say("Whole issue"), glance.data)
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


def in_threes(buttons: Sequence[Button]) -> Keyboard:
    """Three in a row where each can be read, else two, else one; of four two and two."""
    rows: list[ButtonRow] = []
    rest = tuple(buttons)
    while rest:
        alone = len(rest) == 4  # noqa: PLR2004 -- one would be, below three
        taken = 3 if not alone and _narrow(rest[:3]) else 2 if _fit(rest[:2]) else 1
        rows.append(rest[:taken])
        rest = rest[taken:]
    return tuple(rows)


def _narrow(buttons: Sequence[Button]) -> bool:
    return all(ems(button.text) <= THIRD for button in buttons)


def _fit(buttons: Sequence[Button]) -> bool:
    return all(len(button.text) <= SHORT for button in buttons)


def in_pairs(buttons: Sequence[Button]) -> Keyboard:
    """Two in a row where both can be read; a long one has a row of its own."""
    rows: list[ButtonRow] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and _fit((*rows[-1], button)):
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
    archive = Button("🗂 " + say("Archive"), Archive().data)
    match glance.source:
        case Source.PUSH:
            return onward_from_push(say, replace(glance, source=Source.WHOLE, page=0).data, hidden_of, sharing)
        case Source.WHOLE:
            return (sharing, (back(say, replace(glance, source=Source.PUSH, page=0).data),))
        case Source.ARCHIVE:
            return ((state, *sharing), (back(say, Archive(glance.week).data),))
        case Source.START:
            return ((state,), (_months(say), archive))
        case Source.LATEST | Source.LINK:
            return ((state,), (_months(say), archive, *sharing))


def _months(say: Voice) -> Button:
    return Button("📈 " + say("Months"), Open(Door.MONTHS).data)


def onward_from_push(say: Voice, whole: str, hidden_of: int, sharing: ButtonRow) -> Keyboard:
    """`whole` opens all topics, `hidden_of` as many as there are, where a push shows some; 0: it shows all."""
    more = (Button(say("All topics (%(count)s)", count=hidden_of), whole),) if hidden_of else ()
    row = (*more, *sharing, Button(say("Archive"), Open(Door.ARCHIVE).data), _settings(say("Settings")))
    return (row,) if len(row) <= WIDEST else (row[:2], row[2:])


def _settings(text: str) -> Button:
    return Button(text, Open(Door.SETTINGS).data)


def _at(glance: IssueView, page: int) -> str:
    return replace(glance, page=page).data


def label(topic: Topic, language: str) -> str:
    return f"{topic.sign} {topic.names[language]}".strip()


def _rows(*rows: ButtonRow) -> Keyboard:
    return tuple(row for row in rows if row)
