"""What people are told when nothing, or nothing yet, was done; in the language of their Telegram."""

from enum import Enum, auto

from bot.model.languages import offer
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.update import CallbackQuery, ChatKind, InlineQuery, Update
from bot.render.readers.screens import ReaderScreens
from bot.tg.reply import Reply


class Excuse(Enum):
    #: More than a chat may ask for in a minute.
    TOO_MANY = auto()
    #: The database cannot be written; the wish is kept and will be done.
    SAVED_LATER = auto()
    #: Likewise, but too many wait for it already.
    NOT_SAVED = auto()


class Excuses:
    def __init__(self, screens: ReaderScreens, publication: Publication) -> None:
        self._screens = screens
        self._publication = publication

    def __call__(self, update: Update, excuse: Excuse) -> Reply | None:
        """None in groups, which are left in peace, and for a list in which there is no place for words."""
        if isinstance(update.what, InlineQuery):
            return None
        words = self._words(excuse, offer(update.language, self._publication.languages))
        if isinstance(update.what, CallbackQuery):
            return Reply(notice=words)
        return Reply(Message(words)) if update.kind is ChatKind.PRIVATE else None

    def _words(self, excuse: Excuse, language: str) -> str:
        match excuse:
            case Excuse.TOO_MANY:
                return self._screens.too_many(language)
            case Excuse.SAVED_LATER:
                return self._screens.saved_later(language)
            case Excuse.NOT_SAVED:
                return self._screens.not_saved(language)
