"""How many examples a test of a property tries."""

import os


def examples(number: int) -> int:
    """A quarter in the quick run; all of them where there is time, with `THOROUGH=1`, as in `.ci/run`."""
    return number if os.environ.get("THOROUGH") else number // 4
