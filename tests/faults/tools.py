"""Programs of the system that some faults need."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

LIBRARIES = Path("/usr/lib")


def strace() -> str:
    """Skips where nobody may be traced, which is the machine's choice."""
    program = shutil.which("strace") or missing("strace is not installed")
    if subprocess.run([program, "-qq", "-o", os.devnull, "true"], check=False, capture_output=True).returncode:
        pytest.skip("tracing is not permitted here")
    return program


def faketime() -> str:
    """The library that is to be loaded before all others."""
    found = next(iter(sorted(LIBRARIES.glob("*/faketime/libfaketimeMT.so.1"))), None)
    return str(found) if found else missing("faketime is not installed")


def missing(reason: str) -> str:
    """Skips; in CI, which installs what it needs, it is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
