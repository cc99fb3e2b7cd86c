"""How much of the outbox is left, counted from any thread or process beside the running bot."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.model.broadcast import BroadcastState
from bot.model.delivery import DeliveryState
from bot.store.sqlite.file import real
from bot.store.sqlite.trouble import translated


@dataclass(frozen=True)
class Backlog:
    """Deliveries of the broadcasts that have not ended."""

    queued: int
    in_flight: int
    #: Whose answer was lost, so far.
    unknown: int
    #: For how many seconds the one that has waited longest could have been sent; 0 if nothing is due.
    oldest_due: float


def read_backlog(database: Path, now: float) -> Backlog:
    """Reads every open delivery, so not for each request; StoreError if it cannot be read."""
    with translated(), closing(sqlite3.connect(f"{real(database).as_uri()}?mode=ro", uri=True)) as connection:
        queued, in_flight, unknown, due = connection.execute(BACKLOG, {"now": int(now)}).fetchone()
    return Backlog(queued, in_flight, unknown, 0.0 if due is None else max(0.0, now - due))


BACKLOG = f"""
    SELECT count(*) FILTER (WHERE d.state = {DeliveryState.QUEUED}),
           count(*) FILTER (WHERE d.state = {DeliveryState.SENDING}),
           count(*) FILTER (WHERE d.state = {DeliveryState.UNKNOWN}),
           min(CASE WHEN d.due > x.created THEN d.due ELSE x.created END) FILTER (
               WHERE d.state = {DeliveryState.QUEUED} AND d.due <= :now AND x.state = '{BroadcastState.RUNNING}')
      FROM broadcast AS x JOIN delivery AS d ON d.broadcast = x.id
     WHERE x.state <> '{BroadcastState.ENDED}'
"""
