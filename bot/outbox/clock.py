"""The clock by which deliveries are due: corrections of the system's clock must not hold them up for a week."""

import time
from collections.abc import Callable


def steady_utc() -> Callable[[], float]:
    """UTC seconds as the system has them now; from here on only time that passes moves them."""
    start = time.time() - time.monotonic()
    return lambda: start + time.monotonic()
