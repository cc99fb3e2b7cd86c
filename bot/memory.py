"""Has what is freed overwritten at once: no number or word of a person stays behind in the memory of the process.

glibc does that if its environment says so; Python must then leave all memory to it, and its caches must be off. It
costs a tenth of an update's CPU. The C libraries of other systems know nothing of it.
"""

import os
import platform
import sys

TUNABLES = "GLIBC_TUNABLES"
OVERWRITTEN = "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165"


def overwrite_what_is_freed() -> None:
    """Start this program anew with such an environment, unless it has it; the process stays the same."""
    tunables = os.environ.get(TUNABLES, "")
    if platform.libc_ver()[0] != "glibc" or OVERWRITTEN in tunables:
        return
    wanted = {"PYTHONMALLOC": "malloc", TUNABLES: ":".join(filter(None, (tunables, OVERWRITTEN)))}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], os.environ | wanted)  # noqa: S606 -- it is ourselves
