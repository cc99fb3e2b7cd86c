"""FolderReading folders as newsrooms keep them: what belongs together, and what one bad file does to the rest."""

import os
from pathlib import Path

import pytest

from bot.library.folder import FolderReading, read_issues
from bot.library.publication import read_publication
from bot.model.publication import Trend
from bot.model.week import Week
from tests.library.publications import COMMENTARY, PUBLICATION

SHIPPED = Path(__file__).parents[2] / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """One right commentary, west.en, in the week 2019-W21."""
    write(tmp_path / "issues/2019-W21/west.en.md", COMMENTARY)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def names(reading: FolderReading) -> list[str]:
    return [Path(each.name).name for each in reading.parsed]


def errors(reading: FolderReading, folder: Path) -> list[str]:
    return [str(error).removeprefix(f"{folder}{os.sep}") for error in reading.errors]


def test_a_bad_file_is_named_and_the_others_are_read(content: Path) -> None:
    write(content / "issues/2019-W21/elite.en.md", "no front matter")
    (content / "issues/2019-W21/west.be.md").write_bytes(b"\xff\xfe")
    reading = read_issues(content, PUBLICATION)
    assert names(reading) == ["west.en.md"]
    assert errors(reading, content / "issues/2019-W21") == [
        "elite.en.md: the headline is missing: write it into the first line of the text",
        "west.be.md: the file is empty: write a text into it and send it again",
    ]


def test_a_commentary_in_the_folder_of_another_week_is_an_error(content: Path) -> None:
    write(content / "issues/2019-W22/west.en.md", COMMENTARY)
    assert "issues/2019-W22/west.en.md:2: the week is 2019-W21, but the folder is “2019-W22”" in errors(
        read_issues(content, PUBLICATION), content
    )


def test_a_commentary_outside_the_folders_of_weeks_is_an_error(content: Path) -> None:
    write(content / "issues/west.en.md", COMMENTARY)
    assert "issues/west.en.md:2: the week is 2019-W21, but the folder is “issues”" in errors(
        read_issues(content, PUBLICATION), content
    )


def test_a_file_named_after_another_language_is_an_error_and_the_others_are_read(content: Path) -> None:
    write(content / "issues/2019-W21/west.be.md", COMMENTARY)
    assert errors(read_issues(content, PUBLICATION), content / "issues/2019-W21") == [
        "west.be.md:4: “en” stands here, but the file's name says something else: which is meant?",
    ]


def test_a_file_has_the_name_of_its_topic_and_language(content: Path) -> None:
    write(content / "issues/2019-W21/text.md", COMMENTARY.replace("west", "elite"))
    write(content / "issues/2019-W21/text again.md", COMMENTARY.replace("west", "elite"))
    assert errors(read_issues(content, PUBLICATION), content / "issues/2019-W21") == [
        "text again.md:3: by its topic and language the file must be named “elite.en.md”",
        "text.md:3: by its topic and language the file must be named “elite.en.md”",
        f"text.md:3: “{content}/issues/2019-W21/text again.md” already has this week, topic and language",
    ]


def test_nobody_can_be_asked_which_week_a_file_is_of(content: Path) -> None:
    write(content / "issues/2019-W21/elite.en.md", COMMENTARY.replace("west", "elite").replace("2019-W21", "W21"))
    assert errors(read_issues(content, PUBLICATION), content / "issues/2019-W21") == [
        "elite.en.md:2: “W21” names no week, as 2019-W21 does: which is meant?"
    ]


def test_what_is_odd_is_a_warning(content: Path) -> None:
    text = COMMENTARY.replace("west", "elite").replace("language", "tags: [a]\nlanguage")
    write(content / "issues/2019-W21/elite.en.md", text)
    reading = read_issues(content, PUBLICATION)
    assert [str(each).rpartition("/")[2] for each in reading.warnings] == [
        "elite.en.md:4: these lines are not used: tags"
    ]


def test_trends_that_disagree_are_an_error_with_both_trends(content: Path) -> None:
    text = COMMENTARY.replace("language: en", "language: be").replace("unchanged", "worsened")
    write(content / "issues/2019-W21/west.be.md", text)
    write(content / "issues/2019-W21/elite.en.md", COMMENTARY.replace("west", "elite"))
    assert errors(read_issues(content, PUBLICATION), content / "issues/2019-W21") == [
        "west.en.md:5: the trend is “unchanged” here, but “worsened” in “be”"
    ]


def test_one_file_of_a_topic_names_its_trend_for_all(content: Path) -> None:
    write(content / "issues/2019-W21/west.be.md", silent(COMMENTARY.replace("language: en", "language: be")))
    write(content / "issues/2019-W21/elite.en.md", silent(COMMENTARY.replace("west", "elite")))
    write(content / "issues/2019-W21/elite.be.md", silent(COMMENTARY.replace("west", "elite").replace(": en", ": be")))
    reading = read_issues(content, PUBLICATION)
    assert errors(reading, content / "issues/2019-W21") == [
        "elite.be.md: no text on “elite” names its trend: write improved, unchanged or worsened"
    ]
    assert reading.verdicts == {(Week.parse("2019-W21"), "west"): Trend.UNCHANGED}


def silent(text: str) -> str:
    """Without its verdict."""
    return text.replace("trend: unchanged\n", "")


def test_the_same_topic_may_have_another_trend_in_another_week(content: Path) -> None:
    write(content / "issues/2019-W22/west.en.md", COMMENTARY.replace("W21", "W22").replace("unchanged", "improved"))
    reading = read_issues(content, PUBLICATION)
    assert (len(reading.parsed), reading.errors) == (2, ())


def test_hidden_files_are_ignored_and_unknown_ones_are_named(content: Path) -> None:
    write(content / "issues/2019-W21/.west.en.md.swp", "x")
    write(content / "issues/.git/west.en.md", COMMENTARY)
    write(content / "issues/2019-W21/photo.jpg", "x")
    write(content / "issues/2019-W21/more/west.en.md", COMMENTARY)
    reading = read_issues(content, PUBLICATION)
    assert reading.errors == ()
    assert [Path(warning.path).name for warning in reading.warnings] == ["more", "photo.jpg"]


def test_links_are_followed_within_the_folder_only(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    write(outside / "elite.en.md", COMMENTARY.replace("west", "elite"))
    week = content / "issues/2019-W21"
    (week / "elite.en.md").symlink_to(outside / "elite.en.md")
    (content / "issues/2019-W22").symlink_to(outside)
    write(content / "issues/.store/elite.be.md", COMMENTARY.replace("west", "elite").replace(": en", ": be"))
    (week / "elite.be.md").symlink_to("../.store/elite.be.md")
    reading = read_issues(content, PUBLICATION)
    assert names(reading) == ["elite.be.md", "west.en.md"]
    assert errors(reading, content / "issues") == [
        "2019-W21/elite.en.md: this link leads out of the folder, and is not followed",
        "2019-W22: this link leads out of the folder, and is not followed",
    ]


def test_a_link_to_itself_does_not_stop_the_reading(content: Path) -> None:
    (content / "issues/2019-W21/loop.md").symlink_to("loop.md")
    reading = read_issues(content, PUBLICATION)
    assert names(reading) == ["west.en.md"]
    assert len(reading.warnings) == 1


@pytest.mark.parametrize("part", ["", "issues", "issues/2019-W21", "issues/2019-W21/west.en.md"])
def test_any_part_of_the_content_can_be_read(content: Path, part: str) -> None:
    reading = read_issues(content / part, PUBLICATION)
    assert (names(reading), reading.errors, reading.warnings) == (["west.en.md"], (), ())


def test_a_folder_by_any_other_name_can_hold_commentaries(tmp_path: Path) -> None:
    write(tmp_path / "from the editors/west.en.md", COMMENTARY)
    assert read_issues(tmp_path / "from the editors", PUBLICATION).errors == ()


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    reading = read_issues(tmp_path / "nothing", PUBLICATION)
    assert errors(reading, tmp_path) == ["nothing: the file cannot be read: No such file or directory"]


def test_the_shipped_issue_says_the_same_in_three_languages() -> None:
    reading = read_issues(SHIPPED, read_publication(SHIPPED))
    assert (reading.errors, reading.warnings) == ((), ())
    assert {each.language for each in reading.commentaries} == {"be", "ru", "en"}
    assert {str(each.week) for each in reading.commentaries} == {"2019-W21"}
    assert len({each.body.count("\n\n") for each in reading.commentaries}) == 1
