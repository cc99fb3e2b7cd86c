"""What the buttons of the journal carry."""

from dataclasses import dataclass
from typing import Annotated

from bot.callbacks.codec import CallbackData, numbers

LAST_PAGE = 99


@dataclass(frozen=True)
class ShowJournal(CallbackData, verb="e-journal"):
    #: 0 has the newest notes.
    page: Annotated[int, numbers(0, LAST_PAGE)] = 0


JournalCallback = ShowJournal
