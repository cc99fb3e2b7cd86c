"""What readers are answered from, whether they type or tap."""

from dataclasses import dataclass

from bot.model.publication import Publication
from bot.render.readers.screens import ReaderScreens
from bot.render.readers.settings import PreferenceScreens
from bot.store.readers import Readers
from bot.tg.readers.issues import ReaderIssues
from bot.tg.readers.months import ReaderMonths
from bot.tg.readers.rich import RichReading
from bot.tg.readers.safety import ReaderSafety
from bot.tg.readers.search import ReaderSearch
from bot.tg.readers.since import ReaderSince
from bot.tg.readers.wishes import ReaderWishes


@dataclass(frozen=True)
class ReaderParts:
    readers: Readers
    issues: ReaderIssues
    months: ReaderMonths
    search: ReaderSearch
    since: ReaderSince
    screens: ReaderScreens
    settings: PreferenceScreens
    safety: ReaderSafety
    wishes: ReaderWishes
    rich: RichReading
    publication: Publication
