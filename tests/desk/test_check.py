"""What `zvodka check` and an upload tell about content, from the file to the sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.check import check, odd, worth_a_look
from tests.library.readings import problems, refused, taken
from tests.render.issues import commentary, issue

SHIPPED = Path(__file__).parents[2] / "content"
WEST = SHIPPED / "issues/2019-W21/west.en.md"

COMMENTARY = """\
---
week: 2019-W21
topic: elite
language: en
trend: improved
headline: A headline
---

A paragraph.

A [link](foo), and <td>HTML</td>.
"""


def write(folder: Path, text: str = COMMENTARY) -> None:
    """A content folder with the shipped publication and one commentary."""
    week = folder / "issues/2019-W21"
    week.mkdir(parents=True)
    (folder / "publication.yaml").write_bytes((SHIPPED / "publication.yaml").read_bytes())
    (week / "elite.en.md").write_text(text, encoding="utf-8")


def with_link(link: str) -> str:
    """A commentary that is right in all else."""
    return COMMENTARY.partition("A [link]")[0].replace("headline\n", f"headline\nlink: '{link}'\n")


def test_the_shipped_content_has_neither_errors_nor_warnings() -> None:
    report = check(SHIPPED)
    assert (report.errors, report.warnings) == ((), ())
    assert list(report.lines()) == [
        "2019-W21: nothing on elite, society, security, russia",
        "Issues: 1, commentaries: 3, errors: 0, warnings: 0",
    ]


def test_markdown_that_telegram_cannot_show_is_named_by_its_line_of_the_file(tmp_path: Path) -> None:
    write(tmp_path)
    report = check(tmp_path)
    assert {(Path(error.path).name, error.line) for error in report.errors} == {("elite.en.md", 11)}
    assert len(report.errors) >= 2


def test_what_is_missing_is_listed_by_language(tmp_path: Path) -> None:
    write(tmp_path, COMMENTARY.replace("[link](foo), and <td>HTML</td>", "second one"))
    (tmp_path / "issues/notes.txt").touch()
    assert list(check(tmp_path).lines()) == [
        f"{tmp_path}/issues/notes.txt: this is not a commentary (“topic.language.md”), and is not read (warning)",
        "2019-W21: missing in be: elite",
        "2019-W21: missing in ru: elite",
        "2019-W21: nothing on society, security, west, russia",
        "Issues: 1, commentaries: 1, errors: 0, warnings: 1",
    ]


def test_without_a_publication_that_is_the_error(tmp_path: Path) -> None:
    first, *_ = check(tmp_path).lines()
    assert first == f"{tmp_path}/publication.yaml: the file cannot be read: No such file or directory"


def test_an_upload_becomes_a_commentary() -> None:
    commentary = taken("west.en.md", WEST.read_bytes()).commentary
    assert (commentary.topic, commentary.language) == ("west", "en")


def test_an_upload_with_bad_markdown_is_refused_with_the_lines_of_the_file() -> None:
    assert {problem.line for problem in refused("elite.en.md", COMMENTARY).problems} == {11}


@pytest.mark.parametrize(
    "link",
    [
        "example.org",
        "https://example",
        "https:///path",
        "https://localhost/a",
        "https://somebody@example.org/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://exa%20mple.org/",
        "javascript:alert(1)",
        "ftp://example.org/",
        "mailto:a@example.org",
        "tg://user?id=1",
        "http://[::1",
    ],
)
def test_a_link_that_telegram_would_drop_is_refused_with_its_line(link: str) -> None:
    [problem] = refused("elite.en.md", with_link(link)).problems
    assert (problem.line, problem.quote) == (7, f"link: '{link}'")
    assert "is no link that Telegram opens" in problem.message


@pytest.mark.parametrize("link", ["https://example.org", "http://приклад.бел/а?б#в", "tg://resolve?domain=x"])
def test_a_link_that_telegram_shows_is_taken(link: str) -> None:
    assert taken("elite.en.md", with_link(link)).commentary.link == link


def test_an_upload_that_shows_nothing_is_refused() -> None:
    head, _ = COMMENTARY.split("A paragraph.")
    assert problems(f"{head}&nbsp;\n", "elite.en.md") == ["9: the commentary has no text"]


SOUND = """\
---
week: 2019-W21
topic: elite
language: en
trend: unchanged
headline: The elite waits
---

Text.
"""


def test_oddities_of_headline_lead_and_text_are_told_with_their_lines_of_the_file() -> None:
    file = SOUND.replace("The elite waits", "TUT.BY waits\nlead: Press /stop").replace("Text.", "Text.\n\nA ** star.")
    told = [(each.line, each.quote) for each in taken("x.md", file).oddities]
    assert told == [(6, "headline: TUT.BY waits"), (7, "lead: Press /stop"), (12, "A ** star.")]


def test_what_is_odd_about_a_text_can_be_asked_again() -> None:
    text = replace(commentary("west", headline="TUT.BY waits"), lead="Press /stop", body="Text.\n\nA ** star.")
    assert [(each.line, each.values.get("name")) for each in odd(text)] == [(0, "TUT.BY"), (0, "/stop"), (3, None)]


def test_of_an_issue_each_odd_text_is_told_with_the_line_itself() -> None:
    found = worth_a_look(
        issue(
            commentary("west", body="Text.\n\nA ** star."),
            commentary("west", "be", "Усё ціха", "Звычайны тэкст."),
            commentary("security", "be", "All quiet", "An ordinary text in plain English words."),
        )
    )
    assert {place: [(each.line, each.quote) for each in told] for place, told in found.items()} == {
        ("west", "en"): [(0, "A ** star.")],
        ("security", "be"): [(0, "")],
    }
    assert "by its letters" in found["security", "be"][0].message


def test_front_matter_text_and_size_are_told_in_one_answer() -> None:
    file = SOUND.replace("topic: elite", "topic: elit\nlink: example.org").replace("---\n\n", "---\n\n<td>x</td>\n\n")
    lines = [problem.partition(":")[0] for problem in problems(file, "x.md")]
    assert lines == ["3", "4", "10", "10"]
    assert [problem.partition(":")[0] for problem in problems(file + "слова " * 4000, "x.md")] == [
        "3",
        "4",
        "10",
        "10",
        "10",
    ]
