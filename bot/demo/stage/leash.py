"""Runs `zvodka` as it is, and ends it when stdin ends: whoever held the other end was killed and can't say goodbye."""

import os
import runpy
import threading
from typing import NoReturn


def end_with_stdin() -> NoReturn:
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with_stdin, daemon=True).start()
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
