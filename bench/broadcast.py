"""A broadcast through the whole engine, beside other ways to send: `python -m bench.broadcast`."""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.contestants import CONTESTANTS, Race, Result
from bench.cores import CLIENT_CORE, machine, output
from bench.environment import environment, versions
from bench.outbox import MESSAGE
from bench.server import TOKEN, ceiling, serving
from bot.paths import PACKAGE
from bot.tg.wire.encode import prepared

IN_FLIGHT = {0: 100, 40: 500}
"""C by the latency in milliseconds: enough that it is the CPU which limits."""


@dataclass(frozen=True)
class Contestant:
    """`share` of the deliveries is what it gets, so that the slow ones end too; `most` is the C it is best with."""

    name: str
    share: float
    most: int
    goal: float | None = None


FIELD = (
    Contestant("zvodka", 1, 10_000),
    Contestant("aiohttp", 1, 10_000, 0.55),
    Contestant("aiogram", 0.3, 10_000, 2.5),
    Contestant("telegram-bot-aiohttp", 0.2, 10_000),
    Contestant("telegram-bot", 0.03, 100, 15),
    Contestant("aiogram-broadcaster", 0.01, 1, 40),
)
CPU_GOAL = 150


def compete(python: Path, contestant: Contestant, race: Race) -> Result:
    """One run, in a process on the clients' core."""
    words = (python, "-m", "bench.contestants", contestant.name, json.dumps(asdict(race)))
    result = Result(**json.loads(output(CLIENT_CORE, *words, cwd=PACKAGE.parent).splitlines()[-1]))
    if result.messages != race.messages:
        raise SystemExit(f"{contestant.name}: {result.messages} of {race.messages} messages arrived")
    return result


def race(
    python: Path, field: Sequence[Contestant], chosen: argparse.Namespace, latency: int
) -> dict[str, list[Result]]:
    """Rounds in which each runs once, every time against a fresh server."""
    results: dict[str, list[Result]] = {contestant.name: [] for contestant in field}
    for _ in range(chosen.rounds):
        for contestant in field:
            with serving(latency_ms=latency) as server:
                messages = max(100, round(chosen.deliveries * contestant.share))
                given = Race(server.url, TOKEN, messages, concurrency(contestant, latency, chosen), chosen.uvloop)
                result = compete(python, contestant, given)
                accepted = server.counts()["accepted"]
            if accepted != messages:
                raise SystemExit(f"{contestant.name}: the server got {accepted} instead of {messages} messages")
            results[contestant.name].append(result)
            print(".", end="", flush=True)
    print()
    return results


def concurrency(contestant: Contestant, latency: int, chosen: argparse.Namespace) -> int:
    return min(contestant.most, chosen.in_flight or IN_FLIGHT.get(latency, 500))


def table(field: Sequence[Contestant], results: dict[str, list[Result]], inflight: dict[str, int]) -> list[str]:
    """Markdown, with medians and our ratio to each."""
    lines = [
        "| | messages a run | C | messages/s | CPU µs/message | Zvodka is × | goal |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    ours = rate(results["zvodka"]) if "zvodka" in results else 0
    for contestant in field:
        runs = results[contestant.name]
        goal = f"≥ {contestant.goal}" if contestant.goal else ""
        if contestant.name == "zvodka":
            goal = f"CPU ≤ {CPU_GOAL}"
        lines.append(
            f"| {contestant.name} | {runs[0].messages} | {inflight[contestant.name]} | {rate(runs):.0f} "
            f"| {cpu(runs):.0f} | {ours / rate(runs):.2f} | {goal} |"
        )
    return lines


def rate(runs: Sequence[Result]) -> float:
    return median(run.messages / run.seconds for run in runs)


def cpu(runs: Sequence[Result]) -> float:
    """Microseconds a message."""
    return median(run.cpu / run.messages * 1e6 for run in runs)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--deliveries", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--latency-ms", type=int, nargs="*", default=[0, 40])
    arguments.add_argument("--in-flight", type=int, help="C, instead of " + str(IN_FLIGHT))
    arguments.add_argument("--uvloop", action="store_true", help="everybody on uvloop instead of asyncio's own loop")
    arguments.add_argument("--only", nargs="*", choices=list(CONTESTANTS), default=list(CONTESTANTS))
    chosen = arguments.parse_args()
    python = environment()
    field = [contestant for contestant in FIELD if contestant.name in chosen.only]
    print(machine(Path(tempfile.gettempdir())))
    print(versions(python))
    for latency in chosen.latency_ms:
        inflight = {contestant.name: concurrency(contestant, latency, chosen) for contestant in field}
        with serving(latency_ms=latency) as server:
            body = '{"chat_id":5000000000,' + prepared(MESSAGE).decode()
            most = ceiling(server, body, max(inflight.values()))
        loop = "uvloop" if chosen.uvloop else "asyncio"
        print(
            f"\nLatency {latency} ms, event loop {loop}, {chosen.rounds} rounds; the server's ceiling: {most} a second"
        )
        print("\n".join(table(field, race(python, field, chosen, latency), inflight)), flush=True)


if __name__ == "__main__":
    main()
