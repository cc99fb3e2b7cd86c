"""Runs `python -m MODULE …` with names of a file besides the system's: `names.py FILE python -m MODULE …`.

A line of the file is a name and its address. Other names under `.invalid` cannot be looked up for the time being.
"""

import runpy
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def looking_into(file: Path, ask: Callable[..., Any]) -> Callable[..., Any]:
    def answer(host: Any, *rest: Any, **options: Any) -> Any:
        known = dict(line.split() for line in file.read_text().splitlines())
        if str(host).endswith(".invalid") and host not in known:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return ask(known.get(host, host), *rest, **options)

    return answer


def main() -> None:
    _, file, _, _, module, *arguments = sys.argv
    socket.getaddrinfo = looking_into(Path(file), socket.getaddrinfo)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
