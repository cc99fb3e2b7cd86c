"""What is written in the chat becomes a text: its headline, its marks, and what is wrong with it."""

from dataclasses import replace

import pytest

from bot.desk.check import JUDGES
from bot.library.cells import filled, loose, read_cell
from bot.model.cell import Cell, Part, Passage
from bot.model.entity import Entity
from bot.model.issue import Commentary
from bot.model.reading import Refused, Taken
from tests.render.issues import WEEK

BEFORE = Commentary(WEEK, "west", "en", "Ties", "What was there.", "A lead", "https://a.by", ("A. B.",))
MANY = ",".join(f"A{number}" for number in range(21))


def cell(part: Part, *texts: str) -> Cell:
    return Cell(1, WEEK, "west", "en", part, tuple(Passage(number, text) for number, text in enumerate(texts, 1)))


@pytest.mark.parametrize(
    ("part", "texts", "changed"),
    [
        pytest.param(
            Part.WHOLE, ["New ties\nFirst.\n\nSecond."], {"headline": "New ties", "body": "First.\n\nSecond."}
        ),
        pytest.param(
            Part.WHOLE, ["New ties", "First.", "Second."], {"headline": "New ties", "body": "First.\n\nSecond."}
        ),
        pytest.param(Part.WHOLE, ["\n\n  New   ties \n\nFirst."], {"headline": "New ties", "body": "First."}),
        pytest.param(Part.BODY, ["First.", "Second."], {"body": "First.\n\nSecond."}),
        pytest.param(Part.HEADLINE, ["New\nties"], {"headline": "New ties"}),
        pytest.param(Part.LEAD, ["New lead"], {"lead": "New lead"}),
        pytest.param(Part.LEAD, [], {"lead": ""}),
        pytest.param(Part.LINK, [" https://b.by "], {"link": "https://b.by"}),
        pytest.param(Part.AUTHORS, ["C. D., E. F.;\nC. D."], {"authors": ("C. D.", "E. F.")}),
        pytest.param(Part.AUTHORS, [], {"authors": ()}),
    ],
)
def test_what_is_written_takes_the_place_of_its_part_only(
    part: Part, texts: list[str], changed: dict[str, str | tuple[str, ...]]
) -> None:
    taken = read_cell("x", cell(part, *texts), BEFORE, JUDGES)
    assert isinstance(taken, Taken)
    assert (taken.commentary, taken.trend) == (replace(BEFORE, **changed), None)  # type: ignore[arg-type]


def test_bold_and_links_of_the_chat_are_kept_and_signs_of_markdown_are_signs() -> None:
    text = "Headline\nBold and a link, 5*3*2"
    marks = (Entity("bold", 9, 4), Entity("text_link", 20, 4, url="https://a.by/"))
    written = replace(cell(Part.WHOLE), passages=(Passage(1, text, marks),))
    assert filled(written, None).body == r"**Bold** and a [link](https://a.by/), 5\*3\*2"


def test_a_sign_that_deceives_is_a_blank_and_moves_no_mark() -> None:
    written = replace(cell(Part.BODY), passages=(Passage(1, "a\u202eb bold", (Entity("bold", 4, 4),)),))
    assert filled(written, BEFORE).body == "a b **bold**"


@pytest.mark.parametrize(
    ("part", "texts", "problem"),
    [
        pytest.param(Part.WHOLE, ["Only a headline"], "there is no text below the headline: write one"),
        pytest.param(Part.WHOLE, ["…\nText."], "the headline is missing: write it into the first line of the text"),
        pytest.param(
            Part.WHOLE,
            ["x" * 201 + "\nText."],
            "the headline is the first line, and has 201 characters: at most 200 fit, so shorten it",
        ),
        pytest.param(Part.LEAD, ["x" * 501], "the lead has 501 characters, and at most 500 fit: shorten it"),
        pytest.param(Part.LINK, ["a.by"], "“a.by” is no link that Telegram opens: a link begins with https://"),
        pytest.param(
            Part.AUTHORS, [",".join(f"A{n}" for n in range(21))], "there are 21 authors, and at most 20 fit: name fewer"
        ),
        pytest.param(
            Part.AUTHORS,
            ["x" * 101],
            f"the name “{'x' * 56} … {'x' * 24}” has 101 characters: it needs letters, and at most 100 fit",
        ),
        pytest.param(Part.BODY, ["слова " * 6000], "the text has 65 KiB: at most 32 KiB fit"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(part: Part, texts: list[str], problem: str) -> None:
    refused = read_cell("Security, in English", cell(part, *texts), BEFORE, JUDGES)
    assert isinstance(refused, Refused)
    assert refused.name == "Security, in English"
    assert problem in [each.message % each.values for each in refused.problems]


def test_letters_of_another_language_are_odd() -> None:
    taken = read_cell("x", cell(Part.WHOLE, "Навіны тыдня\nНічога новага не здарылася."), None, JUDGES)
    assert isinstance(taken, Taken)
    assert [each.message for each in taken.oddities] == [
        "by its letters the text is not in the language “%(language)s”"
    ]


def test_messages_that_nobody_asked_for_are_one_text_in_the_order_of_the_chat() -> None:
    passages = [Passage(8, "Second."), Passage(7, "Headline\nFirst.")]
    assert loose(passages) == "# Headline\n\nFirst.\n\nSecond.\n"
