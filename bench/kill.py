"""SIGKILL in mid-broadcast, over and over: `python -m bench.kill --kills 1000 --subscribers 100000`."""

import argparse
import asyncio
import random
import tempfile
from pathlib import Path

from bot.demo.standin import StandIn
from bot.demo.world import World
from bot.places import folder
from bot.store.cipher import write_key
from tests.kills import IN_FLIGHT, Figures, kill_over_and_over
from tests.stage import TOKEN, Stage


async def measure(kills: int, subscribers: int, rate: int, seed: int | None) -> Figures:
    """Lost and repeated messages, through the stand-in, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "key").mkdir()
        write_key(place / "key" / "zvodka.key")
        telegram = World(TOKEN)
        async with StandIn(telegram) as standin:
            stage = Stage(place, telegram, standin.url, folder("content"))
            stage.settings = {"ZVODKA_RATE": str(rate), "ZVODKA_IN_FLIGHT": str(IN_FLIGHT)}
            return await kill_over_and_over(stage, subscribers=subscribers, kills=kills, chance=random.Random(seed))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kills", type=int, default=100)
    arguments.add_argument("--subscribers", type=int, default=10_000)
    arguments.add_argument("--rate", type=int, default=1_000, help="messages per second")
    arguments.add_argument("--seed", type=int)
    chosen = arguments.parse_args()
    print(asyncio.run(measure(chosen.kills, chosen.subscribers, chosen.rate, chosen.seed)))


if __name__ == "__main__":
    main()
