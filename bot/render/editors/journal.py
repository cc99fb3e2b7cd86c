"""Who did what and when: a line on an issue's card, and the journal of all issues."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.callbacks.desk import ShowDesk
from bot.callbacks.journal import LAST_PAGE, ShowJournal
from bot.model.journal import Note
from bot.model.message import Button, Message
from bot.model.publication import Publication
from bot.render.dates import LOCALES, PLAIN_SPACES
from bot.render.editors.journal_words import deed_words
from bot.render.keyboards import back
from bot.render.numbers import fitted
from bot.render.voice import Texts, Voice


class JournalScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts
        self._zone = ZoneInfo(publication.zone)

    def page(self, notes: Sequence[Note], page: int, language: str, *, older: bool) -> Message:
        """Newest first, by day; `older`: there are others."""
        say = self._texts.voice(language)
        lines: list[str] = []
        for day, of_day in groupby(notes, lambda note: self._day(note, language)):
            lines += [day, *(f"{self._hour(note)} {self._told(say, note, with_week=True)}" for note in of_day)]
        pages = (
            *((Button("← " + say("Newer"), ShowJournal(page - 1).data),) if page else ()),
            *((Button(say("Older") + " →", ShowJournal(page + 1).data),) if older and page < LAST_PAGE else ()),
        )
        text = say.html("editor_journal", lines=fitted(say, lines))
        return Message(text, tuple(row for row in (pages, (back(say, ShowDesk().data),)) if row))

    def lines(self, notes: Sequence[Note], language: str) -> list[str]:
        """Of one issue, in the order in which they are given."""
        say = self._texts.voice(language)
        return [f"{self._day(note, language)}, {self._hour(note)} · {self._told(say, note)}" for note in notes]

    def _told(self, say: Voice, note: Note, *, with_week: bool = False) -> str:
        words = deed_words(say, self._publication, self._zone, note)
        if with_week and note.week:
            words = f"{words} ({note.week})"
        return f"{note.name}: {words}" if note.name else words

    def _day(self, note: Note, language: str) -> str:
        """Such as “25 November”."""
        return format_date(self._at(note), "d MMMM", locale=LOCALES.get(language, language)).translate(PLAIN_SPACES)

    def _hour(self, note: Note) -> str:
        return f"{self._at(note):%H:%M}"

    def _at(self, note: Note) -> datetime:
        return note.at.astimezone(self._zone)
