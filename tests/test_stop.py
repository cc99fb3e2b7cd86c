"""SIGTERM, sent to real processes: it reaches the bot, and whatever is under way it ends."""

import asyncio
import hashlib
import os
import re
import shlex
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from pathlib import Path

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot import app
from bot.demo.telegram.faults import Slow
from bot.demo.world import World
from bot.tg.jobs import Jobs
from tests.kills import ended, prepare, received
from tests.stage import Stage

ROOT = Path(__file__).parent.parent
LIMIT = 30
"""Seconds after which a process that goes on has failed."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """`dev.py` with an environment that it takes for installed: this one."""
    place = tmp_path / "checkout"
    (place / ".venv" / "bin").mkdir(parents=True)
    for name in ("dev.py", "pyproject.toml"):
        shutil.copy(ROOT / name, place)
    shutil.copytree(ROOT / "lock", place / "lock")
    python = place / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    locks = [(ROOT / "lock" / f"{name}.txt").read_text() for name in ("build", "runtime")]
    parts = [str(place.resolve()), sys.version, (ROOT / "pyproject.toml").read_text(), *locks]
    (place / ".venv" / "installed-runtime").write_text(hashlib.sha256("\0".join(parts).encode()).hexdigest())
    return place


async def start(*command: str, **environment: str) -> Process:
    """With the checkout's `bot`, wherever it is started."""
    return await asyncio.create_subprocess_exec(
        sys.executable, *command, stdout=PIPE, stderr=STDOUT, env=os.environ | environment | {"PYTHONPATH": str(ROOT)}
    )


async def said(process: Process, words: str) -> str:
    """The first line with these words in it."""
    assert process.stdout
    async with asyncio.timeout(LIMIT):
        async for line in process.stdout:
            if words in line.decode():
                return line.decode()
    raise AssertionError(f"it ended without saying {words}")


async def terminated(process: Process) -> tuple[int, str]:
    """The exit status after SIGTERM, and what was said until nobody holds the output any more: no orphan does."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(LIMIT):
        output, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, output.decode()


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("zvodka-demo-*"))


async def test_a_stop_of_dev_py_stops_the_bot_in_order_and_leaves_no_orphan(stage: Stage, checkout: Path) -> None:
    process = await start(str(checkout / "dev.py"), "zvodka", "run", **stage.environment)
    await said(process, "the bot runs")
    status, output = await terminated(process)
    assert "the bot stops" in output
    assert status == 0


async def test_a_stop_of_dev_py_ends_the_demo_its_bot_and_its_page(tmp_path: Path, checkout: Path) -> None:
    command = (str(checkout / "dev.py"), "demo", "--port", "0", "--no-browser")
    process = await start(*command, TMPDIR=str(tmp_path))
    found = re.search(r"http://\S+", await said(process, "http://"))
    assert found
    assert (await terminated(process))[0] == 0
    assert not left_in(tmp_path)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(found[0])


async def test_the_demo_needs_nothing_that_an_event_loop_on_windows_lacks() -> None:
    program = (
        "import asyncio, sys; from bot.cli import main;"
        "asyncio.SelectorEventLoop.add_signal_handler = asyncio.AbstractEventLoop.add_signal_handler;"
        "sys.argv = ['zvodka', 'demo', '--port', '0', '--no-browser']; main()"
    )
    process = await start("-c", program)
    await said(process, "http://")
    assert (await terminated(process))[0] == 0


BLOCKED = {
    "a system call": "time.sleep(600)",
    "a loop": "while True: pass",
    "a regular expression": "re.match('(a+)+$', 'a' * 64 + 'b')",
    "a thread that the end waits for": "await asyncio.to_thread(time.sleep, 600)",
}


@pytest.mark.parametrize("code", BLOCKED.values(), ids=BLOCKED)
async def test_a_stop_ends_a_process_whose_loop_is_blocked_and_says_where(code: str) -> None:
    program = f"""
import asyncio, re, time
from bot import signals
async def work(stop_requested):
    print("begun", flush=True)
    {code}
signals.STOP_SECONDS = 1
asyncio.run(signals.until_signalled(work))
"""
    process = await start("-c", program)
    await said(process, "begun")
    status, output = await terminated(process)
    assert status == 1
    assert re.search(r'File "<string>", line \d+ in work|in shutdown_default_executor|concurrent', output)


async def test_a_signal_that_somebody_ignores_for_us_stays_ignored() -> None:
    program = """
import asyncio, os, signal
from bot.signals import until_signalled
async def work(stop_requested):
    os.kill(os.getpid(), signal.SIGHUP)
    await asyncio.sleep(0)
    print("heard" if stop_requested.is_set() else "unheard")
signal.signal(signal.SIGHUP, signal.SIG_IGN)
asyncio.run(until_signalled(work))
"""
    process = await start("-c", program)
    await said(process, "unheard")
    assert await process.wait() == 0


async def test_a_send_that_telegram_holds_does_not_hold_a_stop(
    stage: Stage, telegram: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It counts as unknown, and is sent once more by the next start."""
    monkeypatch.setattr(app, "GRACE_SECONDS", 0.2)
    people = await prepare(stage, 10)
    held = Slow(gate=asyncio.Event())
    telegram.faults.add(then=held, method="sendMessage", chat=people[2].id)
    async with stage.bot():
        await held.arrived.wait()
    telegram.faults.clear()
    async with stage.bot():
        await ended(stage)
    assert set(received(people).values()) == {1}


@pytest.mark.slow
async def test_a_process_whose_send_telegram_holds_ends_in_order(stage: Stage, telegram: World) -> None:
    people = await prepare(stage, 10)
    held = Slow(gate=(gate := asyncio.Event()))
    telegram.faults.add(then=held, method="sendMessage", chat=people[2].id)
    async with stage.process() as bot:
        await held.arrived.wait()
        async with asyncio.timeout(LIMIT):
            assert await bot.terminate() == 0
    gate.set()


async def test_a_bug_beside_the_bots_work_is_logged_without_its_text() -> None:
    async def broken() -> None:
        raise KeyError("somebody's words")

    jobs = Jobs()
    with capture_logs() as lines:
        jobs.begin(broken())
        await jobs.ended()
    (line,) = lines
    assert line["error"].startswith("KeyError at")
    assert line["code"]
    assert "somebody" not in str(line)


class Broken:
    """A part that fails as soon as it is told to stop, as do all like it."""

    def __init__(self) -> None:
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        self._stopped.set()

    async def run(self) -> None:
        await self._stopped.wait()
        raise KeyError("somebody's words")


async def test_no_part_of_several_that_fail_does_so_unseen() -> None:
    told = asyncio.Event()
    told.set()
    with capture_logs() as lines, pytest.raises(KeyError):
        await app.together([Broken(), Broken()], told)
    assert [line["event"] for line in lines].count("a part of the bot failed") == 2
    assert "somebody" not in str(lines)
