"""What an editor's press means; whether the one who pressed may do it is asked elsewhere, every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks.codec import decode, encode, number
from bot.model.broadcast import USUAL, Policy, Terms
from bot.model.publication import Publication
from bot.model.reader import Format
from bot.model.week import Week

MARK = "e-"
"""How the verbs of editors' buttons begin; no reader's does."""


class Steering(StrEnum):
    """What can be done to a broadcast; HALT is what STOP asks about, and final."""

    WATCH = "watch"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    HALT = "halt"


class Mending(StrEnum):
    """What can be done about a variant that Telegram refused."""

    RETRY = "retry"
    DROP = "drop"


@dataclass(frozen=True)
class Draft:
    week: Week

    @property
    def data(self) -> str:
        return encode("e-draft", str(self.week))


@dataclass(frozen=True)
class Preview:
    """Without language and format: asks for them."""

    week: Week
    language: str = ""
    format: Format = Format.BRIEF

    @property
    def data(self) -> str:
        return encode("e-preview", str(self.week), self.language, self.format.value)


@dataclass(frozen=True)
class Prepare:
    """Leads to the card with the button that publishes on these terms."""

    week: Week
    terms: Terms = USUAL

    @property
    def data(self) -> str:
        return encode("e-prepare", str(self.week), self.terms.policy.value, int(self.terms.paid))


@dataclass(frozen=True)
class Publish:
    week: Week
    nonce: str
    terms: Terms = USUAL

    @property
    def data(self) -> str:
        return encode("e-publish", str(self.week), self.nonce, self.terms.policy.value, int(self.terms.paid))


@dataclass(frozen=True)
class Cancel:
    week: Week

    @property
    def data(self) -> str:
        return encode("e-cancel", str(self.week))


@dataclass(frozen=True)
class Remove:
    """Asks for what is left empty; `topic` is an id."""

    week: Week
    topic: str = ""
    language: str = ""

    @property
    def data(self) -> str:
        return encode("e-remove", str(self.week), self.topic, self.language)


@dataclass(frozen=True)
class Discard:
    """Asks first."""

    week: Week
    sure: bool = False

    @property
    def data(self) -> str:
        return encode("e-discard", str(self.week), int(self.sure))


@dataclass(frozen=True)
class Replace:
    """Show a proposed revision in its published issue."""

    revision: int

    @property
    def data(self) -> str:
        return encode("e-replace", self.revision)


@dataclass(frozen=True)
class Leave:
    """Let the published issue be as it is."""

    @property
    def data(self) -> str:
        return encode("e-leave")


@dataclass(frozen=True)
class Steer:
    broadcast: int
    steering: Steering

    @property
    def data(self) -> str:
        return encode("e-steer", self.broadcast, self.steering.value)


@dataclass(frozen=True)
class Mend:
    broadcast: int
    bundle: int
    mending: Mending

    @property
    def data(self) -> str:
        return encode("e-mend", self.broadcast, self.bundle, self.mending.value)


IssuePress = Draft | Preview | Prepare | Publish | Cancel | Remove | Discard | Replace | Leave
BroadcastPress = Steer | Mend
Press = IssuePress | BroadcastPress


def read(text: str, publication: Publication) -> Press | None:
    """None for what no button of today says: stale, foreign or forged."""
    verb, arguments = decode(text)
    try:
        return _read_broadcast(verb, arguments) or _read_issue(verb, arguments, publication)
    except ValueError:
        return None


def _read_broadcast(verb: str, arguments: Sequence[str]) -> BroadcastPress | None:
    match verb, arguments:
        case "e-steer", (broadcast, steering):
            return Steer(number(broadcast), Steering(steering))
        case "e-mend", (broadcast, bundle, mending):
            return Mend(number(broadcast), number(bundle), Mending(mending))
    return None


def _read_issue(verb: str, arguments: Sequence[str], publication: Publication) -> IssuePress | None:
    match verb, arguments:
        case "e-draft", (week,):
            return Draft(Week.parse(week))
        case "e-preview", (week, language, form) if language in {"", *publication.languages}:
            return Preview(Week.parse(week), language, Format(form))
        case "e-prepare", (week, policy, ("0" | "1") as paid):
            return Prepare(Week.parse(week), Terms(Policy(policy), paid=paid == "1"))
        case "e-publish", (week, nonce, policy, ("0" | "1") as paid):
            return Publish(Week.parse(week), nonce, Terms(Policy(policy), paid=paid == "1"))
        case "e-cancel", (week,):
            return Cancel(Week.parse(week))
        case "e-remove", (week, topic, language):
            return Remove(Week.parse(week), topic, language)
        case "e-discard", (week, ("0" | "1") as sure):
            return Discard(Week.parse(week), sure == "1")
        case "e-replace", (revision,):
            return Replace(number(revision))
        case "e-leave", ():
            return Leave()
    return None
