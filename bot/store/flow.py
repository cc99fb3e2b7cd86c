"""How many subscribe and leave, week by week: counters, changed in the commit that subscribes or erases."""

from datetime import UTC, datetime

from bot.model.figures import FlowWeek
from bot.model.week import Week
from bot.store.rows import Columns
from bot.store.sql import Database, Sql

KEPT = 12
"""Weeks that are remembered, the one that is on among them."""

FLOW_WEEK = Columns(FlowWeek)


class Flow:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, week: Week) -> list[FlowWeek]:
        """Those from this week on in which somebody came or left, oldest first."""
        listed = f"SELECT {FLOW_WEEK.listed()} FROM flow WHERE week >= :week ORDER BY week"
        return [FLOW_WEEK.from_row(row) for row in await self._database.fetch(listed, {"week": str(week)})]


def count_flow(sql: Sql, now: int, *, joined: int = 0, gone: int = 0) -> None:
    """At `now`, in UTC seconds; what is too old is forgotten."""
    if not joined and not gone:
        return
    week = Week.at(datetime.fromtimestamp(now, UTC), "UTC")
    sql.execute(COUNT_FLOW, FLOW_WEEK.to_row(FlowWeek(week, joined, gone)))
    sql.execute("DELETE FROM flow WHERE week <= :last", {"last": str(week.shift(-KEPT))})


COUNT_FLOW = f"""
    INSERT INTO flow ({FLOW_WEEK.listed()}) VALUES ({FLOW_WEEK.bound()})
    ON CONFLICT (week) DO UPDATE SET joined = flow.joined + excluded.joined, gone = flow.gone + excluded.gone
"""
