"""The database's file before anything is written to it: where it really lies, whose it is, who may read it."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from bot.errors import SettingsError
from bot.store.sqlite.migration import scripts
from bot.store.sqlite.trouble import translated

Facts = Mapping[str, str]
"""What the table `meta` says, by name."""

TABLES = {"meta", "topic", "issue", "reader", "broadcast", "delivery"}
"""Every database of ours has had them from the first schema on."""

FOREIGN = "ZVODKA_DATABASE: {path} is another program's database"
NEWER = "ZVODKA_DATABASE: a newer Zvodka made this database (schema {version}); please update"
LINKED = "ZVODKA_DATABASE: {path} has another name, a hard link; a database must have one name only"
NO_FILE = "ZVODKA_DATABASE: {path} is not a file"
NOT_OPENED = "ZVODKA_DATABASE: {path} cannot be opened: {reason}"


def real(path: Path) -> Path:
    """Where links lead to; unlike `Path.resolve`, it bears links that lead in a circle."""
    return Path(os.path.realpath(path))


def make_private(path: Path) -> None:
    """A new file for its owner's eyes only; SQLite gives its companions the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise SettingsError([NOT_OPENED.format(path=path, reason=error.strerror)]) from None


def open_to_others(files: Iterable[Path]) -> list[Path]:
    """Those which other users of this machine may read or change; Windows has no such modes."""
    if os.name == "nt":
        return []
    return [file for file in files if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077]


def read_facts(path: Path) -> Facts:
    """Without any change to the file; SettingsError if it is none of ours or a newer Zvodka's. No file: no facts."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError([NOT_OPENED.format(path=path, reason=error.strerror)]) from None
    if not stat.S_ISREG(found.st_mode):
        raise SettingsError([NO_FILE.format(path=path)])
    if found.st_nlink > 1:
        raise SettingsError([LINKED.format(path=path)])
    with translated(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if not (tables or version):
            return {}
        if not tables >= TABLES:
            raise SettingsError([FOREIGN.format(path=path)])
        if version > scripts()[-1][0]:
            raise SettingsError([NEWER.format(version=version)])
        return dict(connection.execute("SELECT name, value FROM meta"))
