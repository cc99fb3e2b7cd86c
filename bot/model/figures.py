"""What editors may know of readers: numbers of many, never of one."""

from dataclasses import dataclass

from bot.model.reader import Format
from bot.model.week import Week


@dataclass(frozen=True)
class FlowWeek:
    """As it was counted; for nobody's eyes."""

    week: Week
    joined: int
    gone: int


@dataclass(frozen=True)
class Rough:
    """A number rounded down: it is `least` or more, and less than a step more."""

    least: int
    step: int

    @property
    def few(self) -> bool:
        """Whether it is told only that there are fewer than a step, if any."""
        return self.least == 0


@dataclass(frozen=True)
class RoughFlow:
    week: Week
    joined: Rough
    gone: Rough


@dataclass(frozen=True)
class RoughResult:
    """What became of the broadcast that brought an issue."""

    sent: Rough
    gone: Rough
    failed: Rough
    #: That it took; None: it goes on.
    seconds: int | None


@dataclass(frozen=True)
class Figures:
    step: int
    subscribers: Rough
    #: Every subscriber has one.
    languages: tuple[tuple[str, Rough], ...]
    formats: tuple[tuple[Format, Rough], ...]
    #: By id; whoever follows several is counted for each of them.
    topics: tuple[tuple[str, Rough], ...]
    #: The newest first.
    weeks: tuple[RoughFlow, ...]
    #: The newest first; None where an issue was never pushed.
    issues: tuple[tuple[Week, RoughResult | None], ...]
