"""The files that went up, from either side."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.telegram.message import Document

LARGEST_DOWNLOAD = 20 * 1024 * 1024
SIDES = (90, 320, 800, 1280)
"""Pixels of the longer side in which Telegram keeps a picture, as far as it is that large."""

PhotoSize = Mapping[str, Any]
"""As the Bot API has it."""


@dataclass(frozen=True)
class File:
    document: Document
    path: str
    content: bytes
    #: Of a picture, all sizes in which Telegram has it; in this world they have the same bytes.
    sizes: tuple[PhotoSize, ...] = ()


class Files:
    """All files of the world, by id and by the path under which a bot fetches them."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, name: str, content: bytes) -> Document:
        number = len(self._by_id)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        document = Document(f"BQACAgIAAxkBAAI{number:06}", f"AgAD{number:06}", name, kind, len(content))
        suffix = name[name.rfind(".") :] if "." in name else ""
        file = File(document, f"documents/file_{number}{suffix}", content)
        self._by_id[document.file_id] = self._by_path[file.path] = file
        return document

    def add_picture(self, content: bytes, width: int, height: int) -> File:
        """A photo, found by the ids of all its sizes."""
        number = len(self._by_id)
        longer = max(width, height)
        sizes: tuple[PhotoSize, ...] = tuple(
            {
                "file_id": f"AgACAgIAAxkDAAI{number:06}{place}",
                "file_unique_id": f"AQAD{number:06}{place}",
                "width": max(1, width * side // longer),
                "height": max(1, height * side // longer),
                "file_size": len(content),
            }
            for place, side in enumerate(sorted({min(side, longer) for side in SIDES}))
        )
        largest = sizes[-1]
        document = Document(largest["file_id"], largest["file_unique_id"], "photo.png", "image/png", len(content))
        file = File(document, f"photos/file_{number}.png", content, sizes)
        self._by_id |= {size["file_id"]: file for size in sizes}
        self._by_path[file.path] = file
        return file

    def find(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)
