"""A file is what its bytes say, and what is zipped is read as far as there is room, whatever it says of itself."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.files.kinds import Kind, file_kind
from bot.library.files.zipped import BROKEN, read_within
from tests.library.documents import document, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 64
WORD = document("Text")
KINDS: dict[str, tuple[str, bytes, Kind, str]] = {
    "a Word document": ("a.docx", WORD, Kind.WORD, ""),
    "one under the name of a text": ("a.md", WORD, Kind.WORD, ""),
    "one under the name of an archive": ("a.zip", WORD, Kind.WORD, ""),
    "one without a name": ("", WORD, Kind.WORD, ""),
    "one that is cut off": ("a.md", WORD[: len(WORD) // 2], Kind.WORD, ""),
    "one that is cut off at once": ("a.docx", WORD[:8], Kind.WORD, ""),
    "one with a password": ("A.DOCX", OLE, Kind.WORD, ""),
    "one of Word 97": ("a.doc", OLE, Kind.STRANGE, "Word 97"),
    "an archive": ("a.zip", packed({"a.md": "x"}), Kind.ARCHIVE, ""),
    "an archive named as a text": ("a.md", packed({"a.md": "x"}), Kind.ARCHIVE, ""),
    "an empty archive": ("a.zip", packed({}), Kind.ARCHIVE, ""),
    "an archive that is cut off": ("a.zip", packed({"a.md": "x"})[:-10], Kind.ARCHIVE, ""),
    "a text": ("a.md", b"Text", Kind.TEXT, ""),
    "a text named as a document": ("a.docx", b"Text", Kind.TEXT, ""),
    "a text of no name": ("", b"Text", Kind.TEXT, ""),
    "a text that speaks of PDF": ("a.md", b"The %PDF is there", Kind.TEXT, ""),
    "a text that speaks of HTML": ("a.md", b"Text with <html> in it", Kind.TEXT, ""),
    "a text that begins with PK": ("a.md", b"PK is a party", Kind.TEXT, ""),
    "a PDF after blank lines": ("a.md", b"\r\n\n %PDF-1.4", Kind.STRANGE, "PDF"),
    "HTML in capitals": ("a.md", b"<HTML><p>", Kind.STRANGE, "HTML"),
    "XML": ("a.md", b"<?xml version='1.0'?><office/>", Kind.STRANGE, "HTML"),
    "HTML by its name": ("a.HTM", b"Text", Kind.STRANGE, "HTML"),
    "a photo of an iPhone": ("a.md", b"\0\0\0\x18ftypheic" + b"x" * 20, Kind.STRANGE, "picture"),
    "a sticker": ("a.md", b"RIFF\x01\x02\x03\x04WEBPVP8 ", Kind.STRANGE, "picture"),
    "an animation": ("a.md", b"GIF89a....", Kind.STRANGE, "picture"),
    "7-Zip": ("a.md", b"7z\xbc\xaf\x27\x1c", Kind.STRANGE, "archive"),
    "a tarball": ("a.tar.gz", b"\x1f\x8b\x08\0", Kind.STRANGE, "archive"),
    "an open document as XML": ("a.fodt", b"Text", Kind.STRANGE, "OpenDocument"),
    "old Pages": ("a.pages", packed({"QuickLook/Preview.pdf": "x", "index.xml": "x"}), Kind.STRANGE, "Pages"),
    "a spreadsheet named as a document": ("a.docx", packed({"xl/workbook.xml": "x"}), Kind.STRANGE, "Excel"),
    "an archive with a folder of the name": (
        "a.zip",
        packed({"my xl/a.md": "x", "passwords/b.md": "x"}),
        Kind.ARCHIVE,
        "",
    ),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_known_by_its_bytes_first(name: str) -> None:
    path, content, kind, program = KINDS[name]
    assert file_kind(path, content) == (kind, program)


@given(
    st.text(max_size=12),
    st.binary(max_size=80),
    st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"]),
)
def test_no_bytes_and_no_name_are_too_strange(name: str, content: bytes, first: bytes) -> None:
    kind, program = file_kind(name, first + content)
    assert bool(program) == (kind is Kind.STRANGE)


def entry(content: bytes, room: int) -> bytes | None:
    """What is read of a file of one entry."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return read_within(archive, archive.infolist()[0], room)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_what_just_fits_is_read_whole_and_one_byte_more_is_not(size: int) -> None:
    content = packed({"a.md": b"x" * size})
    assert entry(content, size) == b"x" * size
    if size:
        assert entry(content, size - 1) is None


def test_an_entry_that_lies_about_its_size_gets_no_more_room() -> None:
    content = bytearray(packed({"a.md": b"x" * 300_000}))
    for header, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(header) + place
        assert content[at : at + 4] == (300_000).to_bytes(4, "little")
        content[at : at + 4] = (10).to_bytes(4, "little")
    try:
        found = entry(bytes(content), 1000)
    except BROKEN:
        return
    assert found is None or len(found) <= 10


def test_an_entry_with_a_password_is_broken_and_not_a_crash() -> None:
    content = bytearray(packed({"a.md": b"x" * 100}))
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + place] |= 1
    with pytest.raises(BROKEN):
        entry(bytes(content), 1000)


@given(st.integers(0, 400), st.integers(1, 255))
def test_a_damaged_archive_is_read_or_broken_in_a_known_way(place: int, by: int) -> None:
    content = bytearray(packed({"a.md": b"text " * 40, "b.md": b"more"}))
    content[place % len(content)] ^= by
    try:
        found = entry(bytes(content), 1000)
    except (*BROKEN, IndexError):
        return
    assert found is None or len(found) <= 1000
