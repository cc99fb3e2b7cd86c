"""What a dataclass becomes in a row, and back."""

from typing import Any

import pytest

from bot.model.broadcast import Tally
from bot.model.issue import Commentary
from bot.model.reader import Format, Preferences
from bot.model.week import Week
from bot.store.rows import Columns

COMMENTARY = Commentary(Week.parse("2019-W21"), "elite", "be", "Загаловак", "Тэкст", authors=("А. Б.", "В"))
VALUES = [Preferences("be", Format.FULL, 5, silent=True), COMMENTARY, Tally(1, 2, 3, 4, 5, 6)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_from_its_row_as_it_was(value: Any) -> None:
    columns: Columns[Any] = Columns(type(value))
    assert columns.from_row(columns.to_row(value)) == value


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_row_holds_what_any_database_takes(value: Any) -> None:
    columns: Columns[Any] = Columns(type(value))
    assert {type(column) for column in columns.to_row(value).values()} <= {int, str}
