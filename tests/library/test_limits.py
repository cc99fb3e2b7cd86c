"""What just fits is taken and one more is told, with its number, from a file and from the chat alike."""

import pytest

from bot.desk.check import JUDGES
from bot.library.cells import read_cell
from bot.library.files.opening import MAX_TEXT
from bot.model.cell import Cell, Part, Passage
from bot.model.issue import MAX_AUTHOR, MAX_AUTHORS, MAX_BODY, MAX_HEADLINE, MAX_LEAD, MAX_LINES, MAX_LINK, Commentary
from bot.model.reading import Refused, Taken
from tests.library.readings import GOOD, problems, taken
from tests.render.issues import WEEK

FRONT, _TEXT = GOOD.split("\n\n", maxsplit=1)
BEFORE = Commentary(WEEK, "west", "en", "Ties", "What was there.")
NAMES = [f"Author {number}" for number in range(1, MAX_AUTHORS + 2)]
LINK = "https://example.org/"
LETTERS = {"Latin": "x", "Cyrillic": "ў", "two units": "𝒳"}


def with_line(line: str) -> str:
    """The good file; a line for a key that is there takes its place."""
    key = line.partition(":")[0]
    kept = "\n".join(each for each in FRONT.split("\n")[1:-1] if not each.startswith(f"{key}:"))
    return f"---\n{line}\n{kept}\n---\n\nThe first paragraph.\n"


def with_body(body: str) -> str:
    return f"{FRONT}\n\n{body}\n"


def from_chat(part: Part, text: str) -> list[str]:
    """What is told of a part that an editor writes in the chat."""
    found = read_cell("x", Cell(1, WEEK, "west", "en", part, (Passage(1, text),)), BEFORE, JUDGES)
    if isinstance(found, Taken):
        return []
    return [each.message % each.values for each in found.problems]


OPENED = "” is no link that Telegram opens: a link begins with https://"


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize(
    ("key", "part", "limit"), [("headline", Part.HEADLINE, MAX_HEADLINE), ("lead", Part.LEAD, MAX_LEAD)]
)
def test_a_line_may_have_so_many_characters_whatever_letters_they_are(
    key: str, part: Part, limit: int, letter: str
) -> None:
    fits = letter * limit
    assert getattr(taken("x.md", with_line(f"{key}: {fits}")).commentary, key) == fits
    assert from_chat(part, fits) == []
    assert problems(with_line(f"{key}: {fits}{letter}"), "x.md") == [
        f"2: “{key}” has {limit + 1} characters, and at most {limit} fit: shorten it"
    ]
    (told,) = from_chat(part, fits + letter)
    assert f"{limit + 1} characters" in told
    assert f"at most {limit} fit" in told


def test_quotes_marks_and_blanks_around_a_headline_do_not_count() -> None:
    fits = "x" * MAX_HEADLINE
    for written in (f"“{fits}”", f"'{fits}'", f"   {fits}   ", f"**{fits}**", f"«{fits}»"):
        assert taken("x.md", with_line(f"headline: {written}")).commentary.headline == fits


@pytest.mark.parametrize("form", ["authors: %s", "authors: [%s]", "Аўтары: %s", "by: %s"])
def test_so_many_authors_fit_in_every_form(form: str) -> None:
    few, many = ", ".join(NAMES[:-1]), ", ".join(NAMES)
    assert taken("x.md", with_line(form % few)).commentary.authors == tuple(NAMES[:-1])
    assert problems(with_line(form % many), "x.md") == ["2: there are 21 authors, and at most 20 fit: name fewer"]
    assert from_chat(Part.AUTHORS, few) == []
    assert from_chat(Part.AUTHORS, many) == ["there are 21 authors, and at most 20 fit: name fewer"]


def test_an_author_named_twice_is_one_and_so_fits() -> None:
    twice = ", ".join([*NAMES[:-1], *NAMES[:-1]])
    assert len(taken("x.md", with_line(f"authors: {twice}")).commentary.authors) == MAX_AUTHORS
    assert from_chat(Part.AUTHORS, twice) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("x" * MAX_AUTHOR, False, id="just so long"),
        pytest.param("x" * (MAX_AUTHOR + 1), True, id="one more"),
        pytest.param("А. Б.", False, id="initials"),
        pytest.param("7", False, id="a figure"),
        pytest.param("—", True, id="a dash"),
        pytest.param("🔥", True, id="an emoji"),
    ],
)
def test_a_name_needs_letters_and_has_so_many(name: str, told: bool) -> None:
    text = with_line(f"authors: A. Author, {name}")
    assert bool(from_chat(Part.AUTHORS, name)) is told
    if told:
        (problem,) = problems(text, "x.md")
        assert problem.startswith("2: the name “")
        assert f"has {len(name)} characters: it needs letters, and at most 100 fit" in problem
    else:
        assert taken("x.md", text).commentary.authors == ("A. Author", name)


@pytest.mark.parametrize(
    ("link", "told"),
    [
        pytest.param(LINK + "x" * (MAX_LINK - len(LINK)), "", id="just so long"),
        pytest.param(
            LINK + "x" * (MAX_LINK - len(LINK) + 1),
            " has 2049 characters, and a link at most 2048: shorten it",
            id="one more",
        ),
        pytest.param("HTTPS://EXAMPLE.ORG", "", id="capitals"),
        pytest.param("http://example.org:65535/", "", id="the last port"),
        pytest.param("http://example.org:65536/", OPENED, id="a port more"),
        pytest.param("http://example.org:0/", OPENED, id="no port"),
        pytest.param("https://пример.бел/шлях?а=б#в", "", id="Cyrillic"),
        pytest.param("tg://resolve?domain=zvodka", "", id="of Telegram"),
        pytest.param("tg://user?id=1", OPENED, id="a mention"),
        pytest.param("https://localhost/", OPENED, id="without a dot"),
        pytest.param("ftp://example.org/", OPENED, id="of another kind"),
        pytest.param("javascript:alert(1)", OPENED, id="of a program"),
        pytest.param(
            "https://example.org/a b", "” has a blank in it, and a link has none: take it out", id="with a blank"
        ),
    ],
)
def test_a_link_is_one_that_telegram_opens(link: str, told: str) -> None:
    assert all(each.endswith(told) for each in from_chat(Part.LINK, link))
    if told:
        (problem,) = problems(with_line(f"link: {link}"), "x.md")
        assert problem.endswith(told)
        assert from_chat(Part.LINK, link)
    else:
        assert taken("x.md", with_line(f"link: {link}")).commentary.link == link


@pytest.mark.parametrize(
    "written", ["<https://a.by/x>", "[https://a.by/x](https://a.by/x)", "[a](https://a.by/x)", '"https://a.by/x"']
)
def test_what_programs_make_of_an_address_is_taken_off(written: str) -> None:
    assert taken("x.md", with_line(f"link: {written}")).commentary.link == "https://a.by/x"


def paragraphs(size: int, letter: str = "x") -> str:
    """So many bytes, in lines that nobody minds."""
    line = f"{letter * 40} "
    text = (line * (size // len(line.encode()) + 1)).encode()[:size].decode("utf-8", "ignore").rstrip()
    return text + "x" * (size - len(text.encode()))


@pytest.mark.parametrize("letter", ["x", "ў"])
def test_a_body_may_have_so_many_bytes(letter: str) -> None:
    fits = paragraphs(MAX_BODY, letter)
    assert len(fits.encode()) == MAX_BODY
    assert taken("x.md", with_body(fits)).commentary.body == fits
    assert from_chat(Part.BODY, fits) == []
    assert problems(with_body(f"{fits}x"), "x.md") == ["9: the text has 33 KiB: at most 32 KiB fit"]
    assert from_chat(Part.BODY, f"{fits}x") == ["the text has 33 KiB: at most 32 KiB fit"]


def test_a_body_may_have_so_many_lines_and_blank_ones_around_it_do_not_count() -> None:
    fits = "a" + "\n" * (MAX_LINES - 1) + "b"
    assert taken("x.md", with_body(f"\n\n{fits}\n\n\n")).commentary.body == fits
    assert from_chat(Part.BODY, "\n".join(["a"] * MAX_LINES)) == []


@pytest.mark.parametrize("more", [1, 1200, 1201, 5000])
def test_of_too_many_lines_the_same_limit_is_told_however_many_they_are(more: int) -> None:
    """Or an editor who has cut a text down to what he was told is told another number."""
    text = "\n".join(["a"] * (MAX_LINES + more))
    told = f"the text has {MAX_LINES + more} lines: at most 800 fit"
    assert [each.partition(": ")[2] for each in problems(with_body(text), "x.md")] == [told]
    assert from_chat(Part.BODY, text) == [told]


def test_a_file_may_have_so_many_bytes_before_anybody_reads_it() -> None:
    head = f"{FRONT}\n\n".encode()
    fits, more = head + b"x" * (MAX_TEXT - len(head)), head + b"x" * (MAX_TEXT - len(head) + 1)
    assert problems(fits, "x.md") == ["9: the text has 256 KiB: at most 32 KiB fit"]
    assert problems(more, "x.md") == ["0: the file has 257 KiB, and a text at most 256 KiB: send one text per file"]


@pytest.mark.parametrize("part", [Part.WHOLE, Part.BODY, Part.LEAD, Part.LINK, Part.HEADLINE])
def test_what_is_told_of_a_huge_message_is_short(part: Part) -> None:
    for told in from_chat(part, "x" * 200_000):
        assert len(told) < 200


@pytest.mark.parametrize("cell", [Part.BODY, Part.WHOLE, Part.HEADLINE])
def test_an_empty_message_empties_no_part_that_must_be_there(cell: Part) -> None:
    found = read_cell("x", Cell(1, WEEK, "west", "en", cell, (Passage(1, " \n\u202e "),)), BEFORE, JUDGES)
    assert isinstance(found, Refused)
