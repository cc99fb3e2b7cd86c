"""What a correction does to the copies that readers have, for every kind of change and of copy."""

from dataclasses import dataclass, replace

import pytest

from bot.desk.amending import DELETABLE, amended, edits, notices, translation
from bot.model.bundle import Deed, Delivered, Piece
from bot.model.correction import Amendment
from bot.model.issue import Issue, IssueState, Revision
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import Format, Variant
from tests.render.issues import WEEK, commentary, issue

GLANCE, WEST, SECURITY = "", "west", "security"
GONE = Message("gone")
BRIEF = Delivered(1, Variant("en", Format.BRIEF, 0b110), 10, {0: GLANCE}, 1)
FULL = Delivered(2, Variant("en", Format.FULL, 0b110), 10, {0: GLANCE, 1: WEST, 2: WEST, 3: SECURITY}, 4)


def shown(glance: str, *texts: tuple[str, str]) -> list[Message]:
    return [Message(glance, shows=GLANCE), *(Message(html, shows=name) for name, html in texts)]


BEFORE = shown("glance", (WEST, "west 1"), (WEST, "west 2"), (SECURITY, "security"))


@dataclass(frozen=True)
class Row:
    """What readers are to see, and what each kind of copy needs for that: deed, place and what it says then."""

    after: list[Message]
    brief: list[tuple[Deed, int, str]]
    full: list[tuple[Deed, int, str]]


EDIT, DELETE = Deed.EDIT, Deed.DELETE
TABLE = {
    "nothing": Row(BEFORE, [], []),
    "a body": Row(shown("glance", (WEST, "west 1"), (WEST, "new"), (SECURITY, "security")), [], [(EDIT, 2, "new")]),
    "a glance": Row(
        shown("new", *[(each.shows, each.html) for each in BEFORE[1:]]), [(EDIT, 0, "new")], [(EDIT, 0, "new")]
    ),
    "both": Row(
        shown("new", (WEST, "other 1"), (WEST, "other 2"), (SECURITY, "security")),
        [(EDIT, 0, "new")],
        [(EDIT, 0, "new"), (EDIT, 1, "other 1"), (EDIT, 2, "other 2")],
    ),
    "a shorter text": Row(
        shown("glance", (WEST, "short"), (SECURITY, "security")), [], [(EDIT, 1, "short"), (DELETE, 2, "gone")]
    ),
    "a longer text": Row(
        shown("glance", (WEST, "west 1"), (WEST, "west 2"), (WEST, "west 3"), (SECURITY, "security")),
        [],
        [(EDIT, 2, "west, page 1")],
    ),
    "a longer text, all of it": Row(
        shown("glance", (WEST, "a"), (WEST, "b"), (WEST, "c"), (SECURITY, "security")),
        [],
        [(EDIT, 1, "a"), (EDIT, 2, "west, page 1")],
    ),
    "one message that becomes two": Row(
        shown("glance", (WEST, "west 1"), (WEST, "west 2"), (SECURITY, "s 1"), (SECURITY, "s 2")),
        [],
        [(EDIT, 3, "security, page 0")],
    ),
    "all of it": Row(
        shown("retracted"),
        [(EDIT, 0, "retracted")],
        [(EDIT, 0, "retracted"), (DELETE, 1, "gone"), (DELETE, 2, "gone"), (DELETE, 3, "gone")],
    ),
}


def decided(delivered: Delivered, after: list[Message], age: float = 0) -> list[Piece]:
    return edits(delivered, BEFORE, after, lambda name, page: Message(f"{name}, page {page}"), GONE, age=age)


def told(parts: list[Piece]) -> list[tuple[Deed, int | None, str]]:
    return [(part.deed, part.place, part.message.html) for part in parts]


@pytest.mark.parametrize("change", TABLE)
def test_each_copy_is_changed_where_it_shows_something_else(change: str) -> None:
    row = TABLE[change]
    assert told(decided(BRIEF, row.after)) == row.brief
    assert told(decided(FULL, row.after)) == row.full


def test_what_can_no_longer_be_deleted_is_emptied() -> None:
    deeds = {age: {part.deed for part in decided(FULL, TABLE["all of it"].after, age)} for age in (0, DELETABLE)}
    assert deeds == {0: {Deed.EDIT, Deed.DELETE}, DELETABLE: {Deed.EDIT, Deed.EMPTY}}


def test_a_text_that_has_lost_messages_before_is_fitted_into_those_that_are_left() -> None:
    shortened = replace(FULL, places={0: GLANCE, 1: WEST, 3: SECURITY})
    longer = shown("glance", (WEST, "a"), (WEST, "b"), (SECURITY, "security"))
    assert told(decided(shortened, longer)) == [(Deed.EDIT, 1, "west, page 0")]


def test_a_notice_answers_the_glance_and_brings_the_one_before_up_to_date() -> None:
    notice = Message("corrected", shows="!west")
    assert notices(BRIEF, notice) == [Piece(notice, place=0, takes=1)]
    again = replace(BRIEF, places={0: GLANCE, 1: "!west", 2: "!security"}, free=3)
    assert notices(again, notice) == [Piece(notice, Deed.EDIT, 1), Piece(notice, place=0, takes=3)]


def test_notices_are_no_text_that_a_later_correction_could_overwrite() -> None:
    noticed = replace(BRIEF, places={0: GLANCE, 1: "!west"}, free=2)
    assert told(decided(noticed, TABLE["both"].after)) == [(Deed.EDIT, 0, "new")]


def test_a_late_text_comes_as_messages_that_can_be_corrected_later() -> None:
    parts = translation(FULL, [Message("one"), Message("two")])
    assert [(part.deed, part.place, part.takes) for part in parts] == [(Deed.SEND, 0, 4), (Deed.SEND, 0, 5)]


PUBLISHED: Issue = issue(commentary("west"), commentary("security"), security=Trend.IMPROVED)


def test_a_verdict_is_corrected_with_what_was_said_before() -> None:
    after = amended(PUBLISHED, Amendment(WEEK, "security", trend=Trend.UNCHANGED), None, "A slip.", 5)
    assert after.trends == {"west": Trend.UNCHANGED, "security": Trend.UNCHANGED}
    (told,) = after.corrections
    assert (told.topic, told.before, told.after, told.reason, told.at) == (
        "security",
        "improved",
        "unchanged",
        "A slip.",
        5,
    )


def test_a_text_is_corrected_and_marked_and_a_new_one_is_neither() -> None:
    text = Revision(9, commentary("west", headline="Better"))
    after = amended(PUBLISHED, Amendment(WEEK, "west", "en", 9), text, "", 5)
    assert after.find("west", "en") == replace(text, corrected=True)
    assert [(each.before, each.after) for each in after.corrections] == [("1", "9")]
    late = Revision(10, commentary("west", "be"))
    added = amended(PUBLISHED, Amendment(WEEK, "west", "be", 10), late, "", 5)
    assert (added.find("west", "be"), added.corrections) == (late, ())


def test_a_retraction_says_when_and_why() -> None:
    after = amended(PUBLISHED, Amendment(WEEK), None, "Wrong week.", 5)
    assert after.state is IssueState.RETRACTED
    assert after.retraction
    assert (after.retraction.at, after.retraction.reason) == (5, "Wrong week.")
