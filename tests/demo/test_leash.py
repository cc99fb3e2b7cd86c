"""The bot of a demo does not outlive the demo, even if that is killed."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT

from tests.stage import Stage


async def test_the_bot_ends_when_whoever_holds_it_is_gone(stage: Stage) -> None:
    arguments = ("-m", "bot.demo.stage.leash", "run")
    bot = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdin=PIPE, stdout=PIPE, stderr=STDOUT, env=os.environ | stage.environment
    )
    assert bot.stdin is not None
    assert bot.stdout is not None
    while b"the bot runs" not in await bot.stdout.readline():
        assert bot.returncode is None
    bot.stdin.close()
    async with asyncio.timeout(30):
        await bot.communicate()
    assert bot.returncode == 1
