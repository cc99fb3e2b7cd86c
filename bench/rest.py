"""What the bot needs while nothing happens, and how soon it answers after its start: `python -m bench.rest`."""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.cores import machine
from bench.process import running
from bench.server import serving

PATIENCE = 20.0


def first_answer(place: Path) -> tuple[float, float]:
    """Seconds from the start of the process until somebody who had asked before has an answer, and MB then."""
    with serving(ask_every_ms=50) as server:
        time.sleep(0.2)
        began = time.monotonic()
        with running(place, server.url) as bot:
            while not server.counts()["answers"]:
                if time.monotonic() - began > PATIENCE:
                    raise SystemExit("the bot does not answer")
                time.sleep(0.005)
            return time.monotonic() - began, bot.memory


def at_rest(place: Path, seconds: float) -> tuple[float, float]:
    """The share of a core, and MB, once the start is over."""
    with serving(latency_ms=40) as server, running(place, server.url) as bot:
        time.sleep(10)
        cpu = bot.cpu
        time.sleep(seconds)
        return (bot.cpu - cpu) / seconds, bot.memory


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=60, help="how long to watch it at rest")
    arguments.add_argument("--starts", type=int, default=5)
    chosen = arguments.parse_args()
    print(machine(Path(tempfile.gettempdir())))
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        new, *others = [first_answer(Path(name)) for _ in range(chosen.starts + 1)]
        share, resident = at_rest(Path(name), chosen.seconds)
    print(f"first start, with an empty database: answers after {new[0]:.2f} s")
    print(f"later starts, median of {len(others)}: {median(taken for taken, _ in others):.2f} s")
    print(f"memory: {median(most for _, most in others):.0f} MB after an answer, {resident:.0f} MB at rest")
    print(f"at rest: {share:.2%} of a core")


if __name__ == "__main__":
    main()
