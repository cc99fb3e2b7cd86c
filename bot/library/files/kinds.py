"""What a file is, by its first bytes and by what lies in it: names are often wrong."""

import re
import zipfile
from enum import Enum
from io import BytesIO
from pathlib import PurePath

from bot.library.msgid import _


class Kind(Enum):
    TEXT = "text"
    WORD = "word"
    ARCHIVE = "archive"
    STRANGE = "strange"


SAVE_AS = _("this is a file of another program (%(kind)s): save it as Word (.docx) or plain text, and send that")

_OLE = re.compile(rb"\xd0\xcf\x11\xe0")
_BEGINNINGS = (
    (re.compile(rb"%PDF"), "PDF"),
    (re.compile(rb"\{\\rtf"), "RTF"),
    (_OLE, "Word 97"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|....ftyphei", re.DOTALL), "picture"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ"), "archive"),
    (re.compile(rb"<!doctype html|<html|<\?xml", re.IGNORECASE), "HTML"),
)
_BEGIN = 512
_IN_ZIP = (
    ("word/", ""),
    ("Index/Document.iwa", "Pages"),
    ("Index.zip", "Pages"),
    ("QuickLook/", "Pages"),
    ("content.xml", "OpenDocument"),
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
    ("META-INF/container.xml", "EPUB"),
)
_BY_NAME = {
    **dict.fromkeys((".pages",), "Pages"),
    **dict.fromkeys((".html", ".htm", ".mht"), "HTML"),
    **dict.fromkeys((".rtf",), "RTF"),
    **dict.fromkeys((".odt", ".fodt"), "OpenDocument"),
    **dict.fromkeys((".pdf",), "PDF"),
}


def file_kind(name: str, content: bytes) -> tuple[Kind, str]:
    """And the name of the program or format, for a strange one."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(name, content)
    if _OLE.match(content) and _is_named_word(name):  # what Word makes of a document with a password
        return Kind.WORD, ""
    for beginning, strange in _BEGINNINGS:
        if beginning.match(content[:_BEGIN].removeprefix(b"\xef\xbb\xbf").lstrip()):
            return Kind.STRANGE, strange
    strange = _BY_NAME.get(PurePath(name).suffix.lower(), "")
    return (Kind.STRANGE, strange) if strange else (Kind.TEXT, "")


def _zipped(name: str, content: bytes) -> tuple[Kind, str]:
    """One that is cut off keeps its kind: opening it tells what is wrong."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return (Kind.WORD, "") if _is_named_word(name) or b"word/" in content else (Kind.ARCHIVE, "")
    for inside, strange in _IN_ZIP:
        if any(name == inside or (inside.endswith("/") and name.startswith(inside)) for name in names):
            return (Kind.STRANGE, strange) if strange else (Kind.WORD, "")
    return Kind.ARCHIVE, ""


def _is_named_word(name: str) -> bool:
    return PurePath(name).suffix.lower() == ".docx"
