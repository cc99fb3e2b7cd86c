"""The kinds of trouble that somebody is told about; anything else is a bug."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MAX_QUOTED, ENDING = 80, 24


class ZvodkaError(Exception):
    """The base of all that follows; its text is fit for an operator's eyes."""


@dataclass
class ContentError(ZvodkaError):
    """Something an editor wrote cannot be used; shown to the editor as it stands.

    `line` counts from 1; 0 means the whole file. `message` is a text to be translated, with `%(name)s` for `values`.
    `quote` is the line as it was written, shortened; it may be empty.
    """

    path: str
    line: int
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    quote: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message % self.values}"


def shorten(text: str) -> str:
    """A quotation that leaves room for the rest of a message: what is too much is left out in the middle."""
    return text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - ENDING]} … {text[-ENDING:]}"


class ContentErrors(ZvodkaError):  # noqa: N818 -- it is several of them
    """All that is wrong with what was read at once."""

    def __init__(self, problems: Sequence[ContentError]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class SettingsError(ZvodkaError):
    """The settings, the key or the database do not fit together; all problems at once, one per line. Exit 78."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class StoreError(ZvodkaError):
    """The database could not do what it was asked (disk full, locked): it may be asked again. Exit 75."""


class DamagedError(ZvodkaError):
    """What stands in the database's file cannot be right: it does not pass, a backup must be restored. Exit 75."""


class TelegramError(ZvodkaError):
    """Telegram will not work with this bot (token revoked, another poller): everything stops, exit 69."""


def where(error: BaseException) -> str:
    """The kind of an error and the places that it came through, without its text, which may be somebody's words."""
    places, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' < '.join(reversed(places))}"
