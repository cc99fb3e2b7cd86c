"""A virtual environment for all contestants of a race, so that what they share has one version: ours."""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

OURS = (
    "aiohappyeyeballs",
    "aiohttp",
    "aiosqlite",
    "cryptography",
    "httptools",
    "prometheus-client",
    "python-telegram-bot",
    "structlog",
    "yarl",
)
"""What `bot.store`, `bot.outbox` and `bot.tg` need, and python-telegram-bot, in the versions of this Python."""
PEERS = ("aiogram==3.31.0", "aiogram-broadcaster==0.6.8", "aiolimiter", "sqlalchemy[asyncio]>=2,<3", "uvloop")
SHOWN = (
    "aiohttp",
    "aiosqlite",
    "python-telegram-bot",
    "aiogram",
    "aiogram-broadcaster",
    "httpx",
    "sqlalchemy",
    "uvloop",
)


def environment() -> Path:
    """Its Python, made at the first call in the user's cache folder, by pip from the package index."""
    wanted = [*(f"{name}=={version(name)}" for name in OURS), *PEERS]
    name = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = cache / "zvodka-bench" / name
    python = place / "bin" / "python"
    done = place / "done"
    if not done.exists():
        print(f"Installing the contestants into {place} (once) …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        subprocess.run([python, "-m", "pip", "--disable-pip-version-check", "install", "-qq", *wanted], check=True)
        done.touch()
    return python


def versions(python: Path) -> str:
    """One line of what is installed there."""
    code = f"from importlib.metadata import version as v; print(', '.join(n + ' ' + v(n) for n in {SHOWN}))"
    answer = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    return answer.stdout.strip()
