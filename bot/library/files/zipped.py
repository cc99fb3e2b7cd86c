"""What is zipped, read as far as there is room for it."""

import zipfile
import zlib

_STEP = 64 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError, OSError)
"""What a damaged, encrypted or invented archive makes `zipfile` raise."""


def read_within(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes | None:
    """The content of an entry; None if there is more of it than `room`, whatever the archive says of its size."""
    found = bytearray()
    with archive.open(entry) as file:
        while step := file.read(_STEP):
            found += step
            if len(found) > room:
                return None
    return bytes(found)
