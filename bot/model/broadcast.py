"""A broadcast: its terms, its state, what has become of its deliveries."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model.week import Week


class Kind(StrEnum):
    """What a broadcast brings; bot/store/audience.py says to whom, its bundles what is asked of Telegram."""

    ISSUE = "issue"
    TRANSLATION = "translation"
    CORRECTION = "correction"
    NOTICE = "notice"
    RETRACTION = "retraction"


class Policy(StrEnum):
    """What becomes of a delivery whose answer was lost: sent once more at the end, or never."""

    ONCE = "once"
    NEVER = "never"


@dataclass(frozen=True)
class Terms:
    """What an editor decides when publishing; `paid`: Telegram takes Stars for sending it faster."""

    policy: Policy = Policy.ONCE
    paid: bool = False


USUAL = Terms()
"""Unless the editor says otherwise."""


BREAKER = "breaker"
"""The reason of a pause that no editor made."""
LOCKED = "lock"
"""The reason of a pause that came with the locked desk."""


class BroadcastState(StrEnum):
    """RUNNING drains; PAUSED waits for an editor, HELD for an owner (a restored backup).

    STOPPING comes to rest. RESTING knows who has not had it and can go on, until the next issue is published. CLOSING
    gives these up, and ends.
    """

    RUNNING = "running"
    PAUSED = "paused"
    HELD = "held"
    STOPPING = "stopping"
    RESTING = "resting"
    CLOSING = "closing"
    ENDED = "ended"


@dataclass(frozen=True)
class Tally:
    """How many deliveries of a broadcast ended in which way."""

    sent: int = 0
    #: To readers who cannot be reached any more.
    gone: int = 0
    #: To chats that did not take it this time; the next broadcast tries again.
    skipped: int = 0
    #: Of bundles that were given up.
    failed: int = 0
    #: Whose last answer never came.
    unknown: int = 0
    #: Left by an editor's stop; while the broadcast rests, it can still go on with these.
    cancelled: int = 0

    @property
    def settled(self) -> int:
        return self.sent + self.gone + self.skipped + self.failed + self.unknown + self.cancelled


@dataclass(frozen=True)
class Broadcast:
    number: int
    week: Week
    state: BroadcastState
    #: Why it is paused: `editor`, `breaker` or `lock`.
    reason: str
    terms: Terms
    #: Deliveries, as they were counted when it was made.
    planned: int
    #: Whole only when it has ended; ask `Broadcasts.tally` before.
    tally: Tally
    kind: Kind = Kind.ISSUE
    #: When its first delivery may be made, in UTC seconds; 0: at once.
    not_before: int = 0
    #: All that is left waits for readers' hours, the first of them until then, in UTC seconds; 0: it does not.
    wakes: int = 0
    #: The broadcast whose messages it follows up; None: it stands alone.
    about: int | None = None
    #: There are readers who may have to get it, and of whom it is not known yet.
    unopened: bool = False
    #: From when it was made, or might begin, until it ended or came to rest; None: it goes on.
    seconds: int | None = None

    @property
    def ended(self) -> bool:
        return self.state is BroadcastState.ENDED

    @property
    def asleep(self) -> bool:
        """It goes on by itself, at the hours of those who are left."""
        return self.state is BroadcastState.RUNNING and self.wakes > 0

    @property
    def at_rest(self) -> bool:
        """Nothing of it goes out by itself any more."""
        return self.state in {BroadcastState.RESTING, BroadcastState.CLOSING, BroadcastState.ENDED}

    @property
    def resumable(self) -> int:
        """How many it would go on with, if it rests."""
        if self.state is not BroadcastState.RESTING:
            return 0
        return self.tally.cancelled + (self.tally.unknown if self.terms.policy is Policy.ONCE else 0)

    @property
    def halted(self) -> bool:
        """It rests, and nobody knows yet for whom it is when it goes on."""
        return self.state is BroadcastState.RESTING and self.unopened

    @property
    def stoppable(self) -> bool:
        return self.state in {BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.HELD}

    @property
    def tripped(self) -> bool:
        """Whether it was the breaker that paused it."""
        return self.state is BroadcastState.PAUSED and self.reason == BREAKER

    @property
    def locked(self) -> bool:
        """Whether it was the locked desk that paused it."""
        return self.state is BroadcastState.PAUSED and self.reason == LOCKED


class Action(StrEnum):
    """What an editor may do to a broadcast; RETRY and DROP to the bundle of it that Telegram refused."""

    PAUSE = "pause"
    RESUME = "resume"
    #: It can go on later.
    STOP = "stop"
    #: What has come to rest is over for good.
    GIVE_UP = "give-up"
    #: What failed, because its bundles were dropped, is tried again.
    RETRY_FAILED = "failed"
    RETRY = "retry"
    DROP = "drop"
