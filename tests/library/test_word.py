"""Word's documents become what an editor would have typed as Markdown, and none of them keeps anybody waiting."""

import pytest

from bot.library.files.archive import unpacked
from bot.model.reading import Asked, Doubt, Taken
from tests.library.documents import BULLETS, NUMBERS, document, link, note, paragraph, picture, run, table
from tests.library.readings import asked, oddities, reading, refused, taken

WEEK = {Doubt.WEEK: "2019-W22"}
KEYS = ("Topic: West", "Week: 22", "Language: en", "Verdict: improved")


def body(*blocks: str, links: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> str:
    return taken("a.docx", document(*KEYS, "A headline", *blocks, links=links, notes=notes)).commentary.body


@pytest.mark.parametrize(
    ("blocks", "markdown"),
    [
        ((paragraph("A ", run("bold", "b"), " word"),), "A **bold** word"),
        ((paragraph("A ", run("bold", "b"), run(" line", "b"), " here"),), "A **bold line** here"),
        ((paragraph("An ", run("italic", "i"), " word"),), "An *italic* word"),
        ((paragraph(run("One", "b i"), " word"),), "<b><i>One</i></b> word"),
        ((paragraph("Struck ", run("out", "strike")),), "Struck ~~out~~"),
        ((paragraph("Stars * and [brackets] and 2*3*4 stay"),), r"Stars * and [brackets] and 2\*3\*4 stay"),
        ((paragraph("Line\nand line"),), "Line\nand line"),
        ((paragraph("1994. A year"),), r"1994\. A year"),
        ((paragraph("Heading", style="1"), "Text"), "# Heading\n\nText"),
        ((paragraph("Said", style="a5"),), "> Said"),
        ((table(("Region", "Held"), ("Minsk", "5|6")),), "| Region | Held |\n|---|---|\n| Minsk | 5\\|6 |"),
        ((table(("Framed",), ("Text",)),), "Framed\n\nText"),
        (
            (
                paragraph("a", numbering=(BULLETS, 0)),
                paragraph("b", numbering=(BULLETS, 1)),
                paragraph("c", numbering=(NUMBERS, 0)),
            ),
            "- a\n    - b\n\n1. c",
        ),
    ],
)
def test_what_word_shows_is_kept(blocks: tuple[str, ...], markdown: str) -> None:
    assert body("First.", *blocks) == f"First.\n\n{markdown}"


def test_links_and_footnotes_are_kept() -> None:
    text = body(
        paragraph("See ", link("the site", 1), note(2), " and", note(3)),
        links=("https://example.org/a",),
        notes=("A note", "Another"),
    )
    assert text == "See [the site](https://example.org/a)[^1] and[^2]\n\n[^1]: A note\n\n[^2]: Another"


def test_the_title_of_a_document_is_its_headline_and_its_name_helps() -> None:
    text = document(paragraph("Мінск шукае стасункаў", style="a3"), "Тэкст навіны пра ЕС і Вільню.")
    assert set(asked("Захад 22.docx", text)) == {Doubt.WEEK}
    commentary = taken("Захад 22.docx", text, WEEK).commentary
    assert (commentary.topic, commentary.language) == ("west", "be")
    assert (commentary.headline, commentary.body) == ("Мінск шукае стасункаў", "Тэкст навіны пра ЕС і Вільню.")


def test_a_table_of_keys_stands_for_lines() -> None:
    keys = table(("Тэма", "Захад"), ("Тыдзень:", "20–26.05.2019"), ("Загаловак", "Пра ўсё"))
    found = taken("a.docx", document(keys, "Тэкст навіны пра ЕС і Вільню."))
    assert (str(found.commentary.week), found.commentary.headline) == ("2019-W21", "Пра ўсё")


def test_fences_and_keys_typed_in_word_are_read_as_in_a_text() -> None:
    found = taken("a.docx", document("—-", *KEYS, "headline: “Minsk: ties”", "———", "Text *as* typed."))
    assert (found.commentary.headline, found.commentary.body) == ("Minsk: ties", r"Text \*as\* typed.")


def test_a_document_is_known_by_its_bytes_and_a_text_too() -> None:
    text = document(*KEYS, "A headline", "Text.")
    assert taken("west.en.md", text).commentary == taken("west.en.docx", text).commentary
    assert taken("west.en.docx", "Week: 22\n\nHeadline\n\nText.").commentary.body == "Text."


def test_pictures_are_left_out_and_told() -> None:
    text = document(*KEYS, "A headline", "Text.", picture())
    assert "0: pictures of the Word document are not taken: only its text is" in oddities(taken("a.docx", text))
    assert b"image1.png" not in unpacked("a.docx", text)[0][0].content


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"word/document.xml": f"<a>{' ' * 30_000_000}</a>"}, id="a bomb"),
        pytest.param({"word/styles.xml": "<a>" + "<b/>" * 100_000 + "</a>"}, id="a bomb beside the text"),
        pytest.param({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, id="entities"),
        pytest.param(
            {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}, id="hidden entities"
        ),
        pytest.param({"word/document.xml": "<w:p>" * 9000 + "</w:p>" * 9000}, id="depth"),
        pytest.param({"word/document.xml": "no XML"}, id="no XML"),
        pytest.param({"word/document.xml": "<a/>"}, id="no document"),
        pytest.param({"word/document.xml": ""}, id="nothing"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_a_way_out(parts: dict[str, str | bytes]) -> None:
    (problem,) = refused("a.docx", document("Text", parts=parts)).problems
    assert ("plain text" in problem.message) or ("first line" in problem.message)


def test_a_book_is_refused_by_its_length() -> None:
    text = document("A headline", *["слова " * 300] * 100)
    (problem,) = refused("a.docx", text).problems
    assert problem.message % problem.values == (
        "the text has 180010 characters, about 16384 fit: send one text per file"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_declares_entities_is_not_even_parsed(encoding: str) -> None:
    text = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    (problem,) = refused("a.docx", document("Text", parts={"word/document.xml": text})).problems
    assert "holds too much" in problem.message


@pytest.mark.parametrize("cut", [10, 200, 1000])
def test_a_document_that_came_in_part_is_refused(cut: int) -> None:
    assert "again" in refused("a.docx", document("Text")[:cut]).problems[0].message


def test_a_document_with_a_password_is_told_so() -> None:
    (problem,) = refused("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 1000).problems
    assert problem.message == "the Word document is damaged or has a password: save it again without one"


@pytest.mark.parametrize("place", range(0, 4000, 97))
def test_a_damaged_document_is_told_so_or_read(place: int) -> None:
    content = bytearray(document(*KEYS, "A headline", "Text.", *["Слова і слова."] * 40))
    content[place % len(content)] ^= 0x55
    found = reading("a.docx", bytes(content))
    assert isinstance(found, Taken | Asked) or all(problem.message for problem in found.problems)
