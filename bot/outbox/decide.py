"""Decides what becomes of deliveries and broadcasts. Pure: values in, values out, the time is given."""

import math
from dataclasses import replace
from enum import Enum, auto

from bot.model.broadcast import Policy
from bot.model.delivery import Claim, DeliveryState, Outstanding, Settlement
from bot.model.outcome import (
    Flooded,
    Gone,
    Halted,
    Missing,
    Moved,
    NoSuchMessage,
    NotModified,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Suspended,
    Unknown,
    Unsupported,
)

PART_SECONDS = 1
"""The least time between two messages to the same chat."""


def judge(outcome: Outcome, claim: Claim, parts: int, now: float) -> Settlement:
    """Where a delivery of `parts` messages stands after this outcome; `now` in UTC seconds.

    A flood wait, a move, a lost connection, a refused bundle, an old server or a halt is nobody's
    failure: it is queued again.
    """
    match outcome:
        case Sent(message_id):
            return replace(arrived(claim, parts, now), message_id=message_id)
        case NotModified() | NoSuchMessage():
            return arrived(claim, parts, now)
        case Flooded(wait):
            return postponed(claim, now, wait)
        case Unknown():
            return Settlement(DeliveryState.UNKNOWN, claim.part, claim.unknowns + 1)
        case Gone():
            return Settlement(DeliveryState.GONE, claim.part, claim.unknowns)
        case Missing():
            return Settlement(DeliveryState.MISSING, claim.part, claim.unknowns)
        case Suspended():
            return Settlement(DeliveryState.SUSPENDED, claim.part, claim.unknowns)
        case Moved():
            return postponed(claim, now, PART_SECONDS)
        case NotSent() | Rejected() | Unsupported() | Halted():
            return recalled(claim, now)


def arrived(claim: Claim, parts: int, now: float) -> Settlement:
    """One more message is there: the next one follows, or all is done."""
    if claim.part + 1 < parts:
        return Settlement(DeliveryState.QUEUED, claim.part + 1, claim.unknowns, retry_at=math.ceil(now) + PART_SECONDS)
    return Settlement(DeliveryState.SENT, parts, claim.unknowns)


def postponed(claim: Claim, now: float, wait: float) -> Settlement:
    """Back into the queue, for so many seconds."""
    return Settlement(DeliveryState.QUEUED, claim.part, claim.unknowns, retry_at=math.ceil(now + wait))


def recalled(claim: Claim, now: float) -> Settlement:
    """Back into the queue, as it was claimed."""
    return Settlement(DeliveryState.QUEUED, claim.part, claim.unknowns, retry_at=math.floor(now))


def dealt_with(outcome: Outcome) -> bool:
    """Telegram took the request, whatever it made of it: it wants no pause."""
    return isinstance(outcome, Sent | NotModified | NoSuchMessage | Gone | Missing | Suspended | Moved)


class Step(Enum):
    """What a broadcast needs of which nothing is being sent and nothing can be claimed."""

    WAIT = auto()
    RESEND = auto()
    #: Until the first of its readers' hours.
    SLEEP = auto()
    END = auto()


def next_step(outstanding: Outstanding, policy: Policy, *, resent: bool) -> Step:
    """Unknown outcomes are taken up once all else is done, but for what waits for readers' hours.

    `resent` if that has found none (any more).
    """
    if outstanding.opening or outstanding.postponed or outstanding.refused:
        return Step.WAIT
    if policy is Policy.ONCE and not resent:
        return Step.RESEND
    return Step.SLEEP if outstanding.wished else Step.END
