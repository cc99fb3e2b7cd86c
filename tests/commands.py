"""The program as an operator runs it: a command, a folder, an environment."""

import os
import subprocess
import sys

from tests.stage import Stage

UNPRIVILEGED = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""So that what root may not read in a test is not read."""


def zvodka(stage: Stage, *arguments: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    """One command with the stage's settings; None takes one away."""
    return python(stage, "-m", "bot", *arguments, **settings)


def python(stage: Stage, *arguments: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    changed = stage.environment | settings
    environment = {name: value for name, value in changed.items() if value is not None}
    command = [*UNPRIVILEGED, sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, cwd=stage.folder, capture_output=True, text=True, timeout=30, check=False
    )


def refused(ended: subprocess.CompletedProcess[str], *words: str) -> bool:
    """Whether it ended with 78 and one line that has these words in it."""
    lines = ended.stderr.splitlines()
    return ended.returncode == 78 and len(lines) == 1 and all(word in lines[0] for word in words)
