"""Who may approve what another wants to send."""

import pytest

from bot.model.approval import Barred, approvers, barred

A, B, C = 1, 2, 3


@pytest.mark.parametrize(
    ("person", "asker", "author", "bar"),
    [
        (A, A, A, Barred.ASKER),
        (A, A, B, Barred.ASKER),
        (B, A, B, Barred.AUTHOR),
        (B, A, A, None),
        (B, A, 0, None),
        (C, A, B, None),
    ],
)
def test_neither_who_asks_nor_who_changed_it_last_approves(
    person: int, asker: int, author: int, bar: Barred | None
) -> None:
    assert barred(person, asker, author) is bar


@pytest.mark.parametrize(
    ("editors", "asker", "author", "left"),
    [({A}, A, A, set()), ({A, B}, A, B, set()), ({A, B}, B, B, {A}), ({A, B, C}, A, B, {C}), ({A, B}, A, 0, {B})],
)
def test_of_two_whoever_changed_it_last_must_ask(editors: set[int], asker: int, author: int, left: set[int]) -> None:
    assert approvers(editors, asker, author) == left
