"""Names that can be kept."""

import pytest

from bot.model.people import Naming, naming, shortened

OTHERS = ("Anna", "Алесь")


@pytest.mark.parametrize(
    ("words", "name", "found"),
    [
        ("Maria", "Maria", Naming.KEPT),
        ("  Maria \t S. ", "Maria S.", Naming.KEPT),
        ("Ma\u202eria\u200b", "Maria", Naming.KEPT),
        ("Николай", "Николай", Naming.KEPT),
        ("Nikolai\u0306"[:7] + "\u0306", "Nikolaĭ", Naming.KEPT),
        ("x" * 20, "x" * 20, Naming.KEPT),
        ("x" * 21, "x" * 21, Naming.LONG),
        ("", "", Naming.EMPTY),
        ("#2", "#2", Naming.EMPTY),
        ("АЛЕСЬ", "АЛЕСЬ", Naming.TAKEN),
        ("an\u200bna", "anna", Naming.TAKEN),
    ],
)
def test_a_name_is_one_short_line_with_a_letter_and_nobody_elses(words: str, name: str, found: Naming) -> None:
    assert shortened(words) == name
    assert naming(name, OTHERS) is found
