"""What is asked of Telegram for each part of a bundle."""

from dataclasses import replace

import pytest

from bot.model.broadcast import Kind
from bot.model.bundle import Deed, Piece
from bot.model.call import Call, Delete, Edit, Send
from bot.model.delivery import Claim
from bot.model.message import Message
from bot.model.outcome import Flooded, Gone, NoSuchMessage, NotModified, Outcome, Sent, Unknown
from bot.model.reader import Address
from bot.outbox.deed import call_for, instead

HERE, WORDS = Address(42, 3), Message("words")
READER = Claim(1, Kind.CORRECTION, 7, 3, HERE, silent=False, part=0, unknowns=0, fresh=True, message_id=55)
STRANGER = replace(READER, message_id=0)
LEAVER = replace(READER, subscribed=False)

ASKED: list[tuple[str, Claim, Piece, Call | None]] = [
    ("a new message", STRANGER, Piece(WORDS), Send(HERE, WORDS)),
    ("a new message without a sound", replace(STRANGER, silent=True), Piece(WORDS), Send(HERE, WORDS, silent=True)),
    ("one that cannot be forwarded", replace(STRANGER, guarded=True), Piece(WORDS), Send(HERE, WORDS, guarded=True)),
    ("a message about one that is there", READER, Piece(WORDS, place=0), Send(HERE, WORDS, answers=55)),
    ("a message about one that is not known", STRANGER, Piece(WORDS, place=0), Send(HERE, WORDS)),
    ("the rest of an issue to one who has just left", LEAVER, Piece(WORDS), Send(HERE, WORDS, answers=55)),
    ("a message about another to one who has left", LEAVER, Piece(WORDS, place=0), None),
    ("other words", READER, Piece(WORDS, Deed.EDIT, place=0), Edit(HERE, 55, WORDS)),
    ("other words for one who has left", LEAVER, Piece(WORDS, Deed.EDIT, place=0), Edit(HERE, 55, WORDS)),
    ("other words for what is not known", STRANGER, Piece(WORDS, Deed.EDIT, place=0), None),
    ("no words any more", READER, Piece(WORDS, Deed.EMPTY, place=0), Edit(HERE, 55, WORDS)),
    ("a message away", READER, Piece(WORDS, Deed.DELETE, place=0), Delete(HERE, 55)),
    ("a message away that is not known", STRANGER, Piece(WORDS, Deed.DELETE, place=0), None),
]


@pytest.mark.parametrize(("claim", "part", "call"), [pytest.param(*rest, id=what) for what, *rest in ASKED])
def test_each_part_asks_for_its_deed_where_it_is_wanted(claim: Claim, part: Piece, call: Call | None) -> None:
    assert call_for(claim, part, paid=False) == call


@pytest.mark.parametrize("deed", Deed)
def test_only_a_new_message_is_ever_paid_for(deed: Deed) -> None:
    free, paid = (call_for(READER, Piece(WORDS, deed, place=0), paid=each) for each in (False, True))
    assert (free != paid) is (deed is Deed.SEND)
    assert not isinstance(paid, Send) or paid.paid


@pytest.mark.parametrize(
    ("call", "outcome", "then"),
    [
        (Delete(HERE, 55), NoSuchMessage("too old"), Edit(HERE, 55, WORDS)),
        (Delete(HERE, 55), Sent(), None),
        (Delete(HERE, 55), Gone("blocked"), None),
        (Delete(HERE, 55), Flooded(3), None),
        (Delete(HERE, 55), Unknown("timeout"), None),
        (Edit(HERE, 55, WORDS), NoSuchMessage("gone"), None),
        (Edit(HERE, 55, WORDS), NotModified(), None),
        (Send(HERE, WORDS), Sent(9), None),
        (None, NoSuchMessage("it is not known"), None),
    ],
)
def test_only_what_cannot_be_deleted_any_more_is_emptied_instead(
    call: Call | None, outcome: Outcome, then: Call | None
) -> None:
    assert instead(call, outcome, Piece(WORDS, Deed.DELETE, place=0)) == then
