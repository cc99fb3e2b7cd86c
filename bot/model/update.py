"""What becomes of an update."""

from enum import StrEnum


class Result(StrEnum):
    """What became of an update; only a deferred one, which the database could not keep, is tried again."""

    HANDLED = "handled"
    UNANSWERED = "unanswered"
    FAILED = "failed"
    DEFERRED = "deferred"
