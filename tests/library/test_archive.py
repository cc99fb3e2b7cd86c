"""Archives of texts are opened within bounds; what in them is unfit keeps nothing else from being read."""

import stat
import zipfile
from io import BytesIO

import pytest

from bot.library.files.archive import MOST, unpacked
from tests.library.documents import document, packed
from tests.library.readings import GOOD, refused, taken


def names(content: bytes) -> list[str]:
    return [each.name for each in unpacked("texts.zip", content)[0]]


def problems(content: bytes) -> list[str]:
    return [str(each) for each in unpacked("texts.zip", content)[1]]


def test_texts_and_documents_come_out_and_what_systems_add_does_not() -> None:
    content = packed(
        {
            "west.en.md": GOOD,
            "more/Захад 22.docx": document("Text"),
            "__MACOSX/._west.en.md": b"x",
            "more/.DS_Store": b"x",
            "Thumbs.db": b"x",
        }
    )
    assert (names(content), problems(content)) == (["west.en.md", "more/Захад 22.docx"], [])
    assert taken("west.en.md", unpacked("texts.zip", content)[0][0].content)


def test_a_file_that_is_no_archive_comes_out_alone() -> None:
    assert [each.content for each in unpacked("west.en.md", GOOD.encode())[0]] == [GOOD.encode()]


def test_what_leads_out_of_an_archive_is_named_and_the_rest_is_read() -> None:
    content = packed({"../west.md": "x", "/etc/passwd": "x", "C:\\a.md": "x", "inner.zip": "x", "good.md": GOOD})
    assert names(content) == ["good.md"]
    outside = "this leads out of the archive, and is not read: pack the file itself"
    assert problems(content) == [
        f"texts.zip/../west.md: {outside}",
        f"texts.zip//etc/passwd: {outside}",
        f"texts.zip/C:\\a.md: {outside}",
        "texts.zip/inner.zip: an archive within an archive is not read: send its files",
    ]


def test_a_link_in_an_archive_is_not_followed() -> None:
    found = BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        entry = zipfile.ZipInfo("west.md")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert names(found.getvalue()) == []
    assert "leads out" in problems(found.getvalue())[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_told() -> None:
    found = BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        archive.writestr("west.md", GOOD)
        archive.writestr("west.md", "other")
    assert "two files have this name" in problems(found.getvalue())[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packed({f"{number}.md": "x" for number in range(MOST + 1)}), "201 files"),
        (packed({"a.md": b"\0" * 51 * 1024 * 1024}), "more than 50 MB"),
        (packed({}), "no file in it"),
        (packed({"__MACOSX/a.md": "x"}), "no file in it"),
        (packed({"west.md": GOOD})[:-30], "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
    ],
)
def test_what_is_too_much_or_broken_is_refused_as_a_whole(content: bytes, words: str) -> None:
    assert names(content) == []
    assert words in problems(content)[0]


@pytest.mark.parametrize(
    ("name", "content", "program"),
    [
        (
            "a.odt",
            packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "OpenDocument",
        ),
        ("a.pages", packed({"Index/Document.iwa": b"x"}), "Pages"),
        ("a.xlsx", packed({"xl/workbook.xml": "<a/>"}), "Excel"),
        ("a.pptx", packed({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        ("a.epub", packed({"META-INF/container.xml": "<a/>"}), "EPUB"),
        ("a.rtf", rb"{\rtf1 text}", "RTF"),
        ("a.md", rb"{\rtf1 text}", "RTF"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "Word 97"),
        ("a.html", b"<p>Text</p>", "HTML"),
        ("a.md", b"\xef\xbb\xbf\n<!DOCTYPE html><p>Text</p>", "HTML"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"x" * 100, "picture"),
        ("a.rar", b"Rar!\x1a\x07" + b"x" * 100, "archive"),
        ("text.pages", b"something", "Pages"),
    ],
)
def test_files_of_other_programs_are_refused_with_a_way_out(name: str, content: bytes, program: str) -> None:
    (problem,) = refused(name, content).problems
    assert problem.message % problem.values == (
        f"this is a file of another program ({program}): save it as Word (.docx) or plain text, and send that"
    )
