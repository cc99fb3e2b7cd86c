"""The table of rooms in ARCHITECTURE.md, held against the imports."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
WORDS = {"model", "errors"}
MAY_IMPORT = {
    "model": set(),
    "callbacks": set(),
    "library": set(),
    "render": {"callbacks"},
    "store": set(),
    "desk": {"library", "render", "store", "callbacks"},
    "outbox": {"store"},
    "tg": {"desk", "library", "render", "store", "outbox", "callbacks"},
    "observe": {"store"},
    "demo": {"paths"},
}
ALONE_IMPORTS = {
    "yaml": {"library"},
    "jinja2": {"render"},
    "babel": {"render"},
    "markdown_it": {"render"},
    "mdit_py_plugins": {"render"},
    "aiosqlite": {"store/sqlite"},
    "sqlite3": {"store/sqlite"},
    "cryptography": {"store"},
    "telegram": {"tg", "app"},
    "prometheus_client": {"observe"},
    "aiohttp": {"tg", "demo"},
    "aiohappyeyeballs": {"tg"},
    "httptools": {"tg"},
    "pydantic_settings": {"settings"},
    "typer": {"cli"},
}


def imports(file: Path) -> Iterator[str]:
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


FILES = sorted(BOT.rglob("*.py"))


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_a_room_imports_only_the_rooms_below_it(name: str) -> None:
    allowed = MAY_IMPORT[name] | WORDS | {name}
    strangers = {
        f"{file.relative_to(BOT)}: {module}"
        for file in FILES
        if room(file) == name
        for module in imports(file)
        if module.startswith("bot.") and module.split(".")[1] not in allowed
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


def test_the_nouns_of_the_store_know_no_database_in_particular() -> None:
    nouns = [file for file in FILES if room(file) == "store" and not place(file).startswith("store/sqlite")]
    assert {place(file) for file in nouns for module in imports(file) if module.startswith("bot.store.sqlite")} == set()


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
