"""The files that went up, from either side."""

import mimetypes
from dataclasses import dataclass

from bot.demo.telegram.message import Document

LARGEST_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True)
class File:
    document: Document
    path: str
    content: bytes


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

    def find(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        return self._by_path.get(path)
