"""What has changed in a draft since an editor last looked at it, but for what they did themselves."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.issue import Issue
from bot.model.journal import Deed, Note
from bot.model.look import Change, Content, Look, Turn
from bot.model.publication import Trend
from bot.store.journal import Journal
from bot.store.looks import Looks

SITTING = 600
"""Seconds between two looks, within which the first one's news is still news: nobody decides in a moment."""

NOTES = 100
"""Of the journal, in which it is looked up who did it."""

OF_TEXTS = frozenset({Deed.TAKEN, Deed.UNDONE, Deed.REMOVED})
OF_VERDICTS = frozenset({Deed.DECIDED, Deed.UNDECIDED})


class Looking:
    def __init__(self, looks: Looks, journal: Journal, clock: Callable[[], datetime]) -> None:
        self._looks = looks
        self._journal = journal
        self._clock = clock

    async def look(self, editor: int, draft: Issue) -> tuple[Change, ...]:
        """What is new to them; from now on they have seen it."""
        look = seen(await self._looks.find(editor, draft.week), content(draft), self._now())
        await self._looks.keep(editor, draft.week, look)
        return await self._signed(draft, changes(look.before, look.latest))

    async def news(self, editor: int, draft: Issue) -> tuple[Change, ...]:
        """What is new to them, while they do not look."""
        look = await self._looks.find(editor, draft.week)
        if look is None:
            return ()
        return await self._signed(draft, changes(seen(look, content(draft), self._now()).before, content(draft)))

    async def own(self, editor: int, draft: Issue, places: Iterable[str]) -> None:
        """What they have just done there themselves is no news to them."""
        if look := await self._looks.find(editor, draft.week):
            await self._looks.keep(editor, draft.week, acquainted(look, content(draft), places))

    async def _signed(self, draft: Issue, news: tuple[Change, ...]) -> tuple[Change, ...]:
        return signed(news, await self._journal.of_week(draft.week, limit=NOTES)) if news else ()

    def _now(self) -> int:
        return int(self._clock().timestamp())


def place(topic: str, language: str = "") -> str:
    """Of a text, or of the topic's verdict."""
    return f"{topic} {language}".strip()


def content(draft: Issue) -> Content:
    texts = {place(each.commentary.topic, each.commentary.language): str(each.number) for each in draft.revisions}
    return {**texts, **{place(topic): trend.value for topic, trend in draft.trends.items()}}


def seen(look: Look | None, now_there: Content, now: int) -> Look:
    """What is known of an editor who looks now."""
    if look is None:
        return Look(now_there, now_there, now)
    before = look.before if now - look.at < SITTING else look.latest
    return Look(before, now_there, now)


def acquainted(look: Look, now_there: Content, places: Iterable[str]) -> Look:
    """As if they had seen these places just now, and the others when they did."""
    known = set(places)

    def updated(content: Content) -> Content:
        there = {where: value for where, value in now_there.items() if where in known}
        return {where: value for where, value in content.items() if where not in known} | there

    return replace(look, before=updated(look.before), latest=updated(look.latest))


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """By topic, the verdict first."""
    places = sorted(where for where in before.keys() | after.keys() if before.get(where) != after.get(where))
    return tuple(_change(where, before.get(where), after.get(where)) for where in places)


def signed(news: Iterable[Change], notes: Sequence[Note]) -> tuple[Change, ...]:
    """With the name in the newest of the `notes` (newest first) that can be about it.

    A text may have brought the verdict along, of which its note does not speak: then nobody is named.
    """
    names: dict[str, str] = {}
    for note in notes:
        topic = note.detail.partition(" ")[0]
        if note.deed in OF_TEXTS:
            names.setdefault(note.detail, note.name)
            names.setdefault(topic, "")
        elif note.deed in OF_VERDICTS:
            names.setdefault(topic, note.name)
    return tuple(replace(each, by=names.get(place(each.topic, each.language), "")) for each in news)


def _change(where: str, before: str | None, after: str | None) -> Change:
    topic, _, language = where.partition(" ")
    turn = Turn.REMOVED if after is None else Turn.NEW if before is None else Turn.CHANGED
    return Change(topic, language, turn, None if language or after is None else Trend(after))
