"""The table of rooms in ARCHITECTURE.md, held against the imports."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
WORDS = {"model", "errors"}
TALKING = {"callbacks", "desk", "library", "outbox", "render", "stems", "store", "tg"}
# A row speaks of the files right in that room: an inner room has a row of its own, and a file may be named alone.
MAY_IMPORT = {
    "model": set(),
    "stems": set(),
    "callbacks": set(),
    "library": set(),
    "render": {"callbacks", "render/html", "render/markdown"},
    "render/html": set(),
    "render/markdown": {"render/html"},
    "render/readers": {"callbacks", "render", "render/html", "stems"},
    "render/editors": {"callbacks", "render", "render/html"},
    "store": {"stems"},
    "store/sqlite": {"store"},
    "desk": {"callbacks", "library", "render/issue", "render/markdown", "store"},
    "outbox": {"store"},
    "tg": {*TALKING, "render/editors", "render/readers", "tg/editors", "tg/readers", "tg/wire"},
    "tg/wire": set(),
    "tg/readers": {*TALKING, "render/readers"},
    "tg/editors": {*TALKING, "render/editors", "tg/wire"},
    "observe": {"store", "store/sqlite"},
    "demo": {"demo/telegram", "paths"},
    "demo/telegram": set(),
    "demo/stage": {"demo", "demo/telegram", "paths"},
}
ALONE_IMPORTS = {
    "Stemmer": {"stems"},
    "mammoth": {"library"},
    "yaml": {"library"},
    "jinja2": {"render"},
    "babel": {"render"},
    "markdown_it": {"render"},
    "resvg_py": {"render"},
    "mdit_py_plugins": {"render"},
    "aiosqlite": {"store/sqlite"},
    "sqlite3": {"store/sqlite"},
    "cryptography": {"store"},
    "telegram": set(),
    "prometheus_client": {"observe"},
    "aiohttp": {"tg/wire", "demo"},
    "aiohappyeyeballs": {"tg/wire"},
    "httptools": {"tg/wire"},
    "pydantic_settings": {"settings"},
    "typer": {"cli"},
}


@cache
def imports(file: Path) -> list[str]:
    return list(_imports(file))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room(file: Path) -> str:
    return file.relative_to(BOT).parts[0].removesuffix(".py")


def place(file: Path) -> str:
    """Within the house, as in `store/sqlite/lock`."""
    return file.relative_to(BOT).with_suffix("").as_posix()


def inner(where: str) -> str:
    """The innermost room of a place; where there are no rooms, the file itself."""
    rooms = [name for name in MAY_IMPORT if f"{where}/".startswith(f"{name}/")]
    return max(rooms, key=len, default=where)


FILES = sorted(BOT.rglob("*.py"))


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_below_it(name: str) -> None:
    strangers = {
        f"{file.relative_to(BOT)}: {module}"
        for file in FILES
        if inner(place(file)) == name
        for module in imports(file)
        if module.startswith("bot.")
        and not {wanted := module.removeprefix("bot.").replace(".", "/"), inner(wanted)}
        & {*MAY_IMPORT[name], *WORDS, name}
    }
    assert strangers == set()


def test_the_words_need_only_the_standard_library() -> None:
    words = [file for file in FILES if room(file) in WORDS]
    used = {module for file in words for module in imports(file) if not module.startswith(("bot.model", "bot.errors"))}
    assert {module.split(".")[0] for module in used} <= sys.stdlib_module_names


@pytest.mark.parametrize("library", sorted(ALONE_IMPORTS))
def test_a_library_is_known_to_its_rooms_only(library: str) -> None:
    users = {place(file) for file in FILES for module in imports(file) if module.split(".")[0] == library}
    strangers = {
        user for user in users if not any(f"{user}/".startswith(f"{home}/") for home in ALONE_IMPORTS[library])
    }
    assert strangers == set()


def test_nothing_knows_the_demo_but_the_command_that_starts_it() -> None:
    users = {room(file) for file in FILES for module in imports(file) if module.startswith("bot.demo")}
    assert users <= {"demo", "cli"}


def test_telegrams_stand_in_needs_nothing_of_the_bot() -> None:
    strangers = {
        f"{file.relative_to(BOT)}: {module}"
        for file in (BOT / "demo" / "telegram").rglob("*.py")
        for module in imports(file)
        if module.startswith("bot") and not module.startswith("bot.demo.telegram")
    }
    assert strangers == set()
