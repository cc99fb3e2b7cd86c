"""Which core does what, what a process has used of it, and what machine this is."""

import os
import platform
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
CLIENT_CORE, SERVER_CORE = (CORES[0], CORES[-1]) if CORES else (0, 0)


def start(core: int, *words: str | Path, **options: Any) -> subprocess.Popen[str]:
    """A new process that stays on that core; `options` as for Popen."""
    process = subprocess.Popen(words, text=True, **options)
    os.sched_setaffinity(process.pid, {core})
    return process


def output(core: int, *words: str | Path, given: str = "", **options: Any) -> str:
    """What a program on that core prints; it ends this one if it fails."""
    with start(core, *words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options) as process:
        printed, _ = process.communicate(given)
    if process.returncode:
        raise SystemExit(f"{words} ended with status {process.returncode}")
    return printed


@dataclass(frozen=True)
class Usage:
    """What this process, with all its threads, has used since `start`."""

    began: float
    cpu_began: float

    @classmethod
    def start(cls) -> "Usage":
        return cls(time.perf_counter(), cpu_seconds())

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    @property
    def cpu(self) -> float:
        return cpu_seconds() - self.cpu_began


def cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def memory(name: str = "VmRSS", process: str = "self") -> float:
    """MB of a line in the process's status: VmRSS now, VmHWM at most."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def forget_peak() -> None:
    """From here on VmHWM is the most since now."""
    Path("/proc/self/clear_refs").write_text("5")


def sync_ms(folder: Path) -> float:
    """Median milliseconds of one small write with fdatasync: what a commit costs at least on this disk."""
    path = folder / "sync"
    taken = []
    with path.open("wb", buffering=0) as file:
        for _ in range(50):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    path.unlink()
    return sorted(taken)[len(taken) // 2] * 1000


def machine(folder: Path) -> str:
    """One line that names what the figures depend on."""
    require_linux()
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "?")
    return (
        f"{model}, {len(CORES)} cores, Python {platform.python_version()}, fdatasync {sync_ms(folder):.2f} ms, "
        f"load average {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d %H:%M')}"
    )


def require_linux() -> None:
    if sys.platform != "linux":
        raise SystemExit("The benchmarks pin processes to cores and wait by epoll: they need Linux.")
    if len(CORES) < 2:
        sys.stderr.write("Only one core: client and server share it, and the figures say little.\n")
