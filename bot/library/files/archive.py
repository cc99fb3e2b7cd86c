"""Several files in one: opened within bounds, and only as far as they hold."""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from bot.errors import ContentError
from bot.library.files.kinds import Kind, file_kind
from bot.library.files.word import lean
from bot.library.files.zipped import BROKEN, read_within

MOST = 200
MAX_UNPACKED = 50 * 1024 * 1024
MAX_SENT = 20 * 1024 * 1024
"""Bytes that Telegram hands over."""
_UNUSED = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True)
class Packed:
    """One file of an archive, by its path there."""

    name: str
    content: bytes


class _TooMuch(Exception):  # noqa: N818 -- the archive holds it
    pass


def unpacked(name: str, content: bytes) -> tuple[tuple[Packed, ...], tuple[ContentError, ...]]:
    """The files of an archive, and what keeps others from being read; a file that is none comes back alone."""
    if file_kind(name, content)[0] is not Kind.ARCHIVE:
        return (_lean(name, content),), ()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _opened(name, archive)
    except _TooMuch:
        values = {"limit": str(MAX_UNPACKED // 1024 // 1024)}
        problem = ContentError(name, 0, "unpacked it has more than %(limit)s MB: send fewer files at once", values)
    except BROKEN:
        problem = ContentError(name, 0, "the archive is damaged or has a password: pack the files again")
    return (), (problem,)


def _lean(name: str, content: bytes) -> Packed:
    """A Word document is kept without its pictures."""
    return Packed(name, lean(content) if file_kind(name, content)[0] is Kind.WORD else content)


def _opened(name: str, archive: zipfile.ZipFile) -> tuple[tuple[Packed, ...], tuple[ContentError, ...]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _unused(entry.filename)]
    if len(entries) > MOST:
        values = {"count": str(len(entries)), "limit": str(MOST)}
        return (), (ContentError(name, 0, "there are %(count)s files in it, and at most %(limit)s are read", values),)
    if not entries:
        return (), (ContentError(name, 0, "there is no file in it: pack the texts again"),)
    problems = list(_unfit(name, entries))
    refused = {problem.path for problem in problems}
    fit = [entry for entry in entries if f"{name}/{entry.filename}" not in refused]
    room = MAX_UNPACKED
    files = []
    for entry in fit:
        inside = read_within(archive, entry, room)
        if inside is None:
            raise _TooMuch
        room -= len(inside)
        files.append(_lean(entry.filename, inside))
    return tuple(files), tuple(problems)


def _unused(path: str) -> bool:
    """What systems put beside people's files."""
    parts = PurePosixPath(path).parts
    return not parts or bool(_UNUSED & set(parts)) or parts[-1].startswith("._")


def _unfit(name: str, entries: list[zipfile.ZipInfo]) -> Iterator[ContentError]:
    seen: set[str] = set()
    for entry in entries:
        path = f"{name}/{entry.filename}"
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if stat.S_ISLNK(entry.external_attr >> 16) or ".." in parts or parts[0] == "/" or ":" in parts[0]:
            yield ContentError(path, 0, "this leads out of the archive, and is not read: pack the file itself")
        elif entry.filename in seen:
            yield ContentError(path, 0, "two files have this name: give them different ones")
        elif entry.filename.casefold().endswith(".zip"):
            yield ContentError(path, 0, "an archive within an archive is not read: send its files")
        seen.add(entry.filename)
