"""What is asked of Telegram for a delivery, by the kind of its broadcast; for whom: `bot/store/audience.py`."""

from collections.abc import Mapping

from bot.model.broadcast import Kind
from bot.model.call import Call, Edit, Send
from bot.model.delivery import Claim
from bot.model.message import Message

DEED: Mapping[Kind, type[Call]] = {
    Kind.ISSUE: Send,
    Kind.NOTICE: Send,
    Kind.TRANSLATION: Send,
    Kind.CORRECTION: Edit,
    Kind.RETRACTION: Edit,
}


def call_for(claim: Claim, message: Message, *, paid: bool) -> Call | None:
    """None if the message that it would change is not known."""
    if DEED[claim.kind] is Edit:
        return Edit(claim.address, claim.message_id, message) if claim.message_id else None
    return Send(claim.address, message, silent=claim.silent, paid=paid)
