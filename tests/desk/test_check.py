"""What `zvodka check` and an upload tell about content, from the file to the sentence."""

from pathlib import Path

import pytest

from bot.desk.check import check, check_commentary
from bot.errors import ContentErrors
from bot.library.publication import read_publication

SHIPPED = Path(__file__).parents[2] / "content"
PUBLICATION = read_publication(SHIPPED)
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
    commentary = check_commentary("west.en.md", WEST.read_bytes(), PUBLICATION).commentary
    assert (commentary.topic, commentary.language) == ("west", "en")


def test_an_upload_with_bad_markdown_is_refused_with_the_lines_of_the_file() -> None:
    with pytest.raises(ContentErrors) as caught:
        check_commentary("elite.en.md", COMMENTARY.encode(), PUBLICATION)
    assert {problem.line for problem in caught.value.problems} == {11}


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
        "https://exa mple.org/",
        "javascript:alert(1)",
        "ftp://example.org/",
        "mailto:a@example.org",
        "tg://user?id=1",
        "http://[::1",
    ],
)
def test_a_link_that_telegram_would_drop_is_refused_with_its_line(link: str) -> None:
    with pytest.raises(ContentErrors) as caught:
        check_commentary("elite.en.md", with_link(link).encode(), PUBLICATION)
    [problem] = caught.value.problems
    assert problem.line == 7
    assert "is not a link that Telegram shows" in problem.message


@pytest.mark.parametrize("link", ["https://example.org", "http://приклад.бел/а?б#в", "tg://resolve?domain=x"])
def test_a_link_that_telegram_shows_is_taken(link: str) -> None:
    assert check_commentary("elite.en.md", with_link(link).encode(), PUBLICATION).commentary.link == link


def test_an_upload_that_shows_nothing_is_refused() -> None:
    head, _ = COMMENTARY.split("A paragraph.")
    with pytest.raises(ContentErrors, match=r"elite\.en\.md:9: the commentary has no text"):
        check_commentary("elite.en.md", f"{head}&nbsp;\n".encode(), PUBLICATION)


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


def told(file: str) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        check_commentary("x.md", file.encode(), PUBLICATION)
    return [str(problem).removeprefix("x.md:") for problem in caught.value.problems]


def test_front_matter_text_and_size_are_told_in_one_answer() -> None:
    file = SOUND.replace("topic: elite", "topic: elit\nlink: example.org").replace("---\n\n", "---\n\n<td>x</td>\n\n")
    lines = [problem.partition(":")[0] for problem in told(file)]
    assert lines == ["3", "4", "10", "10"]
    assert [problem.partition(":")[0] for problem in told(file + "слова " * 4000)] == ["3", "4", "10", "10", "10"]
    unread = file.replace("headline: ", "headline: a: b ")
    assert [problem.partition(":")[0] for problem in told(unread)] == ["7", "10", "10"]


@pytest.mark.parametrize("quoted", ["“Minsk: talks”", "«Minsk: talks»", "„Minsk: talks“"])
def test_curly_quotes_are_named_as_such(quoted: str) -> None:
    head, _, rest = SOUND.partition("headline: ")
    file = f"{head}headline: {quoted}\n{rest.partition(chr(10))[2]}".replace("week: 2019-W21", "week: “2019-W21”")
    assert [problem.partition(",")[0] for problem in told(file)] == [
        '2: the quotes must be straight ("…")',
        '6: the quotes must be straight ("…")',
    ]


def test_curly_quotes_around_a_name_are_letters_like_others() -> None:
    head, _, rest = SOUND.partition("headline: ")
    file = f"{head}headline: «Мінск» маўчыць 2 * 3 * 4\n{rest.partition(chr(10))[2]}"
    assert check_commentary("x.md", file.encode(), PUBLICATION).commentary.headline == "«Мінск» маўчыць 2 * 3 * 4"


@pytest.mark.parametrize("value", ["a **b**", "<b>a</b>", "[a](https://b.by)", "`a` b", "a __b__", "*a* b", "a&nbsp;b"])
@pytest.mark.parametrize("key", ["headline", "lead", "authors"])
def test_markup_above_the_text_is_refused(key: str, value: str) -> None:
    file = SOUND.replace("headline: ", f'{key}: "{value}"\nheadline: ', 1)
    if key == "headline":
        file = "\n".join(line for line in file.split("\n") if "headline" not in line or value in line)
    (problem,) = told(file)
    assert "without Markdown and HTML" in problem


def test_blanks_of_word_around_a_key_are_blanks() -> None:
    file = SOUND.replace("trend: ", "\xa0trend:\u202f")
    assert check_commentary("x.md", file.encode(), PUBLICATION).commentary
