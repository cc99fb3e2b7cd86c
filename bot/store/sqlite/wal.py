"""Overwrites what the write-ahead log holds of erased rows: truncating alone would free its blocks as they are.

https://sqlite.org/fileformat2.html#the_write_ahead_log tells how the log is laid out. A frame counts only if it carries
the salts of the log's header; the log begins anew, with other salts, only when all of it stands in the database and
nobody reads it. So what lies behind the last frame with the header's salts is dead for every reader and for every
recovery, whenever the machine crashes, and may be overwritten by whoever holds the writer's lock.
"""

import os
import sqlite3
from pathlib import Path
from typing import BinaryIO

HEADER, FRAME = 32, 24
CHUNK = 1 << 16


def erase_log(connection: sqlite3.Connection, log: Path) -> bool:
    """Overwrite and truncate the log; False if somebody reads an older snapshot or writes meanwhile: try again."""
    if not log.exists() or not log.stat().st_size:
        return True
    return checkpointed(connection, "RESTART") and overwritten(connection, log) and checkpointed(connection, "TRUNCATE")


def checkpointed(connection: sqlite3.Connection, mode: str) -> bool:
    return not connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()[0]


def overwritten(connection: sqlite3.Connection, log: Path) -> bool:
    """Begin the log anew by one frame, the first page with nothing changed, and overwrite all behind it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        return overwrite_dead(log) <= 1
    finally:
        connection.execute("ROLLBACK")


def overwrite_dead(log: Path) -> int:
    """Nobody may write to the log meanwhile. How many frames count; all of them may if somebody reads an old one."""
    with log.open("r+b", buffering=0) as opened:
        frames, end = live(opened)
        opened.seek(end)
        while chunk := opened.read(CHUNK):
            if any(chunk):
                opened.seek(-len(chunk), os.SEEK_CUR)
                opened.write(bytes(len(chunk)))
        os.fsync(opened.fileno())
    return frames


def live(log: BinaryIO) -> tuple[int, int]:
    """How many frames carry the header's salts, and where the last of them ends; an emptied log has none."""
    header = log.read(HEADER)
    page, salts = int.from_bytes(header[8:12], "big"), header[16:24]
    frames, end = 0, len(header)
    while len(frame := log.read(FRAME)) == FRAME and frame[8:16] == salts:
        log.seek(page, os.SEEK_CUR)
        frames, end = frames + 1, end + FRAME + page
    return frames, end
