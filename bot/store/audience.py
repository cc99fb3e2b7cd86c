"""For whom a broadcast is, by its kind: what a new kind needs here is a row of `AUDIENCE`."""

from collections.abc import Mapping

from bot.model.broadcast import BroadcastState, Kind
from bot.model.delivery import DeliveryState

# Who subscribes and wants it, in the variant that they have chosen. Not `subscribed = 1`: SQLite would take the index
# that counts subscribers, and read all of it for each chunk.
SUBSCRIBERS = """
     FROM broadcast AS x
     JOIN reader AS r ON r.id > x.cursor AND r.id <= x.highest AND r.subscribed <> 0
                     AND r.paused <= x.created AND (r.only_news = 0 OR r.topics & x.present & x.news <> 0)
     JOIN bundle AS b ON b.broadcast = x.id AND b.language = r.language AND b.format = r.format
                     AND b.topics = r.topics & x.present AND b.retired = 0
"""

ACTIVE = f"{DeliveryState.QUEUED}, {DeliveryState.SENDING}, {DeliveryState.UNKNOWN}"
"""The states in which a delivery may bring more."""

PARTLY = -1
"""In place of a wish, where a reader has only a part of what is changed: it is made now, and once more later."""
AFTERWARDS = 2**40
"""That it waits for the second time: all seconds of UTC come before it."""

# Who has messages of the broadcast that it is about, as they were delivered; once an earlier one that changes the same
# is open for them, so that theirs is not changed back.
HOLDERS = f"""
     FROM broadcast AS x
     JOIN sent AS s ON s.broadcast = x.about AND s.reader > x.cursor AND s.reader <= x.highest AND s.part = 0
     JOIN bundle AS b ON b.broadcast = x.id AND b.follows = s.bundle AND b.retired = 0
     JOIN reader AS r ON r.id = s.reader
      AND NOT EXISTS (
          SELECT 1 FROM broadcast AS e JOIN bundle AS c ON c.broadcast = e.id AND c.follows = s.bundle
           WHERE e.about = x.about AND e.id < x.id AND e.state <> '{BroadcastState.ENDED}'
             AND e.kind <> '{Kind.TRANSLATION}'
             AND NOT EXISTS (SELECT 1 FROM delivery AS d WHERE d.broadcast = e.id AND d.reader = s.reader))
"""

AUDIENCE: Mapping[Kind, str] = {
    Kind.ISSUE: SUBSCRIBERS,
    Kind.NOTICE: SUBSCRIBERS,
    Kind.TRANSLATION: f"{HOLDERS} AND r.subscribed <> 0",
    Kind.CORRECTION: HOLDERS,
    Kind.RETRACTION: HOLDERS,
}
"""The readers r and bundles b of broadcasts x whose deliveries are not open yet."""

STILL_COMING = f"""
    EXISTS (SELECT 1 FROM broadcast AS f JOIN broadcast AS o ON o.id = f.about OR (o.about = f.about AND o.id < f.id)
              JOIN delivery AS d ON d.broadcast = o.id AND d.reader = {{reader}} AND d.state IN ({ACTIVE})
             WHERE f.id = {{broadcast}} AND (o.id = f.about OR d.not_before IN ({PARTLY}, {AFTERWARDS})))
"""
"""Whether a reader may get more of what this broadcast changes, or an earlier one changes it once more."""

WHOLE_OR_PARTLY = f"CASE WHEN {STILL_COMING.format(broadcast='x.id', reader='r.id')} THEN {PARTLY} ELSE 0 END"


BEGINS_AS = f"CASE b.dropped WHEN 1 THEN {DeliveryState.FAILED} ELSE {DeliveryState.QUEUED} END"
"""The state of a delivery that is opened; of a bundle that was dropped it has failed."""


def opening(audience: str, which: str, *, not_before: str = "0") -> str:
    """Opens deliveries of broadcasts that have this audience."""
    names = ", ".join(f"'{kind}'" for kind in Kind if AUDIENCE[kind] == audience)
    return f"""
        INSERT INTO delivery (broadcast, reader, bundle, not_before, state)
        SELECT x.id, r.id, b.id, {not_before}, {BEGINS_AS}
        {audience} WHERE {which} AND x.kind IN ({names})
        ON CONFLICT DO NOTHING
    """
