"""How a broadcast is called, how it stands, and what it waits for: words that cards, summaries and questions share."""

from bot.model.broadcast import Broadcast, BroadcastState, Kind
from bot.model.status import Status
from bot.render.voice import Voice

REFUSALS = (
    (("too long", "too_long", "too large"), "too long"),
    (("empty",), "empty"),
    (("parse entities",), "markup"),
    (("button", "reply markup", "reply_markup", "keyboard"), "button"),
)
"""What Telegram's words contain, in small letters, and what they mean."""


def called(say: Voice, broadcast: Broadcast) -> str:
    """As it stands within a sentence; an issue by its week."""
    week = broadcast.week
    match broadcast.kind:
        case Kind.ISSUE:
            return str(week)
        case Kind.TRANSLATION:
            return say("the late translation for %(week)s", week=week)
        case Kind.CORRECTION:
            return say("the correction of %(week)s", week=week)
        case Kind.NOTICE:
            return say("the message about %(week)s", week=week)
        case Kind.RETRACTION:
            return say("the retraction of %(week)s", week=week)


def title(say: Voice, status: Status) -> str:
    broadcast = status.broadcast
    subject = capital(called(say, broadcast))
    if status.behind:
        return say("%(subject)s is waiting for its turn", subject=subject)
    match broadcast.state:
        case BroadcastState.RUNNING:
            return say("%(subject)s is on its way", subject=subject)
        case BroadcastState.PAUSED:
            return say("%(subject)s is paused", subject=subject)
        case BroadcastState.HELD:
            return say("%(subject)s is waiting for you", subject=subject)
        case BroadcastState.STOPPING:
            return say("%(subject)s is being stopped", subject=subject)
        case _ if broadcast.tally.cancelled or broadcast.halted:
            return say("%(subject)s was stopped", subject=subject)
        case _ if broadcast.kind is Kind.ISSUE:
            return say("%(subject)s is published", subject=subject)
        case _:
            return say("%(subject)s has gone out", subject=subject)


def reason(say: Voice, status: Status) -> str:
    """Why it does not go on, or for how long it may still."""
    broadcast = status.broadcast
    if status.behind and status.behind.state is BroadcastState.RUNNING:
        return say("First goes out: %(subject)s.", subject=called(say, status.behind))
    if status.behind:
        return say("It begins when this goes on: %(subject)s.", subject=called(say, status.behind))
    if status.original:
        return say("The issue itself is not through yet. Whoever is just getting it is reached when it is.")
    if broadcast.asleep:
        return say("The rest comes at the hours that its readers have chosen. Nothing else waits for it.")
    if broadcast.halted or broadcast.resumable:
        return _can_go_on(say, broadcast)
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
    if broadcast.locked:
        return say("It paused when the desk was locked. An owner lets it go on, once the desk is open.")
    return ""


def refusal(say: Voice, words: str) -> str:
    """What Telegram did not like, with its own words, for whoever knows more of it."""
    known = {
        "too long": say("the message is too long"),
        "empty": say("the message is empty"),
        "markup": say("the markup is faulty"),
        "button": say("a button was not accepted"),
    }
    small = words.lower()
    found = next((known[meant] for signs, meant in REFUSALS if any(sign in small for sign in signs)), "")
    return f"{found} (“{words}”)" if found else f"“{words}”"


def capital(subject: str) -> str:
    """As a sentence begins."""
    return subject[:1].upper() + subject[1:]


def _can_go_on(say: Voice, broadcast: Broadcast) -> str:
    if broadcast.kind is Kind.ISSUE:
        return say("Who has not had it can still get it in the next days, until the next issue goes out.")
    return say("Who has not had it can still get it in the next days, until the next issue or correction goes out.")
