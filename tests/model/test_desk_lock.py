"""Who opens a locked desk, and for how long it is locked."""

import pytest

from bot.model.desk_lock import DeskLock, Unlocking, agreeing, unlocking

OWNER, OTHER, EDITOR, NEW = 1, 2, 3, 4
ONE, TWO = frozenset({OWNER}), frozenset({OWNER, OTHER})
DONE, ASKED, REFUSED = Unlocking.DONE, Unlocking.ASKED, Unlocking.REFUSED


def lock(*by: int, asked: int = 0) -> DeskLock:
    return DeskLock(1, 200, by, asked, question=7 if asked else 0)


@pytest.mark.parametrize(
    ("locked", "person", "owners", "decided"),
    [
        (lock(OWNER), OWNER, ONE, DONE),
        (lock(EDITOR), EDITOR, ONE, REFUSED),
        (lock(EDITOR), NEW, ONE, REFUSED),
        (lock(EDITOR), OWNER, ONE, ASKED),
        (lock(EDITOR, asked=OWNER), OWNER, ONE, ASKED),
        (lock(EDITOR, asked=OWNER), EDITOR, ONE, DONE),
        (lock(EDITOR, asked=OWNER), NEW, ONE, REFUSED),
        (lock(EDITOR, asked=OWNER), OTHER, TWO, DONE),
        (lock(OWNER, EDITOR), OWNER, ONE, ASKED),
        (lock(OWNER, EDITOR, asked=OWNER), EDITOR, ONE, DONE),
        (lock(EDITOR, OWNER, asked=OWNER), OWNER, ONE, ASKED),
        (lock(OTHER), OWNER, TWO, ASKED),
        (lock(OTHER, asked=OWNER), OTHER, TWO, DONE),
        (lock(0), OWNER, ONE, ASKED),
        (lock(OWNER, 0), OWNER, ONE, ASKED),
        (lock(EDITOR, asked=OTHER), EDITOR, ONE, REFUSED),
        (lock(EDITOR, asked=OTHER), OWNER, ONE, ASKED),
    ],
)
def test_two_people_open_it_unless_an_owner_alone_has_locked_it(
    locked: DeskLock, person: int, owners: frozenset[int], decided: Unlocking
) -> None:
    assert unlocking(locked, person, owners) is decided


@pytest.mark.parametrize(
    ("locked", "owners", "people"),
    [
        (lock(EDITOR, asked=OWNER), ONE, {EDITOR}),
        (lock(EDITOR, asked=OWNER), TWO, {EDITOR, OTHER}),
        (lock(0, asked=OWNER), ONE, set()),
        (lock(EDITOR, OWNER, asked=OWNER), ONE, {EDITOR}),
    ],
)
def test_asked_are_other_owners_and_whoever_locked_it(
    locked: DeskLock, owners: frozenset[int], people: set[int]
) -> None:
    assert agreeing(locked, owners) == people


def test_it_holds_until_its_time_is_over() -> None:
    assert [lock(OWNER).holds(now) for now in (100, 199, 200)] == [True, True, False]
