"""A delivery: one broadcast on its way to one reader."""

from dataclasses import dataclass
from enum import IntEnum

from bot.model.reader import Address


class DeliveryState(IntEnum):
    """What has become of a delivery. QUEUED and SENDING go on, UNKNOWN may; the others are final."""

    QUEUED = 0
    SENDING = 1
    UNKNOWN = 2
    SENT = 3
    GONE = 4
    SUSPENDED = 5
    MISSING = 6
    FAILED = 7
    CANCELLED = 8


@dataclass(frozen=True)
class Settlement:
    """Where a delivery stands: messages that have arrived, answers that never came, when it is due (UTC seconds)."""

    progress: DeliveryState
    part: int = 0
    unknowns: int = 0
    due: int = 0


@dataclass(frozen=True)
class Wanted:
    """A broadcast to claim from: the reader after whom the untried ones begin, and how many claims may be made."""

    broadcast: int
    after: int
    room: int


@dataclass(frozen=True)
class Claim:
    """A delivery that is marked as being sent; nobody else has it. `fresh` if it was never tried before."""

    broadcast: int
    reader: int
    bundle: int
    address: Address
    silent: bool
    part: int
    unknowns: int
    fresh: bool


@dataclass(frozen=True)
class Claimed:
    """What was claimed, and the broadcasts in which there was nothing more to claim."""

    claims: tuple[Claim, ...]
    exhausted: frozenset[int]


@dataclass(frozen=True)
class Outstanding:
    """What a broadcast still waits for, once nothing of it is being sent and nothing can be claimed."""

    opening: bool
    postponed: bool
    refused: bool
