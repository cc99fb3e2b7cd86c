"""What editors see of a broadcast on its way: one card, redrawn in place, and what must be said aloud."""

from bot.callbacks.broadcasts import ConfirmStop, Control, Watch
from bot.model.broadcast import Action, Broadcast, BroadcastState, Policy
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.reader import Variant
from bot.model.status import RefusedBundle, Status
from bot.render.dates import language_name
from bot.render.editors.broadcast_words import called, capital, reason, refusal, title
from bot.render.editors.lock import lock_button
from bot.render.numbers import duration, figure, format_name, percentage
from bot.render.voice import Texts, Voice

CELLS = 10
REFUSED_SHOWN = 5
WORDS_SHOWN = 100
"""Characters of Telegram's words for what has failed."""


def result(say: Voice, status: Status | None, language: str) -> str:
    """A broadcast in a few words, for a list; None where an issue was never pushed."""
    if status is None:
        return say("in the archive only")
    if not status.broadcast.at_rest:
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
        """The card, and the summary at the end; without buttons when the broadcast has ended."""
        say, broadcast = self._texts.voice(language), status.broadcast
        text = say.html(
            "editor_progress",
            sign=_sign(broadcast),
            title=title(say, status),
            reason=reason(say, status),
            bar="" if broadcast.at_rest else f"{percentage(status.percent, language)} {bar(status.percent)}",
            counts=_counts(say, status, language),
            left=_left(say, status),
            refused=[_refusal(say, sign, each, language) for sign, each in _numbered(status)],
        )
        return Message(text, _keyboard(say, status))

    def moved(self, status: Status, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        text = say("The progress of %(subject)s is shown further down.", subject=called(say, status.broadcast))
        return Message(say.html("editor_line", text=text))

    def owners_resume(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("The desk was locked, so only an owner can steer this.")

    def stopping(self, broadcast: Broadcast, language: str, *, for_good: bool = False) -> Message:
        """Asks, while nothing goes out; what rests already can be given up, what is stopped `for_good` cannot go on."""
        say, number = self._texts.voice(language), broadcast.number
        if broadcast.state is BroadcastState.RESTING:
            text = say(
                "Give this up: %(subject)s? Who has not had it will never get it: %(left)s.",
                subject=called(say, broadcast),
                left=figure(broadcast.resumable or broadcast.tally.failed, language),
            )
            deed = Button("🗑 " + say("Give up for good"), Control(number, Action.GIVE_UP).data)
            return Message(say.html("editor_line", text=text), ((deed,), (Button(say("Keep it"), Watch(number).data),)))
        reached = say(
            "Nothing goes out now. %(subject)s has reached %(sent)s of %(planned)s. Stop it?",
            subject=capital(called(say, broadcast)),
            sent=figure(broadcast.tally.sent, language),
            planned=figure(broadcast.planned, language),
        )
        others = (
            say("The others will never get it: a newer one has gone out since.")
            if for_good
            else say("The others can still get it in the next days, until the next issue goes out.")
        )
        text = f"{reached} {others}"
        rows = (
            (Button("⏹ " + say("Stop"), Control(number, Action.STOP).data),),
            (Button("▶️ " + say("Go on"), Control(number, Action.RESUME).data),),
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
    if not broadcast.at_rest:
        return "📣"
    if broadcast.tally.cancelled or broadcast.halted:
        return "⏹"
    return "⚠️" if broadcast.tally.failed else "✅"


def _counts(say: Voice, status: Status, language: str) -> list[str]:
    """The good news always, the rest where there is some; what failed, by Telegram's words for it."""
    broadcast, tally = status.broadcast, status.broadcast.tally
    sent, planned = figure(tally.sent, language), figure(broadcast.planned, language)
    rest = (
        (tally.gone, say("Gone (they blocked the bot or left Telegram)")),
        (tally.skipped, say("Skipped (their chats take no messages now)")),
        (tally.failed, say("Failed (Telegram refused the messages)")),
        *((number, f"    {refusal(say, _cut(words))}") for words, number in status.failures[:REFUSED_SHOWN]),
        (tally.unknown, _unknown(say, broadcast)),
        (tally.cancelled, say("Cancelled") if broadcast.ended else say("Not sent yet")),
    )
    return [
        say("Sent: %(sent)s of %(planned)s", sent=sent, planned=planned),
        *(f"{words}: {figure(number, language)}" for number, words in rest if number),
        *(
            (say("Waiting for readers' hours: %(number)s", number=figure(status.waiting, language)),)
            * bool(status.waiting)
        ),
    ]


def _cut(words: str) -> str:
    return words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN]}…"


def _unknown(say: Voice, broadcast: Broadcast) -> str:
    if broadcast.ended and broadcast.terms.policy is Policy.ONCE:
        return say("Unknown (Telegram did not confirm them, even when they were sent once more)")
    if broadcast.ended:
        return say("Unknown (Telegram never confirmed them; they were not sent again)")
    if broadcast.state is BroadcastState.RESTING and broadcast.terms.policy is Policy.ONCE:
        return say("Unknown (Telegram has not confirmed them; they are sent once more if it goes on)")
    if broadcast.terms.policy is Policy.NEVER or not broadcast.stoppable:
        return say("Unknown (Telegram has not confirmed them; they are not sent again)")
    return say("Unknown (Telegram has not confirmed them; they are sent once more at the end)")


def _left(say: Voice, status: Status) -> str:
    if status.broadcast.at_rest and status.broadcast.seconds is not None:
        return say("It took %(duration)s.", duration=duration(say, status.broadcast.seconds))
    if status.seconds is None or status.behind or status.original or status.broadcast.asleep:
        return ""
    return say("Time left: %(duration)s", duration=duration(say, status.seconds))


def _refusal(say: Voice, sign: str, refused: RefusedBundle, language: str) -> dict[str, str]:
    return {
        "sign": f"⚠{sign}",
        "title": say("Telegram refused the messages for: %(variant)s", variant=_variant(say, refused.variant)),
        "words": refusal(say, refused.words),
        "waiting": say.plural(
            "%(number)s reader is waiting for them.",
            "%(number)s readers are waiting for them.",
            refused.waiting,
            number=figure(refused.waiting, language),
        ),
    }


def _variant(say: Voice, variant: Variant) -> str:
    topics = say.plural("%(count)s topic", "%(count)s topics", variant.topics.bit_count())
    languages = ", ".join(map(language_name, variant.languages))
    return f"{languages} · {format_name(say, variant.format)} · {topics}"


def _keyboard(say: Voice, status: Status) -> Keyboard:
    lock = (lock_button(say),) if status.broadcast.state is BroadcastState.RUNNING else ()
    return tuple(row for row in (*_refused(say, status), _failed(say, status), _control(say, status), lock) if row)


def _failed(say: Voice, status: Status) -> ButtonRow:
    if not status.retriable:
        return ()
    words = say("Retry failed (%(number)s)", number=status.retriable)
    return (Button(f"🔁 {words}", Control(status.broadcast.number, Action.RETRY_FAILED).data),)


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


def _control(say: Voice, status: Status) -> ButtonRow:
    broadcast = status.broadcast
    stop = Button("⏹ " + say("Stop…"), ConfirmStop(broadcast.number).data)
    match broadcast.state:
        case BroadcastState.RUNNING:
            return (Button("⏸ " + say("Pause"), Control(broadcast.number, Action.PAUSE).data), stop)
        case BroadcastState.PAUSED | BroadcastState.HELD:
            return (Button("▶️ " + say("Resume"), Control(broadcast.number, Action.RESUME).data), stop)
        case BroadcastState.RESTING:
            give_up = Button("🗑 " + say("Give up…"), ConfirmStop(broadcast.number).data)
            known = say("Go on (%(number)s)", number=broadcast.resumable)
            words = say("Go on") if broadcast.halted else known
            go_on = Button(f"▶️ {words}", Control(broadcast.number, Action.RESUME).data)
            return (go_on, give_up) if broadcast.resumable or broadcast.halted else (give_up,)
        case _:
            return ()
