"""What readers' buttons do: everything is shown in place of the message with the button, and none goes unanswered."""

from dataclasses import replace

from bot.callbacks.months import MonthsCallback
from bot.callbacks.readers import (
    Archive,
    ArchiveYear,
    Change,
    Door,
    Leave,
    Open,
    ReaderCallback,
    Screen,
    SetLanguage,
    Show,
    Subscribe,
    SubscribeReading,
    apply,
)
from bot.callbacks.rich import Sample, Whole
from bot.callbacks.safety import SafetyCallback
from bot.callbacks.search import SearchCallback
from bot.callbacks.since import SinceCallback
from bot.callbacks.views import IssueView, TopicView
from bot.callbacks.wishes import WishCallback
from bot.tg.readers.parts import ReaderParts
from bot.tg.reply import Reply
from bot.tg.visitor import Visitor

Family = SafetyCallback | MonthsCallback | WishCallback | SearchCallback | SinceCallback
"""Buttons that belong together, and are answered by a part of their own."""


class ReaderCallbacks:
    def __init__(self, parts: ReaderParts) -> None:
        self._parts = parts

    async def answer(self, callback: ReaderCallback | None, visitor: Visitor, line: str = "") -> Reply:
        """None stands for what no button of today says; `line` is the first one above the button."""
        reader = visitor.preferences
        if isinstance(callback, Family):
            return await self._of_family(callback, visitor, line)
        match callback:
            case None:
                return self._out_of_date(visitor)
            case IssueView() | TopicView() as view:
                shown = await self._parts.issues.open(view, visitor)
                return Reply(shown) if shown else self._out_of_date(visitor)
            case Archive() | ArchiveYear() as archive:
                return Reply(await self._parts.issues.archive(archive, visitor))
            case Open(door):
                return replace(await self._opened(door, visitor), below=True)
            case Show(screen):
                return Reply(self._parts.settings.show(screen, reader))
            case Subscribe(view) | SubscribeReading(view):
                return await self._subscribe(replace(visitor, preferences=replace(reader, subscribed=True)), view)
            case Leave():
                erased = await self._parts.readers.erase(visitor.address)
                return Reply(self._parts.screens.left(reader, erased.messages if erased else ()))
            case Whole() | Sample():
                return await self._parts.rich.answer(callback, visitor) or self._out_of_date(visitor)
            case change:
                return await self._change(visitor, change)

    async def _of_family(self, callback: Family, visitor: Visitor, line: str) -> Reply:
        if isinstance(callback, SinceCallback):
            return await self._parts.since.answer(callback, visitor)
        if isinstance(callback, SearchCallback):
            return await self._parts.search.answer(callback, visitor, line)
        if isinstance(callback, SafetyCallback):
            return await self._parts.safety.answer(callback, visitor)
        if isinstance(callback, MonthsCallback):
            return await self._parts.months.answer(callback, visitor)
        return await self._parts.wishes.answer(callback, visitor.address, visitor.preferences)

    async def _opened(self, door: Door, visitor: Visitor) -> Reply:
        match door:
            case Door.ARCHIVE:
                return Reply(await self._parts.issues.archive(Archive(), visitor))
            case Door.SETTINGS:
                return Reply(self._parts.settings.show(Screen.SETTINGS, visitor.preferences))
            case Door.TRENDS:
                return Reply(await self._parts.months.trends(visitor))
            case Door.MONTHS:
                return await self._parts.months.picture(visitor)
            case Door.SEARCH:
                return Reply(await self._parts.search.look("", visitor))
            case Door.SINCE:
                return Reply(await self._parts.since.month(visitor))

    async def _subscribe(self, visitor: Visitor, view: IssueView | TopicView | None) -> Reply:
        """What was on the screen stays there, and says so."""
        await self._parts.readers.save(visitor.address, visitor.preferences)
        if view and (shown := await self._parts.issues.open(view, visitor)):
            return Reply(shown, notice=self._parts.screens.subscribed_notice(visitor.language))
        return Reply(self._parts.screens.subscribed(visitor.preferences))

    async def _change(self, visitor: Visitor, change: Change) -> Reply:
        chosen = apply(change, visitor.preferences, self._parts.publication)
        if not chosen.topics and not chosen.subscribed:
            return Reply(notice=self._parts.screens.last_topic(visitor.language))
        if not chosen.topics:
            return Reply(self._parts.settings.leave(visitor.preferences))
        await self._parts.readers.save(visitor.address, chosen)
        if isinstance(change, SetLanguage) and change.glance:
            view = replace(change.glance, language=change.language)
            if shown := await self._parts.issues.open(view, replace(visitor, preferences=chosen)):
                return Reply(shown)
        return Reply(self._parts.settings.show(change.screen, chosen))

    def _out_of_date(self, visitor: Visitor) -> Reply:
        return Reply(notice=self._parts.screens.out_of_date(visitor.language))
