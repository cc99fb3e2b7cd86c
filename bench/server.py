"""Compiles the C server that plays Telegram, runs it on a core of its own, and asks it for its counts."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.cores import CLIENT_CORE, SERVER_CORE, output, start

HERE = Path(__file__).resolve().parent
FIRST_PERSON = 9_000_000_000
"""Whoever asks has a chat from here on."""
TOKEN = "1234567:a-token-for-benchmarks-which-is-nobodys-own"


@cache
def compiled(name: str) -> Path:
    """The program made of `name`.c, in a folder that goes away with this process."""
    compiler = shutil.which(os.environ.get("CC", "cc"))
    if compiler is None:
        raise SystemExit("The benchmarks need a C compiler: apt install gcc libc6-dev, or set CC.")
    program = build_folder() / name
    subprocess.run([compiler, "-O2", "-o", str(program), str(HERE / f"{name}.c")], check=True)
    return program


@cache
def build_folder() -> Path:
    return Path(_folder.name)


_folder = tempfile.TemporaryDirectory(prefix="zvodka-bench-")


@dataclass(frozen=True)
class Server:
    """`counts` gives messages `accepted` and `edited`, `notices` of callbacks, what was `refused` (429), in the
    `seconds` since the start or `reset`; how many questions had `answers`, in `answering_seconds`; and more.
    """

    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def counts(self) -> dict[str, Any]:
        return self._get("stats")

    def reset(self) -> None:
        self._get("reset")

    def ask(self, count: int) -> None:
        """Let people ask so often, as fast as the bot acknowledges."""
        self._get(f"ask?count={count}")

    def _get(self, name: str) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/{name}") as answer:
            counts: dict[str, Any] = json.load(answer)
            return counts


@contextlib.contextmanager
def serving(**options: int | Path) -> Iterator[Server]:
    """The server with options such as `latency_ms=40`, for as long as the block runs."""
    words = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    program = start(SERVER_CORE, compiled("server"), *words, stdout=subprocess.PIPE)
    try:
        assert program.stdout
        yield Server(int(program.stdout.readline()))
    finally:
        program.terminate()
        program.communicate()


def ceiling(server: Server, body: str, connections: int, *, seconds: float = 2) -> int:
    """Answers per second to a generator in C on the clients' core: more than this nobody can measure here."""
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    request = f"{head}Content-Length: {len(body.encode())}\r\n\r\n{body}"
    return int(output(CLIENT_CORE, compiled("load"), str(server.port), str(connections), str(seconds), given=request))
