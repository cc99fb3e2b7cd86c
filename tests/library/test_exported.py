"""An issue that leaves the house as files comes in again as it was, every text and verdict."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.desk.check import JUDGES
from bot.library.exported import exported
from bot.library.files.archive import unpacked
from bot.library.front.values import cleaned
from bot.library.front.written import written
from bot.library.reading import body_problems
from bot.model.correction import Correction
from bot.model.issue import MAX_HEADLINE, Commentary, Issue, IssueState, Revision
from bot.model.publication import Trend
from bot.model.week import Week
from tests.library.readings import oddities, taken

WEEK = Week.parse("2019-W22")
TEXT = Commentary(
    WEEK,
    "west",
    "en",
    headline="Minsk builds ties",
    lead="Two sentences. In one line.",
    link="https://example.org/a_b?c=(d)&e",
    authors=("A. Author", "B. Author"),
    body="The first paragraph.\n\nThe second one.",
)
MAY = int(datetime(2019, 5, 28, 12, tzinfo=UTC).timestamp())


def issue(*texts: Commentary, corrections: tuple[Correction, ...] = (), **trends: Trend) -> Issue:
    revisions = tuple(Revision(number, text) for number, text in enumerate(texts, 1))
    return Issue(WEEK, IssueState.PUBLISHED, revisions, trends, corrections)


def come_back(content: bytes) -> dict[str, tuple[Commentary, Trend | None]]:
    """What an upload makes of the archive, by the names of its files."""
    files, problems = unpacked("2019-W22.zip", content)
    assert not problems
    found = {file.name: taken(file.name, file.content) for file in files}
    return {name: (each.commentary, each.trend) for name, each in found.items()}


def test_every_text_and_verdict_of_an_issue_comes_back() -> None:
    belarusian = replace(TEXT, language="be", headline="Мінск будуе сувязі", body="Сустрэча **была**:\n\n- раз\n- два")
    quiet = Commentary(WEEK, "security", "en", "Quiet", "Nothing happened.")
    archive = exported(issue(TEXT, belarusian, quiet, west=Trend.IMPROVED))
    assert come_back(archive) == {
        "2019-W22/west.en.md": (TEXT, Trend.IMPROVED),
        "2019-W22/west.be.md": (belarusian, Trend.IMPROVED),
        "2019-W22/security.en.md": (quiet, None),
    }


def test_the_same_issue_makes_the_same_bytes_and_files_that_anyone_may_read() -> None:
    archive = exported(issue(TEXT))
    assert archive == exported(issue(TEXT))
    (entry,) = zipfile.ZipFile(BytesIO(archive)).infolist()
    assert (entry.date_time[:3], entry.external_attr >> 16) == ((2019, 5, 27), 0o100644)


def test_what_was_put_right_stands_in_the_files_that_it_concerns_and_keeps_none_from_being_taken() -> None:
    other = replace(TEXT, language="be", body="Іншы тэкст, па-беларуску.")
    corrections = (
        Correction("west", "", MAY, "We misread it: badly.", "improved", "unchanged"),
        Correction("west", "en", MAY, "", "1", "2"),
        Correction("elite", "", MAY, "Not of this topic.", "improved", "unchanged"),
        Correction("", "", MAY, "All of it.", "", ""),
    )
    files, _ = unpacked("a.zip", exported(issue(TEXT, other, corrections=corrections, west=Trend.UNCHANGED)))
    notes = {
        file.name: [line for line in file.content.decode().split("\n") if line.startswith(("corrected", "retracted"))]
        for file in files
    }
    of_verdict, of_all = (
        "corrected: 2019-05-28 improved → unchanged We misread it: badly.",
        "retracted: 2019-05-28 All of it.",
    )
    assert notes == {
        "2019-W22/west.en.md": [of_verdict, "corrected: 2019-05-28", of_all],
        "2019-W22/west.be.md": [of_verdict, of_all],
    }
    found = taken(files[0].name, files[0].content)
    assert (found.commentary, found.trend) == (TEXT, Trend.UNCHANGED)
    assert oddities(found) == ["10: these lines are not used: corrected, corrected, retracted"]


HEADLINES = {
    "quotes around all of it": "«Мінск»",
    "quotes within quotes": '"“Minsk”"',
    "a quotation at the beginning": "“Minsk” waits",
    "marks": "5*3*2 and **b** and _c_",
    "a link": "[a](b) c",
    "a tag": "<b>a</b> & &amp; b",
    "a colon and a number sign": "Minsk: #1, at last",
    "a key": "topic: elite",
    "three hyphens": "--- a",
    "a backslash": r"a\*b",
    "an apostrophe": "'tis said, it's so'",
    "a block of YAML": "> a",
    "a list of YAML": "[a, b]",
}


@pytest.mark.parametrize("name", HEADLINES)
def test_a_headline_and_a_lead_come_back_sign_by_sign(name: str) -> None:
    text = replace(TEXT, headline=HEADLINES[name], lead=HEADLINES[name])
    assert taken("west.en.md", written(text, None).encode()).commentary == text


@pytest.mark.parametrize("headline", ["Minsk builds ties: so far", "The “Minsk” way, it's said", "A – B & C"])
def test_what_needs_no_code_is_written_as_it_stands(headline: str) -> None:
    assert f"\nheadline: {headline}\n" in written(replace(TEXT, headline=headline), None)


@pytest.mark.parametrize(
    "authors",
    [(), ("A. Author",), ("Author, A.", "B; C"), ('A "Nick" B', "C"), ("'A'",), ("[A]", "B"), ('"A", B', "C;D & E")],
)
def test_names_come_back_with_their_commas_and_quotes(authors: tuple[str, ...]) -> None:
    text = replace(TEXT, authors=authors)
    assert taken("west.en.md", written(text, None).encode()).commentary == text


PIECES = [*"aЖ *_\"'«»“”[]()<>&#;,:|\\!`~-—=>.1", "&amp;", "**", "https://a.by"]
SIGNS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
LINES = st.sampled_from(
    [
        "",
        "a",
        "  a",
        "# A",
        "- a",
        "1. a",
        "> a",
        "---",
        "***",
        "week: 2019-W01",
        "Text: a",
        "text:",
        "| a | b |",
        "a  ",
        "**a**",
        "`a`",
        "...",
        "— a",
        "Minsk builds ties",
        "    a",
    ]
)


@settings(max_examples=300, deadline=None)
@given(SIGNS, SIGNS, st.lists(SIGNS, max_size=3))
def test_whatever_signs_people_use_in_a_line_come_back(headline: str, lead: str, names: list[str]) -> None:
    headline, lead = cleaned(f"a {headline}")[0], cleaned(f"b {lead}")[0]
    assume(len(headline) <= MAX_HEADLINE)
    authors = tuple(dict.fromkeys(cleaned(f"{name} c")[0] for name in names))
    text = replace(TEXT, headline=headline, lead=lead, authors=authors)
    assert taken("west.en.md", written(text, None).encode()).commentary == text


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_every_body_that_can_be_published_comes_back(lines: list[str]) -> None:
    body = "\n".join(lines).rstrip().lstrip("\n")
    assume(not list(body_problems("", body, 0, JUDGES)))
    text = replace(TEXT, body=body)
    assert taken("west.en.md", written(text, None).encode()).commentary == text
