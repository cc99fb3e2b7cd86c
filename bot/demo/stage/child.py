"""The unchanged `zvodka run` as a process of its own, which may be killed like any other; it never outlives us."""

import asyncio
import contextlib
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import bot

LINES = 300
LONGEST_LINE = 1 << 20
PATIENCE = 5.0
"""Seconds for a graceful end; nothing is at stake in a temporary database."""
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Status(StrEnum):
    """STARTING: it has not spoken to Telegram yet; EXITED: it ended by itself."""

    STARTING = "starting"
    RUNNING = "running"
    KILLED = "killed"
    EXITED = "exited"


class Child:
    """`said` counts the bot's calls to Telegram; `changed` is called with each new status, `log` with each line."""

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        said: Callable[[], int],
        changed: Callable[[], None],
        log: Callable[[str], None],
    ) -> None:
        self.status = Status.STARTING
        self.lines: deque[str] = deque(maxlen=LINES)
        self.settings = settings
        self._folder = folder
        self._environment = environment(settings)
        self._said = said
        self._changed = changed
        self._log = log
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    @property
    def words(self) -> str:
        """The status for people."""
        process = self._process
        match self.status:
            case Status.STARTING:
                return "Bot is starting"
            case Status.RUNNING if process:
                return f"Bot is running · {process.pid}"
            case Status.KILLED:
                return "Bot was killed"
        return f"Bot ended with status {process.returncode if process else 'unknown'}"

    async def command(self, *arguments: str) -> int:
        """Run another `zvodka` command with the same settings to its end; its lines are kept too."""
        process = await self._open(arguments)
        try:
            await self._read(process)
            return await process.wait()
        finally:
            if process.returncode is None:
                process.kill()

    async def start(self) -> None:
        """Does nothing if it is alive."""
        async with self._turn:
            if self._alive():
                return
            self._process = await self._open(["run"])
            self._turn_to(Status.STARTING)
            self._watch = asyncio.create_task(self._follow(self._process, self._said()))

    async def kill(self) -> None:
        """SIGKILL: no farewell, nothing written any more."""
        async with self._turn:
            if self._process is not None and self._alive():
                self._turn_to(Status.KILLED)
                self._process.kill()
                await self._ended()

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL if that is not heard."""
        async with self._turn:
            if self._process is None or not self._alive():
                return
            self._process.terminate()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._process.wait()
            except TimeoutError:
                self._process.kill()
            await self._ended()

    def _alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def _ended(self) -> None:
        if self._watch is not None:
            await self._watch

    async def _open(self, arguments: Sequence[str]) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.demo.stage.leash",
            *arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=STDOUT,
            limit=LONGEST_LINE,
            cwd=self._folder,
            env=self._environment,
            start_new_session=True,  # Ctrl-C in the terminal is for the demo, which then ends the bot in order
        )

    async def _follow(self, process: Process, said: int) -> None:
        """Until the process has ended."""
        ready = asyncio.create_task(self._await_first_word(said))
        await self._read(process)
        await process.wait()
        ready.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ready
        if self.status is not Status.KILLED:
            self._turn_to(Status.EXITED)

    async def _await_first_word(self, said: int) -> None:
        while self._said() == said:  # noqa: ASYNC110  the world keeps a record of calls and rings no bell
            await asyncio.sleep(0.05)
        if self.status is Status.STARTING:
            self._turn_to(Status.RUNNING)

    async def _read(self, process: Process) -> None:
        assert process.stdout is not None
        async for raw in process.stdout:
            line = COLOURS.sub("", raw.decode(errors="replace").rstrip())
            self.lines.append(line)
            self._log(line)

    def _turn_to(self, status: Status) -> None:
        self.status = status
        self._changed()


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Only what a Python process needs, and the settings: nothing of the visitor's own bot or proxy gets in."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    home = str(Path(bot.__file__).parents[1])
    return kept | {"PYTHONPATH": home, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"} | dict(settings)
