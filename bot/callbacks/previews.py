"""What the buttons carry with which editors look at what readers get: whose messages, and what those open."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData, Count, Language, TopicSet, base36
from bot.callbacks.rich import Whole
from bot.callbacks.views import IssueView, TopicView
from bot.model.reader import Format, Preferences
from bot.model.week import Week


@dataclass(frozen=True)
class Preview(CallbackData, verb="e-preview"):
    """Without a language: asks for language and format, below the card that has the button."""

    week: Week
    language: AnyLanguage = ""
    format: Format = Format.BRIEF


@dataclass(frozen=True)
class ChooseAgain(CallbackData, verb="e-whose"):
    """Asks once more, in the place of the message with the button."""

    week: Week


@dataclass(frozen=True)
class Imagined:
    """A reader of an issue whom an editor thinks of."""

    week: Week
    language: Language
    format: Format
    topics: TopicSet
    silent: bool

    @property
    def preferences(self) -> Preferences:
        return Preferences(self.language, self.format, self.topics, self.silent, subscribed=True)


@dataclass(frozen=True)
class Imagine(CallbackData, verb="e-as"):
    """Shows the choices of such a reader, to be changed."""

    reader: Imagined


@dataclass(frozen=True)
class ShowAs(CallbackData, verb="e-show"):
    """Sends what such a reader gets."""

    reader: Imagined


@dataclass(frozen=True)
class StopPreview(CallbackData, verb="e-enough"):
    pass


@dataclass(frozen=True)
class PeekIssue(CallbackData, verb="e-glance"):
    """What `IssueView` is to readers, of an issue in whatever state it is."""

    #: What the issue was when the button was made.
    mark: Count
    view: IssueView


@dataclass(frozen=True)
class PeekTopic(CallbackData, verb="e-peek"):
    """Likewise `TopicView`."""

    mark: Count
    view: TopicView


PreviewCallback = Preview | ChooseAgain | Imagine | ShowAs | StopPreview | PeekIssue | PeekTopic

PEEKS: Mapping[str, str] = {
    IssueView.verb: PeekIssue.verb,
    Whole.verb: PeekIssue.verb,
    TopicView.verb: PeekTopic.verb,
}


def peeking(data: str, mark: int) -> str:
    """What the button of a preview carries, where the reader's carries `data`."""
    verb, _, view = data.partition(":")
    return f"{PEEKS[verb]}:{base36(mark)}:{view}" if verb in PEEKS else data
