"""A delivery: one broadcast on its way to one reader."""

from dataclasses import dataclass
from enum import IntEnum

from bot.model.broadcast import Kind
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
    """Where a delivery stands after an outcome."""

    state: DeliveryState
    #: Messages of the bundle that have arrived.
    part: int = 0
    #: Answers that never came.
    unknowns: int = 0
    #: When we try again, in UTC seconds; 0: never put off.
    retry_at: int = 0
    #: Of the message that has arrived just now; 0: none has, or Telegram did not say.
    message_id: int = 0


@dataclass(frozen=True)
class Wanted:
    """A broadcast to claim from: the reader after whom the untried ones begin, and how many claims may be made."""

    broadcast: int
    after: int
    room: int


@dataclass(frozen=True)
class Claim:
    """A delivery that is marked as being sent; nobody else has it."""

    broadcast: int
    kind: Kind
    #: The reader's number in the database.
    reader: int
    bundle: int
    address: Address
    #: The reader wants no sound with it.
    silent: bool
    #: Messages of the bundle that have arrived before: the number of the one to go.
    part: int
    #: Answers that never came.
    unknowns: int
    #: It was never tried before.
    fresh: bool
    #: The message that the reader has where this part edits, deletes or answers one; 0: none that we know of.
    message_id: int = 0
    #: The broadcast among whose messages the one that this sends is kept, and its place there.
    about: int = 0
    takes: int | None = None
    #: What this part sends has arrived before.
    there: bool = False
    #: The reader wants new messages.
    subscribed: bool = True
    #: What is sent can be neither forwarded nor saved.
    guarded: bool = False
    #: After so many hours what is sent is deleted; 0: never.
    vanishes: int = 0


@dataclass(frozen=True)
class Claimed:
    """What was claimed, and the broadcasts in which there was nothing more to claim."""

    claims: tuple[Claim, ...]
    exhausted: frozenset[int]


@dataclass(frozen=True)
class Outstanding:
    """What a broadcast still waits for, once nothing of it is being sent and nothing can be claimed."""

    #: Not all its deliveries are open, or can be yet: some readers are still to get what it changes.
    opening: bool
    #: Some are to be tried again later.
    postponed: bool
    #: Some bundles wait for an editor's word.
    refused: bool
    #: Some are to come at their readers' hours.
    wished: bool = False
