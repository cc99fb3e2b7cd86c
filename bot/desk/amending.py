"""Decides what a correction does to the copies that readers have. Pure: the time is given."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.model.broadcast import Kind
from bot.model.bundle import Bundle, Deed, Delivered, Piece
from bot.model.correction import Amendment, Correction, Reach
from bot.model.issue import Issue, IssueState, Revision
from bot.model.message import Message
from bot.model.weighed import Weighed
from bot.render.issue import History

DELETABLE = 47 * 3600
"""Seconds for which Telegram lets messages be deleted, less one hour in which the correction is on its way."""
NOTICE = "!"
"""Begins what a notice shows, see `Message.shows`."""

Turned = Callable[[str, int], Message]
"""The page (from 0) of what is shown by that name, with buttons that turn to the others."""


def amended(issue: Issue, amendment: Amendment, text: Revision | None, reason: str, at: int) -> Issue:
    """The issue as it is to be, with what is told of it; `text` is the new one, `at` in UTC seconds."""
    if not amendment.topic:
        retraction = Correction("", "", at, reason, issue.state.value, IssueState.RETRACTED.value)
        return replace(issue, state=IssueState.RETRACTED, corrections=(*issue.corrections, retraction))
    told: list[Correction] = []
    revisions, trends = issue.revisions, dict(issue.trends)
    if text:
        old = issue.find(amendment.topic, amendment.language)
        revisions = (*(each for each in revisions if each is not old), replace(text, corrected=old is not None))
        if old:
            before, after = str(old.number), str(text.number)
            told.append(Correction(amendment.topic, amendment.language, at, reason, before, after))
    if amendment.trend:
        verdict = trends.get(amendment.topic)
        trends[amendment.topic] = amendment.trend
        if verdict:
            told.append(Correction(amendment.topic, "", at, reason, verdict.value, amendment.trend.value))
    return replace(issue, revisions=revisions, trends=trends, corrections=(*issue.corrections, *told))


def edits(
    delivered: Delivered,
    before: Sequence[Message],
    after: Sequence[Message],
    turned: Turned,
    gone: Message,
    *,
    age: float,
) -> list[Piece]:
    """What becomes of the messages that readers have: `before` and `after` are those in full, of the same readers.

    `gone` is left of those that can no longer be deleted; `age` in seconds is that of the oldest message.
    """
    old, new = by_name(before), by_name(after)
    parts: list[Piece] = []
    for name in dict.fromkeys(delivered.places.values()):
        if not name.startswith(NOTICE) and old.get(name) != new.get(name):
            places = sorted(place for place, shows in delivered.places.items() if shows == name)
            parts += fit(places, old.get(name, []), new.get(name, []), partial(turned, name))
            surplus = places[len(new.get(name, [])) :]
            deed = Deed.DELETE if age < DELETABLE else Deed.EMPTY
            parts += [Piece(replace(gone, shows=name), deed, place) for place in surplus]
    return parts


def fit(
    places: Sequence[int], before: Sequence[Message], after: Sequence[Message], turned: Callable[[int], Message]
) -> list[Piece]:
    """As many messages as were delivered; the last one has pages if there are more. What stays is not touched."""
    wanted = list(after)
    if len(after) > len(places):
        last = len(places) - 1
        wanted = [*after[:last], turned(last)]
    same = len(before) <= len(places)
    return [
        Piece(message, Deed.EDIT, place)
        for number, (place, message) in enumerate(zip(places, wanted, strict=False))
        if not (same and number < len(before) and before[number] == message)
    ]


def notices(delivered: Delivered, message: Message) -> list[Piece]:
    """A new message that answers the issue; those before that told of the same topic are brought up to date."""
    earlier = [place for place, shows in sorted(delivered.places.items()) if shows == message.shows]
    return [
        *(Piece(message, Deed.EDIT, place) for place in earlier),
        Piece(message, Deed.SEND, place=0, takes=delivered.free),
    ]


def closing(word: Message) -> Piece:
    """Of a discreet reader, who may have opened the issue in its place."""
    return Piece(word, Deed.EDIT, 0)


def translation(delivered: Delivered, messages: Iterable[Message]) -> list[Piece]:
    """The text as new messages, for who has it in another language."""
    return [
        Piece(message, Deed.SEND, place=0, takes=delivered.free + number) for number, message in enumerate(messages)
    ]


def by_name(messages: Iterable[Message]) -> Mapping[str, list[Message]]:
    named: dict[str, list[Message]] = {}
    for message in messages:
        named.setdefault(message.shows, []).append(message)
    return named


def tells(amendment: Amendment) -> bool:
    """Whether it is worth a message: another verdict is, and so is a retraction."""
    return amendment.trend is not None or not amendment.topic


def is_first(issue: Issue, amendment: Amendment) -> bool:
    """A text where there was none in its language."""
    return bool(amendment.revision) and issue.find(amendment.topic, amendment.language) is None


def is_late_topic(issue: Issue, amendment: Amendment) -> bool:
    """The first text on its topic: no copy of the issue has anything of it."""
    return bool(amendment.revision) and amendment.topic not in issue.topics


def kind_of(issue: Issue, amendment: Amendment, text: Revision | None) -> Kind:
    if not amendment.topic:
        return Kind.RETRACTION
    return Kind.TRANSLATION if text and is_first(issue, amendment) else Kind.CORRECTION


def goes_out(weighed: Weighed, reach: Reach) -> bool:
    """Whether readers get something that they have not had: a message, a retraction, the rest of a broadcast."""
    if not weighed.proposal.amendment.topic or weighed.on_its_way:
        return True
    return reach is Reach.LOUD and (weighed.told > 0 or weighed.kind is Kind.TRANSLATION)


def changes_nothing(issue: Issue, amendment: Amendment, text: Revision | None) -> bool:
    """The issue says so already, or cannot: it would have a text without a verdict."""
    if not amendment.topic:
        return False
    shown = issue.find(amendment.topic, amendment.language)
    same_text = text is None or (shown is not None and shown.commentary == text.commentary)
    same_verdict = amendment.trend in {None, issue.trends.get(amendment.topic)}
    undecided = amendment.topic not in issue.trends and amendment.trend is None
    return (same_text and same_verdict) or undecided


def corrected_history(history: History, after: Issue, amendment: Amendment) -> History:
    """With the verdict as it is to be."""
    if amendment.trend is None:
        return history
    past = [each for each in history.get(amendment.topic, ()) if each[0] != after.week]
    return {**history, amendment.topic: sorted([*past, (after.week, amendment.trend)])}


def reached(bundles: Sequence[Bundle], reach: Reach) -> tuple[Bundle, ...]:
    """What goes out of them."""
    if reach is Reach.ARCHIVE:
        return ()
    if reach is Reach.LOUD:
        return tuple(bundles)
    quiet = [replace(each, parts=tuple(part for part in each.parts if part.deed is not Deed.SEND)) for each in bundles]
    return tuple(each for each in quiet if each.parts)
