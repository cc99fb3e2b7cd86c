"""What editors' buttons carry; whether the one who taps may do it is asked elsewhere, every time."""

from dataclasses import dataclass

from bot.callbacks.codec import AnyLanguage, CallbackData, Count
from bot.model.broadcast import USUAL, Action, Terms
from bot.model.reader import Format
from bot.model.week import Week

MARK = "e-"
"""How the verbs of editors' buttons begin; no reader's does."""


@dataclass(frozen=True)
class Draft(CallbackData, verb="e-draft"):
    week: Week


@dataclass(frozen=True)
class Preview(CallbackData, verb="e-preview"):
    """Without language and format: asks for them."""

    week: Week
    language: AnyLanguage = ""
    format: Format = Format.BRIEF


@dataclass(frozen=True)
class Prepare(CallbackData, verb="e-prepare"):
    """Leads to the card with the button that publishes on these terms."""

    week: Week
    terms: Terms = USUAL


@dataclass(frozen=True)
class Publish(CallbackData, verb="e-publish"):
    week: Week
    nonce: str
    terms: Terms = USUAL


@dataclass(frozen=True)
class Cancel(CallbackData, verb="e-cancel"):
    week: Week


@dataclass(frozen=True)
class Remove(CallbackData, verb="e-remove"):
    """Asks for what is left empty."""

    week: Week
    #: An id; a draft may have a topic that the publication has given up.
    topic: str = ""
    language: AnyLanguage = ""


@dataclass(frozen=True)
class Discard(CallbackData, verb="e-discard"):
    """Asks first."""

    week: Week
    sure: bool = False


@dataclass(frozen=True)
class Replace(CallbackData, verb="e-replace"):
    """Show a proposed revision in its published issue."""

    revision: Count


@dataclass(frozen=True)
class Keep(CallbackData, verb="e-leave"):
    """Let the published issue be as it is."""


@dataclass(frozen=True)
class Watch(CallbackData, verb="e-watch"):
    """Show how a broadcast is doing."""

    broadcast: Count


@dataclass(frozen=True)
class ConfirmStop(CallbackData, verb="e-stop"):
    """Ask whether to stop a broadcast, for that is final."""

    broadcast: Count


@dataclass(frozen=True)
class Control(CallbackData, verb="e-control"):
    broadcast: Count
    action: Action
    #: The refused bundle that is to be sent again or dropped.
    bundle: Count | None = None


EditorCallback = (
    Draft | Preview | Prepare | Publish | Cancel | Remove | Discard | Replace | Keep | Watch | ConfirmStop | Control
)
