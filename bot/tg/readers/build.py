"""Builds what answers readers from its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.model.publication import Publication
from bot.model.week import Week
from bot.outbox.clearing import Clearing
from bot.render.issue import IssueMessages
from bot.render.public import PublicMessages
from bot.render.readers.archive import ArchiveScreens
from bot.render.readers.groups import GroupScreens
from bot.render.readers.months import MonthsScreens
from bot.render.readers.picture import PictureScreens
from bot.render.readers.rich import RichScreens
from bot.render.readers.safety import SafetyScreens
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.search import SearchScreens
from bot.render.readers.settings import PreferenceScreens
from bot.render.readers.since import SinceScreens
from bot.render.readers.wishes import WishScreens
from bot.render.voice import Texts
from bot.store.build import Stores
from bot.tg.administrators import Administrators
from bot.tg.readers.callbacks import ReaderCallbacks
from bot.tg.readers.commands import ReaderCommands
from bot.tg.readers.groups import Groups
from bot.tg.readers.inline import ReaderInline
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.months import ReaderMonths
from bot.tg.readers.parts import ReaderParts
from bot.tg.readers.pictures import ReaderPictures
from bot.tg.readers.rich import RichReading
from bot.tg.readers.safety import ReaderSafety
from bot.tg.readers.search import ReaderSearch
from bot.tg.readers.since import ReaderSince
from bot.tg.readers.wishes import ReaderWishes


@dataclass(frozen=True)
class ReaderChat:
    """What answers readers, by what they do."""

    commands: ReaderCommands
    callbacks: ReaderCallbacks
    groups: Groups
    inline: ReaderInline


def reader_chat(
    publication: Publication,
    texts: Texts,
    stores: Stores,
    clearing: Clearing,
    clock: Callable[[], datetime],
    wake: Callable[[], None],
    messages: PublicMessages,
    administrators: Administrators,
) -> ReaderChat:
    """`wake` tells of messages that are to vanish at once."""
    screens = ReaderScreens(publication, texts)
    settings = PreferenceScreens(publication, texts)

    def this_week() -> Week:
        return Week.at(clock(), publication.zone)

    issue_messages = IssueMessages(publication, texts)
    shown = ReaderIssues(stores.issues, issue_messages, screens, ArchiveScreens(publication, texts), this_week)
    pictures = ReaderPictures(shown, stores.pictures, PictureScreens(publication, texts), screens)
    months = ReaderMonths(
        shown, pictures, stores.headlines, issue_messages, MonthsScreens(publication, texts), screens, publication
    )
    safety = ReaderSafety(stores.readers, stores.wipes, clearing, SafetyScreens(texts), wake)
    wishes = ReaderWishes(stores.readers, WishScreens(publication, texts), publication, clock)
    rich = RichReading(shown, RichScreens(texts))
    search = ReaderSearch(stores.search, shown, issue_messages, SearchScreens(publication, texts), screens, publication)
    since = ReaderSince(shown, issue_messages, SinceScreens(publication, texts), screens)
    parts = ReaderParts(
        stores.readers, shown, months, search, since, screens, settings, safety, wishes, rich, publication
    )
    groups = Groups(parts, GroupScreens(publication, texts, settings, messages), messages, administrators)
    inline = ReaderInline(shown, search, publication, texts)
    return ReaderChat(ReaderCommands(parts), ReaderCallbacks(parts), groups, inline)
