"""The faults of docs/reliability.md: `python -m bench.faults --row 11 --full`; without `--full` as bounded as in CI."""

import argparse
import asyncio
import os
import platform
import random
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

from tests.faults import answers, backups, clocks, disk, machine, outages, refusals, soak, stops, updates
from tests.faults.figures import Figure
from tests.faults.logs import TALKATIVE, secrets_told, telegram_with_secrets
from tests.faults.proxy import Trouble
from tests.kills import IN_FLIGHT, kill_over_and_over, unknown_after_kills
from tests.stage import Stage, open_stage

Scenario = Callable[[Stage], Awaitable[list[Figure]]]
chance = random.Random()
CALLS_A_COMMIT = {"fdatasync": 1, "pwrite64": 4}
"""At least; of a commit for every few messages."""


@dataclass(frozen=True)
class Row:
    """One line of the table; `scenarios` gives each a stage of its own, and is told whether to run in full."""

    name: str
    scenarios: Callable[[bool], list[tuple[str, Scenario]]]


async def killed(stage: Stage, *, subscribers: int, kills: int) -> list[Figure]:
    stage.settings |= {"ZVODKA_RATE": "1000", "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
    found = await kill_over_and_over(stage, subscribers=subscribers, kills=kills, chance=chance)
    return [
        Figure("lost", found.lost),
        Figure("repeated", found.repeated, sum(unknown_after_kills(stage))),
        Figure("most unknown after one kill", found.most_unknown, IN_FLIGHT),
    ]


def row_1(full: bool) -> list[tuple[str, Scenario]]:
    subscribers, kills = (100_000, 1_000) if full else (2_000, 20)
    return [(f"{kills} kills, {subscribers} deliveries", lambda s: killed(s, subscribers=subscribers, kills=kills))]


def row_2(full: bool) -> list[tuple[str, Scenario]]:
    positions = range(2, 202, 4) if full else (2, 9, 17, 25, 40)
    many = 200 + 8 * sum(positions)  # at most so many messages to a commit
    return [(f"{len(positions)} positions", lambda s: disk.killed_at_syncs(s, positions, subscribers=many))]


def row_3(full: bool) -> list[tuple[str, Scenario]]:
    def failing(call: str, error: str, positions: range) -> tuple[str, Scenario]:
        many = 200 + sum(100 + 8 * position // CALLS_A_COMMIT[call] for position in positions)
        return f"{error} at {call}", lambda s: disk.failing_disk(s, call, error, positions, subscribers=many)

    syncs, writes = (range(2, 202, 4), range(3, 603, 12)) if full else (range(2, 42, 19), range(5, 155, 60))
    return [
        failing(call, error, positions)
        for call, positions in (("fdatasync", syncs), ("pwrite64", writes))
        for error in ("EIO", "ENOSPC")
    ]


def row_4(full: bool) -> list[tuple[str, Scenario]]:
    many, times = (20_000, 200) if full else (800, 8)
    return [
        (
            f"{times} stops",
            lambda s: stops.told_to_stop_over_and_over(s, subscribers=many, stops=times, chance=chance),
        )
    ]


def row_5(_: bool) -> list[tuple[str, Scenario]]:
    def content(status: int, words: str, delivered: bool) -> Scenario:
        return lambda s: answers.refused_content(s, status, words, delivered=delivered)

    def halt(status: int, words: str, delivered: bool) -> Scenario:
        return lambda s: answers.halted(s, status, words, delivered=delivered)

    when = ((False, "before"), (True, "after"))
    return [
        ("to one reader", answers.answered_each_way),
        *((f"{words}, {label}", content(n, words, d)) for n, words in answers.TO_A_VARIANT for d, label in when),
        *((f"{words}, {label}", halt(n, words, d)) for n, words in answers.TO_ALL for d, label in when),
    ]


def row_6(full: bool) -> list[tuple[str, Scenario]]:
    runs = 2_000 if full else 60
    return [(f"{runs} runs of 50 steps", lambda _: played(runs))]


async def played(runs: int) -> list[Figure]:
    try:
        await asyncio.to_thread(machine.play, runs)
    except AssertionError as broken:
        return [Figure(f"invariants broken ({broken})", 1)]
    return [Figure("invariants broken", 0)]


def row_7(full: bool) -> list[tuple[str, Scenario]]:
    people, each, kills = (20_000, 5, 100) if full else (250, 4, 5)
    return [
        (
            f"{people * each} updates, {kills} kills",
            lambda s: updates.killed_while_people_write(s, people=people, each=each, kills=kills, chance=chance),
        )
    ]


def row_8(full: bool) -> list[tuple[str, Scenario]]:
    many = 10_000 if full else 1_000
    return [(f"{many} updates", lambda s: updates.some_cannot_be_handled(s, many))]


def row_9(full: bool) -> list[tuple[str, Scenario]]:
    many = 3_000 if full else 300
    return [(f"{many} subscribers", lambda s: refusals.revoked(s, subscribers=many))]


def row_10(_: bool) -> list[tuple[str, Scenario]]:
    return [
        ("second process", lambda s: refusals.second_process(s, seconds=1)),
        ("wrong key", lambda s: refusals.wrong_key(s, seconds=1)),
        ("another bot's token", lambda s: refusals.another_bot(s, seconds=1)),
        ("foreign poller", lambda s: refusals.foreign_poller(s, seconds=60)),
    ]


def row_11(full: bool) -> list[tuple[str, Scenario]]:
    many, seconds = (2_000, 180) if full else (300, 4)

    def through(trouble: Trouble) -> tuple[str, Scenario]:
        name = f"{trouble.name.lower()} for {seconds} s"
        return name, lambda s: outages.befallen(s, trouble, subscribers=many, seconds=seconds)

    return [
        (f"no network for {seconds} s", lambda s: outages.network_gone(s, subscribers=many, seconds=seconds)),
        (f"no names for {seconds} s", lambda s: outages.names_gone(s, subscribers=many, seconds=seconds)),
        *(through(trouble) for trouble in Trouble if trouble is not Trouble.NONE),
        (f"a restart within {seconds} s", lambda s: outages.server_restarts(s, subscribers=many, seconds=seconds)),
    ]


def row_12(full: bool) -> list[tuple[str, Scenario]]:
    many, rounds = (3_000, 10) if full else (240, 1)

    def jumping(restarts: bool) -> Scenario:
        return lambda s: clocks.jumping_clock(s, subscribers=many, rounds=rounds, restarts=restarts)

    return [("running on", jumping(restarts=False)), ("started anew", jumping(restarts=True))]


def row_13(full: bool) -> list[tuple[str, Scenario]]:
    many, copies = (10_000, 20) if full else (1_000, 2)
    return [(f"{copies} copies", lambda s: backups.restored(s, subscribers=many, copies=copies))]


def row_14(full: bool) -> list[tuple[str, Scenario]]:
    many, seconds = (3_000, 1_800) if full else (900, 30)
    return [(f"{seconds} s", lambda s: soak.soak(s, subscribers=many, seconds=seconds, chance=chance))]


ROWS = {
    1: Row("SIGKILL at random moments", row_1),
    2: Row("SIGKILL at the n-th fdatasync", row_2),
    3: Row("EIO and ENOSPC", row_3),
    4: Row("SIGTERM in mid-broadcast", row_4),
    5: Row("every answer, before and after the delivery", row_5),
    6: Row("hypothesis state machine", row_6),
    7: Row("updates through kills", row_7),
    8: Row("bad updates", row_8),
    9: Row("token revoked in mid-broadcast", row_9),
    10: Row("who is refused", row_10),
    11: Row("network, names and server gone", row_11),
    12: Row("clock jumps", row_12),
    13: Row("backups in mid-broadcast", row_13),
    14: Row("soak", row_14),
}
"""Row 15, no secrets in a log at DEBUG, is a figure of every other."""


@asynccontextmanager
async def new_stage() -> AsyncIterator[Stage]:
    """In a folder that goes away."""
    with tempfile.TemporaryDirectory() as name:
        async with open_stage(Path(name), telegram_with_secrets()) as stage:
            stage.settings |= TALKATIVE
            yield stage


def circumstances() -> str:
    cores, python = len(os.sched_getaffinity(0)), platform.python_version()
    return f"{time.strftime('%Y-%m-%d')}, {cores} cores, Python {python}, SQLite {sqlite3.sqlite_version}"


async def measure(number: int, *, full: bool) -> bool:
    """Runs a row, and prints its figures as they come; whether all hold."""
    row, holds = ROWS[number], True
    print(f"row {number}: {row.name}", flush=True)
    for name, scenario in row.scenarios(full):
        began = time.monotonic()
        async with new_stage() as stage:
            figures = [*await scenario(stage), secrets_told(stage)]
        print(f"  {name} ({time.monotonic() - began:.0f} s)", *figures, sep="\n    ", flush=True)
        holds = holds and all(figure.holds for figure in figures)
    return holds


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--row", type=int, action="append", choices=ROWS, help="may be given again; else all")
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--list", action="store_true", help="name the rows")
    chosen = arguments.parse_args()
    if chosen.list:
        print(*(f"{number:2} {row.name}" for number, row in ROWS.items()), sep="\n")
        return 0
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())  # row 6 runs in this process
    print(circumstances())
    held = [asyncio.run(measure(number, full=chosen.full)) for number in chosen.row or ROWS]
    return int(not all(held))


if __name__ == "__main__":
    raise SystemExit(main())
