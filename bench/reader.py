"""What a reader's tap costs the whole bot, beside bots over other libraries: `python -m bench.reader`.

Each polls the C server, which hands out updates as fast as they are acknowledged, 100 a poll, each of another chat.
"""

import argparse
import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from bench import archive
from bench.cores import machine
from bench.environment import environment, versions
from bench.exchanges import Exchange, Scene, check, exchanges, write_screens, write_script
from bench.outbox import MESSAGE, Outbox, followers_of_all
from bench.peers import PEERS
from bench.process import Running, at_work, running
from bench.rest import at_rest, first_answer
from bench.server import Server, serving
from bot.settings import Settings

Start = Callable[[Path, str], AbstractContextManager[Running]]
"""A bot with its data in a folder, against a server's URL."""
OURS = "zvodka"
FIELD = (OURS, *PEERS)
SHARE = {OURS: 1.0, "telegram-bot": 0.25, "aiogram": 0.35}
"""Of the updates, so that the slow ones come to their end too."""
WARM_UP = 300
PATIENCE = 180.0
GOALS = {
    Scene.LATEST: {"telegram-bot": 5.0, "aiogram": 3.5},
    Scene.TAP: {"telegram-bot": 4.0, "aiogram": 3.0},
    Scene.ARCHIVE: {"telegram-bot": 5.0, "aiogram": 3.5},
    Scene.SETTING: {"telegram-bot": 2.5, "aiogram": 1.7},
}
GROWTH_GOAL = 1.1
OFFERED_EVERY_MS = 10
LATENCY_MS = 40
LATENCY_GOAL_MS = 50
BULK, ALL = 30, 1_000
SETTLING = 3.0
"""Seconds after the first answer until people's waits count."""
MEMORY_GOAL_MB, START_GOAL_S = 85, 0.7


@dataclass(frozen=True)
class Result:
    """CPU in milliseconds an update."""

    rate: float
    cpu: float


Results = dict[tuple[Scene, str], list[Result]]


def highest(setting: str) -> int:
    """The most that the settings allow."""
    return next(int(bound.le) for bound in Settings.model_fields[setting].metadata if hasattr(bound, "le"))


def unhindered(place: Path, url: str) -> AbstractContextManager[Running]:
    """Our bot with the highest rates that it takes."""
    return running(place, url, rate=highest("rate"), answer_rate=highest("answer_rate"))


def peer(python: Path, name: str, place: Path, url: str) -> AbstractContextManager[Running]:
    return at_work((python, "-m", "bench.peers", name, url, place / "peer.db"), place / "log")


def until(reached: Callable[[], bool], bot: Running, what: str) -> None:
    """Ask often; the bot that is measured has a core of its own."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end or not bot.alive:
            raise SystemExit(f"{what}: not all that was asked is answered")
        time.sleep(0.01)


def answered(server: Server, scene: Scene, wanted: int) -> bool:
    """Callbacks are answered twice: the screen changes, and the button stops spinning."""
    counts = server.counts()
    taps = scene in {Scene.TAP, Scene.SETTING}
    return counts["answers"] >= wanted and (not taps or counts["notices"] >= wanted)


def measure(start: Start, place: Path, scene: Scene, script: Path, updates: int) -> Result:
    """After a warm-up, from the moment the first update is handed out until the last is answered.

    For a setting everybody is warmed up and comes back: an odd number of people, so that each wants the other language.
    """
    people, warm_up = (updates | 1, updates) if scene is Scene.SETTING else (updates + WARM_UP, WARM_UP)
    with (
        tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name,
        serving(script=script, people=people) as server,
        start(copied(place, Path(name)), server.url) as bot,
    ):
        server.ask(warm_up)
        until(lambda: answered(server, scene, warm_up), bot, scene)
        server.reset()
        cpu = bot.cpu
        server.ask(updates)
        until(lambda: answered(server, scene, updates), bot, scene)
        return Result(updates / server.counts()["answering_seconds"], (bot.cpu - cpu) / updates * 1000)


def race(field: dict[str, Start], scripts: dict[Scene, Path], place: Path, chosen: argparse.Namespace) -> Results:
    """Rounds in which each runs once, in a fresh process."""
    results: Results = {(scene, name): [] for scene in scripts for name in field}
    for _ in range(chosen.rounds):
        for scene, script in scripts.items():
            for name, start in field.items():
                updates = round(chosen.updates * SHARE[name])
                results[scene, name].append(measure(start, place, scene, script, updates))
                print(".", end="", flush=True)
    print()
    return results


def table(results: Results, field: dict[str, Start]) -> list[str]:
    """Markdown, with medians, and our ratio to each beside its goal."""
    lines = [f"| | {' | '.join(field)} |", "|---|" + "---:|" * len(field)]
    for scene in dict.fromkeys(scene for scene, _ in results):
        ours = rate(results[scene, OURS]) if OURS in field else 0
        cells = [cell(results[scene, name], ours, GOALS[scene].get(name)) for name in field]
        lines.append(f"| {scene} | {' | '.join(cells)} |")
    return lines


def cell(runs: list[Result], ours: float, goal: float | None) -> str:
    shown = f"{rate(runs):,.0f} · {median(run.cpu for run in runs):.2f}"
    if goal is None:
        return shown
    ratio = ours / rate(runs)
    return f"{shown} · {ratio:.1f} × {'✓' if ratio >= goal else '✗'} ≥ {goal:g}"


def rate(runs: list[Result]) -> float:
    return median(run.rate for run in runs)


def growth(before: Results, after: Results) -> list[str]:
    """What more weeks cost us."""
    lines = []
    for scene in dict.fromkeys(scene for scene, _ in after):
        less, more = (median(run.cpu for run in each[scene, OURS]) for each in (before, after))
        mark = "✓" if more <= less * GROWTH_GOAL else "✗"
        lines.append(f"| {scene} | {rate(after[scene, OURS]):,.0f} · {more:.2f} | {more / less:.2f} × {mark} |")
    return lines


def latency(place: Path, seconds: float, *, broadcast: bool) -> str:
    """At 100 updates a second, of all scenes but the writing one; from the question until its answer comes in."""
    limits = {"rate": BULK, "all_rate": ALL, "per_chat": 1, "latency_ms": LATENCY_MS}
    asking: dict[str, int | Path] = {"ask_every_ms": OFFERED_EVERY_MS, "script": place / "all.jsonl", "people": 10_000}
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        data = copied(place, Path(name))
        if broadcast:
            asyncio.run(publish(data, round((seconds + 20) * BULK)))
        with serving(**limits, **asking) as server, running(data, server.url, rate=BULK) as bot:
            until(lambda: server.counts()["answers"] > 0, bot, "latency")
            time.sleep(SETTLING)
            server.reset()
            time.sleep(seconds)
            counts = server.counts()
    asked = seconds * 1000 / OFFERED_EVERY_MS
    mark = "✓" if counts["answer_p99_ms"] <= LATENCY_GOAL_MS and counts["answers"] >= asked * 0.98 else "✗"
    return (
        f"| {'in mid-broadcast' if broadcast else 'alone'} | {counts['answer_median_ms']:.0f} "
        f"| {counts['answer_p99_ms']:.0f} {mark} ≤ {LATENCY_GOAL_MS} | {counts['answer_max_ms']:.0f} "
        f"| {counts['answers']} of {asked:.0f} | {counts['accepted']} | {counts['refused']} |"
    )


async def publish(place: Path, deliveries: int) -> None:
    async with Outbox.open(place) as outbox:
        await outbox.fill(followers_of_all(deliveries))
        await outbox.publish(MESSAGE)


def rest(place: Path) -> str:
    starts = median(first_answer(place)[0] for _ in range(3))
    _, resident = at_rest(place, 1)
    return (
        f"start to first answer {starts:.2f} s {'✓' if starts <= START_GOAL_S else '✗'} ≤ {START_GOAL_S}; "
        f"idle {resident:.0f} MB {'✓' if resident <= MEMORY_GOAL_MB else '✗'} ≤ {MEMORY_GOAL_MB}"
    )


def prepare(place: Path, weeks: int) -> tuple[list[Exchange], dict[Scene, Path]]:
    """Our database, the peers', and the server's scripts, in `place`."""
    place.mkdir()
    archive.fill(place, weeks)
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        found = asyncio.run(exchanges(partial(unhindered, copied(place, Path(name)))))
    write_screens(place / "peer.db", found, weeks)
    scripts = {scene: place / f"{scene.name.lower()}.jsonl" for scene in Scene}
    for scene, script in scripts.items():
        write_script(script, [each for each in found if each.scene is scene])
    write_script(place / "all.jsonl", [each for each in found if each.scene is not Scene.SETTING])
    return found, scripts


def copied(place: Path, to: Path) -> Path:
    return shutil.copytree(place, to, dirs_exist_ok=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=52, help="in the database, of five topics in three languages")
    parser.add_argument("--more-weeks", type=int, default=520, help="for our bot only; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--updates", type=int, default=6_000, help="a run; the others get a share of them")
    parser.add_argument("--only", nargs="*", choices=FIELD, default=FIELD)
    parser.add_argument("--scenes", nargs="*", choices=[scene.name.lower() for scene in Scene])
    parser.add_argument("--seconds", type=float, default=20, help="at 100 updates a second; 0 leaves it out")
    return parser.parse_args()


def compare(chosen: argparse.Namespace, place: Path) -> None:
    """All the tables; `place` keeps what the bots start with."""
    python = environment()
    print(machine(place), versions(python), sep="\n")
    found, scripts = prepare(place / "less", chosen.weeks)
    peers = {name: partial(peer, python, name) for name in PEERS if name in chosen.only}
    for start in peers.values():
        asyncio.run(check(partial(start, place / "less"), found))
    field: dict[str, Start] = {OURS: unhindered, **peers} if OURS in chosen.only else dict(peers)
    wanted = chosen.scenes or [scene.name.lower() for scene in Scene]
    results = race(field, wanted_of(scripts, wanted), place / "less", chosen)
    print(f"\n{chosen.weeks} weeks, {chosen.rounds} rounds; updates/s · CPU ms an update · Zvodka is × goal")
    print("\n".join(table(results, field)), flush=True)
    if OURS not in field:
        return
    if chosen.more_weeks:
        _, scripts = prepare(place / "more", chosen.more_weeks)
        more = race({OURS: unhindered}, wanted_of(scripts, wanted), place / "more", chosen)
        print(f"\n{chosen.more_weeks} weeks: updates/s · CPU ms an update | × CPU, goal ≤ {GROWTH_GOAL}")
        print("\n".join(growth(results, more)), flush=True)
    if chosen.seconds:
        print("\n100 updates/s: | median ms | p99 ms | longest | answers | messages sent | 429s |")
        for broadcast in (False, True):
            print(latency(place / "less", chosen.seconds, broadcast=broadcast), flush=True)
        print("\n" + rest(place / "less"))


def wanted_of(scripts: dict[Scene, Path], wanted: list[str]) -> dict[Scene, Path]:
    return {scene: script for scene, script in scripts.items() if scene.name.lower() in wanted}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        compare(arguments(), Path(name))


if __name__ == "__main__":
    main()
