"""What editors see of a broadcast on its way: one card, redrawn in place, and what must be said aloud."""

from dataclasses import dataclass

from bot.callbacks.editors import ConfirmStop, Control, Watch
from bot.model.broadcast import Action, Policy
from bot.model.message import Button, Keyboard, Message, Row
from bot.model.publication import Publication
from bot.model.reader import Variant
from bot.model.week import Week
from bot.render.dates import language_name
from bot.render.numbers import duration, figure, format_name, percentage
from bot.render.voice import Texts, Voice

CELLS = 10
REFUSED_SHOWN = 5


@dataclass(frozen=True)
class Refused:
    """A variant that Telegram did not take; `words` are Telegram's, `bundle` its number."""

    bundle: int
    variant: Variant
    words: str
    waiting: int


@dataclass(frozen=True)
class Status:
    """How a broadcast stands; `phase` is the value of the store's BroadcastState.

    `planned` counts deliveries; `seconds` are those that it still needs, None where nobody can tell.
    """

    number: int
    week: Week
    phase: str
    planned: int
    breaker: bool = False
    policy: Policy = Policy.ONCE
    sent: int = 0
    gone: int = 0
    skipped: int = 0
    failed: int = 0
    unknown: int = 0
    cancelled: int = 0
    seconds: float | None = None
    refused: tuple[Refused, ...] = ()

    @property
    def ended(self) -> bool:
        return self.phase == "ended"

    @property
    def stoppable(self) -> bool:
        return self.phase in {"running", "paused", "held"}

    @property
    def done(self) -> int:
        return self.sent + self.gone + self.skipped + self.failed + self.unknown + self.cancelled

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all; readers who leave meanwhile make the plan too large."""
        return min(100, self.done * 100 // self.planned) if self.planned else 100


def result(say: Voice, course: Status | None, language: str) -> str:
    """A broadcast in a few words, for a list; None where an issue was never pushed."""
    if course is None:
        return say("in the archive only")
    if not course.ended:
        return f"{_state(say, course)}, {percentage(course.percent, language)}"
    sent = say("sent: %(number)s", number=figure(course.sent, language))
    rest = say("not reached: %(number)s", number=figure(course.done - course.sent, language))
    return f"{sent}, {rest}" if course.done > course.sent else sent


class ProgressScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def progress(self, course: Status, language: str) -> Message:
        """The card; without buttons when the broadcast has ended."""
        say = self._texts.voice(language)
        text = say.html(
            "editor_progress",
            sign=_sign(course),
            title=_title(say, course),
            reason=_reason(say, course),
            bar="" if course.ended else f"{percentage(course.percent, language)} {bar(course.percent)}",
            counts=_counts(say, course, language),
            left=_left(say, course),
            refused=[_refusal(say, sign, each, language) for sign, each in _numbered(course)],
        )
        return Message(text, _keyboard(say, course))

    def moved(self, course: Status, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        text = say("The progress of %(week)s is shown further down.", week=course.week)
        return Message(say.html("editor_line", text=text))

    def stopping(self, course: Status, language: str) -> Message:
        """Asks, for it is final."""
        say = self._texts.voice(language)
        text = say(
            "Stop %(week)s for good? %(sent)s of %(planned)s have it; the others will never get it.",
            week=course.week,
            sent=figure(course.sent, language),
            planned=figure(course.planned, language),
        )
        rows = (
            (Button("⏹ " + say("Stop for good"), Control(course.number, Action.STOP).data),),
            (Button(say("Do not stop"), Watch(course.number).data),),
        )
        return Message(say.html("editor_line", text=text), rows)


def bar(percent: int) -> str:
    filled = percent * CELLS // 100
    return "▰" * filled + "▱" * (CELLS - filled)


def _state(say: Voice, course: Status) -> str:
    match course.phase:
        case "paused":
            return say("paused")
        case "held":
            return say("waiting for you")
        case "stopping":
            return say("being stopped")
        case _:
            return say("on its way")


def _sign(course: Status) -> str:
    if not course.ended:
        return "📣"
    return "⏹" if course.cancelled else "✅"


def _title(say: Voice, course: Status) -> str:
    week = course.week
    match course.phase:
        case "running":
            return say("%(week)s is on its way", week=week)
        case "paused":
            return say("%(week)s is paused", week=week)
        case "held":
            return say("%(week)s is waiting for you", week=week)
        case "stopping":
            return say("%(week)s is being stopped", week=week)
        case _ if course.cancelled:
            return say("%(week)s was stopped", week=week)
        case _:
            return say("%(week)s is published", week=week)


def _reason(say: Voice, course: Status) -> str:
    if course.phase == "held":
        return say(
            "This database was restored from a backup. Resume sends the rest; "
            "whoever got the issue after the backup was made gets it again."
        )
    if course.phase == "paused" and course.breaker:
        return say(
            "Too many readers in a row could not be reached, which is hardly their doing, so nobody was removed. "
            "Check that the bot is well before you resume."
        )
    return ""


def _counts(say: Voice, course: Status, language: str) -> list[str]:
    """The good news always, the rest where there is some."""
    sent, planned = figure(course.sent, language), figure(course.planned, language)
    rest = (
        (course.gone, say("Gone (they blocked the bot or left Telegram)")),
        (course.skipped, say("Skipped (their chats take no messages now)")),
        (course.failed, say("Failed (Telegram refused the messages)")),
        (course.unknown, _unknown(say, course)),
        (course.cancelled, say("Cancelled")),
    )
    return [
        say("Sent: %(sent)s of %(planned)s", sent=sent, planned=planned),
        *(f"{words}: {figure(number, language)}" for number, words in rest if number),
    ]


def _unknown(say: Voice, course: Status) -> str:
    if course.ended:
        return say("Unknown (Telegram never confirmed them)")
    if course.policy is Policy.NEVER or not course.stoppable:
        return say("Unknown (Telegram has not confirmed them; they are not sent again)")
    return say("Unknown (Telegram has not confirmed them; they are sent once more at the end)")


def _left(say: Voice, course: Status) -> str:
    if course.seconds is None:
        return ""
    return say("Time left: %(duration)s", duration=duration(say, course.seconds))


def _refusal(say: Voice, sign: str, refused: Refused, language: str) -> dict[str, str]:
    return {
        "sign": f"⚠{sign}",
        "title": say("Telegram refused the messages for: %(variant)s", variant=_variant(say, refused.variant)),
        "words": refused.words,
        "waiting": say.plural(
            "%(number)s reader is waiting for them.",
            "%(number)s readers are waiting for them.",
            refused.waiting,
            number=figure(refused.waiting, language),
        ),
    }


def _variant(say: Voice, variant: Variant) -> str:
    topics = say.plural("%(count)s topic", "%(count)s topics", variant.topics.bit_count())
    return f"{language_name(variant.language)} · {format_name(say, variant.format)} · {topics}"


def _keyboard(say: Voice, course: Status) -> Keyboard:
    return tuple(row for row in (*_refused(say, course), _control(say, course)) if row)


def _refused(say: Voice, course: Status) -> list[Row]:
    return [
        (
            Button(f"🔁 {say('Retry')}{sign}", Control(course.number, Action.RETRY, each.bundle).data),
            Button(f"🗑 {say('Drop')}{sign}", Control(course.number, Action.DROP, each.bundle).data),
        )
        for sign, each in _numbered(course)
    ]


def _numbered(course: Status) -> list[tuple[str, Refused]]:
    """The refused variants that have room, with a number each where there are several."""
    refused = course.refused[:REFUSED_SHOWN]
    return [(f" {place}" if len(refused) > 1 else "", each) for place, each in enumerate(refused, start=1)]


def _control(say: Voice, course: Status) -> Row:
    stop = Button("⏹ " + say("Stop…"), ConfirmStop(course.number).data)
    match course.phase:
        case "running":
            return (Button("⏸ " + say("Pause"), Control(course.number, Action.PAUSE).data), stop)
        case "paused" | "held":
            return (Button("▶️ " + say("Resume"), Control(course.number, Action.RESUME).data), stop)
        case _:
            return ()
