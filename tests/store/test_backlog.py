"""What is left of the outbox, as metrics count it beside the running bot."""

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.sql import Sql
from bot.store.sqlite.backlog import Backlog, read_backlog
from bot.store.sqlite.database import SqliteDatabase

BROADCAST = """
    INSERT INTO broadcast (id, week, state, policy, present, planned, highest, created)
    VALUES (:id, :week, :state, 'once', 1, 9, 9, :created)
"""
DELIVERY = "INSERT INTO delivery (broadcast, reader, bundle, state, retry_at) VALUES (:id, :reader, 1, :state, :due)"


async def outbox(path: Path, state: str, *deliveries: tuple[int, int]) -> None:
    """One broadcast of second 1000, its deliveries with their states and when they are due; and one that ended."""

    def work(sql: Sql) -> None:
        for number, word in enumerate(("ended", state), 1):
            week = f"2019-W2{number}"
            sql.execute("INSERT INTO issue (week, state) VALUES (:week, 'published')", {"week": week})
            sql.execute(BROADCAST, {"id": number, "week": week, "state": word, "created": 1000})
            for reader, (progress, due) in enumerate(deliveries):
                sql.execute(DELIVERY, {"id": number, "reader": reader, "state": progress, "due": due})

    database = await SqliteDatabase.open(path)
    await database.write(work)
    await database.close()


@pytest.mark.parametrize(
    ("state", "deliveries", "backlog"),
    [
        pytest.param("running", [], Backlog(0, 0, 0, 0), id="nothing is open"),
        pytest.param("running", [(3, 0), (4, 0), (8, 0)], Backlog(0, 0, 0, 0), id="all is settled"),
        pytest.param("running", [(0, 0), (1, 0), (1, 0), (2, 0)], Backlog(1, 2, 1, 100), id="due since it was made"),
        pytest.param("running", [(0, 1060), (0, 1090)], Backlog(2, 0, 0, 40), id="due since it was put off to"),
        pytest.param("running", [(0, 1101)], Backlog(1, 0, 0, 0), id="not yet due"),
        pytest.param("paused", [(0, 0), (2, 0)], Backlog(1, 0, 1, 0), id="nothing is due while an editor pauses it"),
    ],
)
async def test_what_is_open_is_counted_by_where_it_stands(
    tmp_path: Path, state: str, deliveries: list[tuple[int, int]], backlog: Backlog
) -> None:
    await outbox(tmp_path / "zvodka.db", state, *deliveries)
    assert read_backlog(tmp_path / "zvodka.db", 1100.0) == backlog


def test_a_database_that_cannot_be_read_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        read_backlog(tmp_path / "none.db", 0)
