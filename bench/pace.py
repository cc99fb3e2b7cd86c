"""How near the bot keeps to Telegram's limits, and how long people wait meanwhile: `python -m bench.pace`."""

import argparse
import asyncio
import logging
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import structlog

from bench.cores import machine
from bench.outbox import DATABASE, MESSAGE, Outbox, followers_of_all
from bench.process import running
from bench.server import Server, serving

LATENCY_MS = 40
ASK_EVERY_MS = 500
PARTS = 2
"""Messages to each subscriber, so that the pause between two to the same chat is kept too."""
GROUPS = 20
"""Every twentieth subscriber is a group."""
WARM_UP = 2.0
"""Seconds from the first message until the counts begin: people who asked before the start are not counted."""
PATIENCE = 3.0
"""A broadcast that takes so many times as long as it should has failed."""
Counts = dict[str, Any]


async def publish(place: Path, deliveries: int) -> None:
    async with Outbox.open(place) as outbox:
        await outbox.fill(followers_of_all(deliveries), groups=GROUPS)
        await outbox.publish(*[MESSAGE] * PARTS)


def sent(place: Path) -> int | None:
    """How many deliveries of the broadcast arrived; None until it has ended."""
    with closing(sqlite3.connect(f"{(place / DATABASE).as_uri()}?mode=ro", uri=True)) as database:
        row = database.execute("SELECT sent FROM broadcast WHERE state = 'ended'").fetchone()
        return int(row[0]) if row else None


def until(reached: Callable[[], bool], seconds: float) -> None:
    """Ask ten times a second."""
    end = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > end:
            raise SystemExit("the broadcast does not come to its end")
        time.sleep(0.1)


def waited(counts: Counts) -> str:
    return (
        f"{counts['answers']} answers after {counts['answer_median_ms']:.0f} ms (median), "
        f"{counts['answer_p99_ms']:.0f} (99 %), {counts['answer_max_ms']:.0f} (longest)"
    )


def undisturbed(seconds: float) -> None:
    """How long people wait for an answer while nothing else is done."""
    with (
        tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name,
        serving(latency_ms=LATENCY_MS, ask_every_ms=ASK_EVERY_MS) as server,
        running(Path(name), server.url),
    ):
        until(lambda: server.counts()["answers"] > 2, 20)
        server.reset()
        time.sleep(seconds)
        print(f"no broadcast: {waited(server.counts())}", flush=True)


def steady(rate: int, seconds: float) -> None:
    """Against the limits: what share of the allowance is used, until 95 % are sent, and what is refused."""
    deliveries = round(rate * seconds / PARTS)
    limits = {"latency_ms": LATENCY_MS, "rate": rate, "per_chat": 1, "ask_every_ms": ASK_EVERY_MS}
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        place = Path(name)
        asyncio.run(publish(place, deliveries))
        with serving(**limits) as server, running(place, server.url, rate=rate) as bot:
            refused_at_start = warmed_up(server)
            cpu = bot.cpu
            until(lambda: server.counts()["accepted"] >= deliveries * PARTS * 0.95 - rate * WARM_UP, seconds * PATIENCE)
            counts, cpu = server.counts(), bot.cpu - cpu
            until(lambda: sent(place) is not None, seconds * PATIENCE)
            arrived = sent(place)
    print(
        f"{rate}/s for {seconds:.0f} s: {counts['accepted'] / counts['seconds'] / rate:.2%} of the allowance used, "
        f"{refused_at_start} × 429 at the start, {counts['refused']} later "
        f"({counts['by_rate']} by the rate, at most {counts['too_soon_ms']:.0f} ms too soon, "
        f"{counts['by_chat']} by the chat's second, {counts['by_group']} by the group's minute), "
        f"{arrived} of {deliveries} deliveries arrived, {cpu / counts['seconds']:.1%} of a core; {waited(counts)}",
        flush=True,
    )


def warmed_up(server: Server) -> int:
    """Count anew from a while after the first message; how many were refused until then."""
    until(lambda: server.counts()["accepted"] > 0, 20)
    time.sleep(WARM_UP)
    refused: int = server.counts()["refused"]
    server.reset()
    return refused


def storm(rate: int, seconds: float) -> None:
    """30 % of all calls are refused for a while: what is lost, what is sent in spite of a pause asked for."""
    deliveries = round(rate * seconds / PARTS)
    stormy = round(seconds / 2)
    limits = {"latency_ms": LATENCY_MS, "rate": rate, "per_chat": 1, "storm": 30, "storm_seconds": stormy}
    with tempfile.TemporaryDirectory(prefix="zvodka-bench-") as name:
        place = Path(name)
        asyncio.run(publish(place, deliveries))
        with serving(**limits) as server, running(place, server.url, rate=rate):
            until(lambda: server.counts()["accepted"] > 0, 20)
            time.sleep(stormy + 2)
            before, began = server.counts(), time.monotonic()
            until(lambda: server.counts()["accepted"] >= deliveries * PARTS * 0.95, seconds * 10)
            after, recovered = server.counts(), time.monotonic() - began
            until(lambda: sent(place) is not None, seconds * 10)
            arrived = sent(place)
    print(
        f"storm of {stormy} s at {rate}/s: {before['accepted']} sent and {before['refused']} × 429 meanwhile, "
        f"{after['early']} sent in spite of a confirmed pause; afterwards "
        f"{(after['accepted'] - before['accepted']) / recovered / rate:.1%} of the allowance; "
        f"{arrived} of {deliveries} deliveries arrived",
        flush=True,
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=30, help="at 30 messages a second; fully 600")
    arguments.add_argument("--fast-seconds", type=float, default=15, help="at 1,000 messages a second; fully 120")
    arguments.add_argument("--storm-seconds", type=float, default=30, help="the broadcast's length without the storm")
    chosen = arguments.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    print(machine(Path(tempfile.gettempdir())))
    print(f"latency {LATENCY_MS} ms, a question every {ASK_EVERY_MS} ms, {PARTS} messages to each subscriber")
    undisturbed(min(chosen.seconds, 60))
    steady(30, chosen.seconds)
    steady(1000, chosen.fast_seconds)
    storm(30, chosen.storm_seconds)


if __name__ == "__main__":
    main()
