"""The stand-in as a process of its own, with people: `python -m bot.demo --token 123:…`."""

import argparse
import asyncio
import signal

from bot.demo.control import Control
from bot.demo.telegram.limits import Limits
from bot.demo.telegram.server import StandIn
from bot.demo.world import World


async def serve(world: World, port: int) -> None:
    """Until SIGINT or SIGTERM; the first line of the output is the address."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with StandIn(world, port=port, routes=Control(world).routes()) as standin:
        print(standin.url, flush=True)  # noqa: T201  whoever started us with port 0 reads it
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", required=True)
    parser.add_argument("--people", type=int, default=0, help="how many have started the bot already")
    parser.add_argument("--rate", type=int, default=0, help="messages per second that Telegram allows; 0: any")
    parser.add_argument(
        "--answers", type=float, default=0, help="seconds for which what goes to who wrote is no bulk message"
    )
    asked = parser.parse_args()
    world = World(asked.token, limits=Limits(bot=asked.rate, answers=asked.answers) if asked.rate else None)
    world.crowd(asked.people)
    asyncio.run(serve(world, asked.port))


if __name__ == "__main__":
    main()
