"""A moment that another process can compare with its own, though somebody sets the clock in between."""

import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Moment:
    """By Linux's clock since the machine's start; by the calendar's where a system does not tell its starts apart."""

    #: Which start of the machine; empty where the system does not say.
    boot: str
    #: Seconds since that start, sleep included.
    uptime: float
    #: UTC seconds, by a clock that may be wrong.
    wall: float

    @classmethod
    def now(cls) -> Self:
        try:
            boot = BOOT.read_text(encoding="ascii").strip()
        except OSError:
            return cls("", 0.0, time.time())
        return cls(boot, time.clock_gettime(time.CLOCK_BOOTTIME), time.time())

    def age(self, now: "Moment") -> float:
        """Seconds; infinite if the machine was started since. By the calendar, a moment to come is old as well."""
        if self.boot and now.boot:
            return now.uptime - self.uptime if self.boot == now.boot else math.inf
        return abs(now.wall - self.wall)
