"""What makes a broadcast, in the commit of whatever it tells of."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.broadcast import BroadcastState, Kind, Terms
from bot.model.bundle import Bundle
from bot.model.issue import Issue
from bot.model.reader import ALL_TOPICS
from bot.model.week import Week
from bot.store.bundles import keep_bundles
from bot.store.desk_locks import check_open
from bot.store.sql import Sql


@dataclass(frozen=True)
class New:
    """What a broadcast is to be; see `Broadcast` and the schema."""

    kind: Kind
    week: Week
    content: str
    present: int
    terms: Terms
    planned: int
    about: int | None = None
    not_before: int = 0
    news: int = ALL_TOPICS


def follow(sql: Sql, new: New, issue: Issue, bundles: Iterable[Bundle], now: int) -> int:
    """Make a broadcast unless there is one of this content; its number.

    An earlier one about the same messages that rests is given up: should it go on, it would undo what this one does.
    """
    made = sql.fetch(
        "SELECT id FROM broadcast WHERE week = :week AND kind = :kind AND content = :content",
        {"week": str(new.week), "kind": new.kind.value, "content": new.content},
    )
    if made:
        return int(made[0]["id"])
    sql.execute(GIVE_UP_EARLIER, {"about": new.about})
    number = make(sql, new, now)
    keep_bundles(sql, number, issue, bundles)
    return number


def make(sql: Sql, new: New, now: int) -> int:
    """Begin a broadcast to all readers there are; its number. A new issue gives up what rests.

    DeskLocked if the desk is locked.
    """
    check_open(sql, now)
    if new.kind is Kind.ISSUE:
        sql.execute(GIVE_UP)
    rows = sql.fetch(
        """
        INSERT INTO broadcast
               (week, kind, content, about, state, policy, paid, present, news, not_before, planned, highest, created)
        SELECT :week, :kind, :content, :about, :state, :policy, :paid, :present, :news, :not_before, :planned,
               coalesce(max(id), 0), :now
          FROM reader WHERE true
        RETURNING id
        """,
        {
            "week": str(new.week),
            "kind": new.kind.value,
            "content": new.content,
            "about": new.about,
            "state": BroadcastState.RUNNING.value,
            "policy": new.terms.policy.value,
            "paid": int(new.terms.paid),
            "present": new.present,
            "news": new.news,
            "not_before": new.not_before,
            "planned": new.planned,
            "now": now,
        },
    )
    return int(rows[0]["id"])


GIVE_UP = f"""
    UPDATE broadcast SET state = '{BroadcastState.CLOSING}', counted = 0
     WHERE state IN ('{BroadcastState.STOPPING}', '{BroadcastState.RESTING}')
"""

GIVE_UP_EARLIER = f"{GIVE_UP} AND about = :about"
