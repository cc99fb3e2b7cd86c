"""Files on an operator's disk: what is no text, too large or deceiving is told with its line; YAML is only text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.errors import ContentErrors, SettingsError
from bot.library.beginning import make_content
from bot.library.document import MAX_DEPTH, YamlDocument
from bot.library.folder import read_issues
from bot.library.publication import FILE, read_publication
from bot.library.source import MAX_BYTES, forbidden, from_utf8, read_bytes, read_text, tidy


class _Anything(BaseModel):
    """Whatever keys there are."""


def told(text: str) -> list[str]:
    """What is wrong with a YAML text of any keys."""
    with pytest.raises(ContentErrors) as caught:
        YamlDocument("a.yaml", text).fit(_Anything, None)
    return [str(problem).removeprefix("a.yaml:") for problem in caught.value.problems]


def test_a_file_of_just_so_many_bytes_is_read_and_one_more_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(read_text(path)) == MAX_BYTES
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(ContentErrors, match="the file is larger than 256 KiB"):
        read_text(path)


def test_of_a_huge_file_no_more_is_read_than_tells_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(10**10)
    assert len(read_bytes(path)) == MAX_BYTES + 1


@pytest.mark.parametrize("lines", [0, 1, 7])
def test_bytes_that_are_no_utf8_are_told_with_their_line(lines: int) -> None:
    content = "Радок\n".encode() * lines + b"word \xff\n\xfe"
    with pytest.raises(ContentErrors, match=rf"^a\.yaml:{lines + 1}: the file is not UTF-8 from this line on"):
        from_utf8("a.yaml", content)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors, match="the file cannot be read: Is a directory"):
        read_text(tmp_path)


@given(st.text(alphabet="ab\n\r\ufeff", max_size=12))
def test_a_tidy_text_has_line_feeds_only_and_stays_tidy(text: str) -> None:
    assert "\r" not in tidy(text)
    assert tidy(f"\ufeffa{text}") == tidy(f"a{text}")
    assert tidy(f"a{text}").count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@pytest.mark.parametrize(
    "sign", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\uffff"]
)
def test_a_sign_that_deceives_is_named_once_a_line(sign: str) -> None:
    found = [str(each) for each in forbidden("a.yaml", f"one\ntwo {sign}{sign}\nthree\n{sign}")]
    code = f"U+{ord(sign):04X}"
    remedy = f"the line contains the invisible character {code}: delete it or type the line again"
    assert found == [f"a.yaml:2: {remedy}", f"a.yaml:4: {remedy}"]


@pytest.mark.parametrize("sign", ["\t", "\xa0", "\u200d", "🇧🇾", "за\u0301мок", "—"])
def test_signs_that_people_use_are_not_told(sign: str) -> None:
    assert list(forbidden("a.yaml", f"a{sign}b")) == []


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("2019-05-20", "2019-05-20"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12:30:45", "12:30:45"),
        (".inf", ".inf"),
        ("'null'", "null"),
        ('"a\\tb"', "a\tb"),
        ("a # b", "a"),
        ("a#b", "a#b"),
        (">\n  a\n  b", "a b"),
        ("|\n  a\n  b", "a\nb"),
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str, text: str) -> None:
    value = YamlDocument("a.yaml", f"key: {written}").value
    assert isinstance(value, dict)
    assert str(value["key"]).rstrip("\n") == text


@pytest.mark.parametrize("written", ["", "~", "null", "''", "# only a note"])
def test_a_key_without_a_value_is_as_if_not_written(written: str) -> None:
    assert YamlDocument("a.yaml", f"key: {written}\nother: a").value == {"other": "a"}


def test_every_value_knows_its_line_and_a_missing_one_that_of_its_surroundings() -> None:
    document = YamlDocument("a.yaml", "a: x\nb:\n  - c: y\n    d: z\n  - e\n", first_line=10)
    lines = [
        document.line(place)
        for place in ((), ("a",), ("b",), ("b", 0), ("b", 0, "d"), ("b", 1), ("b", 0, "none"), ("q",))
    ]
    assert lines == [10, 10, 11, 12, 13, 14, 12, 10]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: *b", "1: a text that begins with “&”, “*” or “!”", id="an alias"),
        pytest.param("a: &b c", "1: a text that begins with “&”, “*” or “!”", id="an anchor"),
        pytest.param("a: !!python/object:os.system x", "1: a text that begins with “&”, “*” or “!”", id="a type"),
        pytest.param("a: b\n? [c]\n: d", "2: a key must be a word", id="a list as a key"),
        pytest.param('a: "\\0"', "1: a backslash code hides the character U+0000", id="a hidden nought"),
        pytest.param('a: b\nc: "\\u202e"', "2: a backslash code hides the character U+202E", id="a hidden turn"),
        pytest.param("a: b\na: c", "2: “a” is given twice", id="a key twice"),
        pytest.param("a: b: c", "1: a text that contains a colon must stand in quotes", id="two colons"),
        pytest.param("a: b\nc", "2: a colon is missing", id="no colon"),
        pytest.param("a:\n\tb: c", "2: indent with spaces, not with a tab", id="a tab"),
        pytest.param("a: @b", "1: a text that begins with a special sign", id="an at"),
        pytest.param('a: "b" c', "1: ", id="a quote and more"),
    ],
)
def test_what_is_more_than_text_is_told_with_its_line(text: str, expected: str) -> None:
    assert any(problem.startswith(expected) for problem in told(text)), told(text)


def test_lists_may_be_nested_so_deep_and_no_deeper() -> None:
    assert YamlDocument("a.yaml", f"a: {'[' * (MAX_DEPTH - 1)}{']' * (MAX_DEPTH - 1)}").value
    assert told(f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}") == ["1: lists or keys are nested too deep"]
    assert told(f"a: {'[' * 50_000}") == ["1: lists or keys are nested too deep"]


@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@\\ \n\t,?", max_size=30))
def test_no_text_is_too_strange_for_yaml(text: str) -> None:
    try:
        document = YamlDocument("a.yaml", text)
    except ContentErrors as errors:
        lines = [problem.line for problem in errors.problems]
    else:
        lines = [document.line(()), document.line(("a", 0))]
    assert lines
    assert all(1 <= line <= text.count("\n") + 2 for line in lines)


def test_a_folder_to_begin_with_can_be_read_and_its_example_published(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "content"
    make_content(folder)
    publication = read_publication(folder)
    assert read_issues(folder, publication).commentaries == ()
    example = read_issues(folder / "example", publication)
    assert {each.language for each in example.commentaries} == set(publication.languages)
    assert {each.topic for each in example.commentaries} <= {topic.id for topic in publication.open_topics}
    assert example.verdicts


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("mine")
    with pytest.raises(SettingsError, match="there is something in this folder; name a new one"):
        make_content(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]


def test_a_folder_that_cannot_be_made_is_told_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "content"):
        with pytest.raises(SettingsError, match="the folder cannot be made"):
            make_content(place)
    assert not (tmp_path / FILE).exists()
