"""What is asked of Telegram for a part of a bundle; for whom: `bot/store/audience.py`."""

from bot.model.bundle import Deed, Piece
from bot.model.call import Call, Delete, Edit, Send
from bot.model.delivery import Claim
from bot.model.outcome import NoSuchMessage, Outcome


def call_for(claim: Claim, part: Piece, *, paid: bool) -> Call | None:
    """None if the message that it would change is not known, or a message about another is there, or not wanted."""
    if part.deed is Deed.SEND:
        wanted = not claim.there and (claim.subscribed or part.place is None)
        if not wanted:
            return None
        return Send(claim.address, part.message, claim.silent, paid, answers=claim.message_id, guarded=claim.guarded)
    if not claim.message_id:
        return None
    if part.deed is Deed.DELETE:
        return Delete(claim.address, claim.message_id)
    return Edit(claim.address, claim.message_id, part.message)


def instead(call: Call | None, outcome: Outcome, part: Piece) -> Call | None:
    """What cannot be deleted (any more) is emptied."""
    if isinstance(call, Delete) and isinstance(outcome, NoSuchMessage):
        return Edit(call.address, call.message_id, part.message)
    return None
