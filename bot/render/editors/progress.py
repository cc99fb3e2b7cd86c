"""What editors see of a broadcast on its way: one card, redrawn in place, and what must be said aloud."""

from bot.callbacks.broadcasts import ConfirmStop, Control, Watch
from bot.model.broadcast import Action, Broadcast, BroadcastState, Policy
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.reader import Variant
from bot.model.status import RefusedBundle, Status
from bot.render.dates import language_name
from bot.render.numbers import duration, figure, format_name, percentage
from bot.render.voice import Texts, Voice

CELLS = 10
REFUSED_SHOWN = 5


def result(say: Voice, status: Status | None, language: str) -> str:
    """A broadcast in a few words, for a list; None where an issue was never pushed."""
    if status is None:
        return say("in the archive only")
    if not status.broadcast.ended:
        return f"{_state(say, status.broadcast)}, {percentage(status.percent, language)}"
    tally = status.broadcast.tally
    sent = say("sent: %(number)s", number=figure(tally.sent, language))
    rest = say("not reached: %(number)s", number=figure(tally.settled - tally.sent, language))
    return f"{sent}, {rest}" if tally.settled > tally.sent else sent


class ProgressScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def progress(self, status: Status, language: str) -> Message:
        """The card; without buttons when the broadcast has ended."""
        say, broadcast = self._texts.voice(language), status.broadcast
        text = say.html(
            "editor_progress",
            sign=_sign(broadcast),
            title=_title(say, broadcast),
            reason=_reason(say, broadcast),
            bar="" if broadcast.ended else f"{percentage(status.percent, language)} {bar(status.percent)}",
            counts=_counts(say, broadcast, language),
            left=_left(say, status),
            refused=[_refusal(say, sign, each, language) for sign, each in _numbered(status)],
        )
        return Message(text, _keyboard(say, status))

    def moved(self, status: Status, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        text = say("The progress of %(week)s is shown further down.", week=status.broadcast.week)
        return Message(say.html("editor_line", text=text))

    def stopping(self, broadcast: Broadcast, language: str) -> Message:
        """Asks, for it is final."""
        say = self._texts.voice(language)
        text = say(
            "Stop %(week)s for good? %(sent)s of %(planned)s have it; the others will never get it.",
            week=broadcast.week,
            sent=figure(broadcast.tally.sent, language),
            planned=figure(broadcast.planned, language),
        )
        rows = (
            (Button("⏹ " + say("Stop for good"), Control(broadcast.number, Action.STOP).data),),
            (Button(say("Do not stop"), Watch(broadcast.number).data),),
        )
        return Message(say.html("editor_line", text=text), rows)


def bar(percent: int) -> str:
    filled = percent * CELLS // 100
    return "▰" * filled + "▱" * (CELLS - filled)


def _state(say: Voice, broadcast: Broadcast) -> str:
    match broadcast.state:
        case BroadcastState.PAUSED:
            return say("paused")
        case BroadcastState.HELD:
            return say("waiting for you")
        case BroadcastState.STOPPING:
            return say("being stopped")
        case _:
            return say("on its way")


def _sign(broadcast: Broadcast) -> str:
    if not broadcast.ended:
        return "📣"
    return "⏹" if broadcast.tally.cancelled else "✅"


def _title(say: Voice, broadcast: Broadcast) -> str:
    week = broadcast.week
    match broadcast.state:
        case BroadcastState.RUNNING:
            return say("%(week)s is on its way", week=week)
        case BroadcastState.PAUSED:
            return say("%(week)s is paused", week=week)
        case BroadcastState.HELD:
            return say("%(week)s is waiting for you", week=week)
        case BroadcastState.STOPPING:
            return say("%(week)s is being stopped", week=week)
        case _ if broadcast.tally.cancelled:
            return say("%(week)s was stopped", week=week)
        case _:
            return say("%(week)s is published", week=week)


def _reason(say: Voice, broadcast: Broadcast) -> str:
    if broadcast.state is BroadcastState.HELD:
        return say(
            "This database was restored from a backup. Resume sends the rest; "
            "whoever got the issue after the backup was made gets it again."
        )
    if broadcast.tripped:
        return say(
            "Too many readers in a row could not be reached, which is hardly their doing, so nobody was removed. "
            "Check that the bot is well before you resume."
        )
    return ""


def _counts(say: Voice, broadcast: Broadcast, language: str) -> list[str]:
    """The good news always, the rest where there is some."""
    tally = broadcast.tally
    sent, planned = figure(tally.sent, language), figure(broadcast.planned, language)
    rest = (
        (tally.gone, say("Gone (they blocked the bot or left Telegram)")),
        (tally.skipped, say("Skipped (their chats take no messages now)")),
        (tally.failed, say("Failed (Telegram refused the messages)")),
        (tally.unknown, _unknown(say, broadcast)),
        (tally.cancelled, say("Cancelled")),
    )
    return [
        say("Sent: %(sent)s of %(planned)s", sent=sent, planned=planned),
        *(f"{words}: {figure(number, language)}" for number, words in rest if number),
    ]


def _unknown(say: Voice, broadcast: Broadcast) -> str:
    if broadcast.ended:
        return say("Unknown (Telegram never confirmed them)")
    if broadcast.terms.policy is Policy.NEVER or not broadcast.stoppable:
        return say("Unknown (Telegram has not confirmed them; they are not sent again)")
    return say("Unknown (Telegram has not confirmed them; they are sent once more at the end)")


def _left(say: Voice, status: Status) -> str:
    if status.seconds is None:
        return ""
    return say("Time left: %(duration)s", duration=duration(say, status.seconds))


def _refusal(say: Voice, sign: str, refused: RefusedBundle, language: str) -> dict[str, str]:
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


def _keyboard(say: Voice, status: Status) -> Keyboard:
    return tuple(row for row in (*_refused(say, status), _control(say, status.broadcast)) if row)


def _refused(say: Voice, status: Status) -> list[ButtonRow]:
    return [
        (
            Button(f"🔁 {say('Retry')}{sign}", Control(status.broadcast.number, Action.RETRY, each.number).data),
            Button(f"🗑 {say('Drop')}{sign}", Control(status.broadcast.number, Action.DROP, each.number).data),
        )
        for sign, each in _numbered(status)
    ]


def _numbered(status: Status) -> list[tuple[str, RefusedBundle]]:
    """The refused variants that have room, with a number each where there are several."""
    refused = status.refused[:REFUSED_SHOWN]
    return [(f" {place}" if len(refused) > 1 else "", each) for place, each in enumerate(refused, start=1)]


def _control(say: Voice, broadcast: Broadcast) -> ButtonRow:
    stop = Button("⏹ " + say("Stop…"), ConfirmStop(broadcast.number).data)
    match broadcast.state:
        case BroadcastState.RUNNING:
            return (Button("⏸ " + say("Pause"), Control(broadcast.number, Action.PAUSE).data), stop)
        case BroadcastState.PAUSED | BroadcastState.HELD:
            return (Button("▶️ " + say("Resume"), Control(broadcast.number, Action.RESUME).data), stop)
        case _:
            return ()
