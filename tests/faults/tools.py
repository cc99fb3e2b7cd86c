"""Programs of the system that some faults need."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

LIBRARIES = Path("/usr/lib")


def strace() -> str:
    """Skips where nobody may be traced; in CI that is a failure."""
    program = shutil.which("strace")
    if program and subprocess.run([program, "-qq", "-o", os.devnull, "true"], check=False).returncode == 0:
        return program
    return missing("strace is not installed, or tracing is not permitted")


def faketime() -> str:
    """The library that is to be loaded before all others."""
    found = next(iter(sorted(LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"))), None)
    return str(found) if found else missing("faketime is not installed")


def missing(reason: str) -> str:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
