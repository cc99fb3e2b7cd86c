"""What an editor may write in a commentary's file, and what she is told otherwise."""

import pytest

from bot.errors import ContentErrors
from bot.library.commentary import parse
from bot.library.source import MAX_BYTES, decode
from bot.model.issue import Commentary
from bot.model.publication import Trend
from bot.model.week import Week
from tests.library.publications import COMMENTARY, PUBLICATION


def problems(text: str) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        parse("west.en.md", text, PUBLICATION)
    return [str(problem).removeprefix("west.en.md:") for problem in caught.value.problems]


def with_keys(keys: str) -> str:
    return COMMENTARY.replace("---\n\n", f"{keys}\n---\n\n")


def test_a_file_becomes_a_commentary_that_knows_its_lines() -> None:
    parsed = parse("west.en.md", COMMENTARY, PUBLICATION)
    assert parsed.commentary == Commentary(
        week=Week.parse("2019-W21"),
        topic="west",
        language="en",
        headline="Minsk builds ties",
        body="The first paragraph.\n\nThe second one.",
    )
    assert parsed.body_line == 9
    assert parsed.trend is Trend.UNCHANGED
    assert parsed.lines["trend"] == 5


def test_what_is_optional_is_read_too() -> None:
    keys = "lead: >\n  One line\n  folded.\nlink: https://example.org/a\nauthors: [A. Author, B. Author]"
    commentary = parse("west.en.md", with_keys(keys), PUBLICATION).commentary
    assert commentary.lead == "One line folded."
    assert commentary.link == "https://example.org/a"
    assert commentary.authors == ("A. Author", "B. Author")


def test_one_author_needs_no_list_and_an_empty_key_counts_as_not_written() -> None:
    commentary = parse("west.en.md", with_keys("authors: A. Author\nlead:\nlink: ''"), PUBLICATION).commentary
    assert (commentary.authors, commentary.lead, commentary.link) == (("A. Author",), "", "")


def test_words_that_yaml_would_take_for_values_stay_words() -> None:
    for word in ("No", "2019-05-20", "1e3", "on"):
        text = COMMENTARY.replace("Minsk builds ties", word)
        assert parse("west.en.md", text, PUBLICATION).commentary.headline == word


def test_a_file_saved_on_windows_reads_the_same() -> None:
    saved = b"\xef\xbb\xbf" + COMMENTARY.replace("\n", "\r\n").encode()
    assert parse("west.en.md", decode("west.en.md", saved), PUBLICATION) == parse("west.en.md", COMMENTARY, PUBLICATION)


def test_the_indentation_of_the_first_line_and_rules_in_the_body_are_kept() -> None:
    text = COMMENTARY.replace("The first", "    code\n\n---\n\nThe first")
    assert parse("west.en.md", text, PUBLICATION).commentary.body.startswith("    code\n\n---\n\nThe first")


def test_an_old_commentary_on_a_retired_topic_is_still_read() -> None:
    assert parse("west.en.md", COMMENTARY.replace("west", "economy"), PUBLICATION).commentary.topic == "economy"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            "---\nweek", "week", "1: the file must begin with a line of three hyphens: ---", id="no beginning"
        ),
        pytest.param("ties\n---\n", "ties\n", "1: a line of three hyphens must end what begins here: ---", id="no end"),
        pytest.param("headline: Minsk builds ties\n", "", "2: “headline” is missing", id="no headline"),
        pytest.param("headline: Minsk builds ties", "headline:", "6: “headline” is missing", id="an empty headline"),
        pytest.param("headline: Minsk builds ties", "headline: '—'", "6: “headline” has no words in it", id="a dash"),
        pytest.param("Minsk builds ties", '"a\\nb"', "6: “headline” must be one line", id="two lines"),
        pytest.param(
            "Minsk builds ties", "x" * 201, "6: “headline” has 201 characters: at most 200 fit", id="a long headline"
        ),
        pytest.param("headline:", "Headline:", "6: unknown key “Headline”: did you mean “headline”?", id="a capital"),
        pytest.param(
            "headline:",
            "colour: red\nheadline:",
            "6: unknown key “colour”: the keys are authors, headline, language, lead, link, topic, trend, week",
            id="a key of nobody",
        ),
        pytest.param("topic: west", "topic: West", "3: unknown topic “West”: did you mean “west”?", id="a near topic"),
        pytest.param(
            "topic: west",
            "topic: sport",
            "3: unknown topic “sport”: the publication has elite, west, economy",
            id="a topic of nobody",
        ),
        pytest.param(
            "language: en",
            "language: no",
            "4: unknown language “no”: the publication has be, en",
            id="no is no boolean",
        ),
        pytest.param(
            "unchanged",
            "same",
            "5: unknown trend “same”: write improved, unchanged or worsened",
            id="a trend of nobody",
        ),
        pytest.param(
            "2019-W21",
            "2019-05-20",
            "2: “2019-05-20” is not a week: write its year and number, such as 2019-W21",
            id="a date for a week",
        ),
        pytest.param(
            "2019-W21",
            "2019-W53",
            "2: “2019-W53” is not a week: write its year and number, such as 2019-W21",
            id="a week that year has not",
        ),
        pytest.param("2019-W21", "9999-W52", "2: the week 9999-W52 is not in this century", id="a week too far"),
        pytest.param("week: 2019-W21", "week: [2019-W21]", "2: “['2019-W21']” is not a week", id="a list for a week"),
        pytest.param("topic: west", "topic: [west]", "3: “topic” must be a single text", id="a list for a topic"),
        pytest.param("trend:", "week: 2019-W21\ntrend:", "5: “week” is given twice", id="a key twice"),
        pytest.param(
            "Minsk builds", "Minsk: it builds", "6: a text that contains a colon must stand in quotes", id="colon"
        ),
        pytest.param("Minsk builds", "Decree #5 of", "6: a text that contains “#” must stand in quotes", id="a hash"),
        pytest.param(
            "Minsk builds",
            '"Minsk" builds',
            '6: a text that begins with “"” or “*” must stand in single',
            id="words after a quote",
        ),
        pytest.param(
            "Minsk builds", "@minsk", "6: a text that begins with a special sign must stand in quotes", id="at"
        ),
        pytest.param(
            "Minsk builds ties", '"M\\u202e"', "6: a backslash code hides the character U+202E", id="a hidden override"
        ),
        pytest.param(
            "first",
            "fi\u202erst",
            "9: the line contains the invisible character U+202E: delete it or type the line again",
            id="a bidi override",
        ),
        pytest.param("first", "fi\x07rst", "9: the line contains the invisible character U+0007", id="a control"),
        pytest.param(
            "The first paragraph.\n\nThe second one.\n", "", "7: the commentary has no text", id="an empty body"
        ),
        pytest.param(
            "The first paragraph.\n\nThe second one.", "***", "9: the commentary has no text", id="a rule only"
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in COMMENTARY
    found = problems(COMMENTARY.replace(old, new, 1))
    assert any(problem.startswith(expected) for problem in found), found


def test_a_body_that_would_keep_everybody_waiting_is_refused() -> None:
    body = "слова " * 2980
    head = COMMENTARY.partition("---\n\n")[0] + "---\n\n"
    assert parse("west.en.md", head + body[:-6], PUBLICATION)
    assert problems(head + body) == ["9: the text has 33 KiB: at most 32 KiB fit"]


def test_all_problems_of_a_file_are_named_at_once_in_the_order_of_its_lines() -> None:
    text = COMMENTARY.replace("west", "sport").replace("unchanged", "same").replace("first", "fi\x07rst")
    assert [problem.split(":")[0] for problem in problems(text)] == ["3", "5", "9"]


def test_half_a_character_hidden_in_an_escape_never_gets_into_a_message() -> None:
    escape, unknown = problems(with_keys('"colour\\ud800": red'))
    assert escape == "7: a backslash code hides the character U+D800"
    assert unknown.startswith("7: unknown key “colour”")


def test_an_endless_text_is_quoted_briefly() -> None:
    [problem] = problems(COMMENTARY.replace("topic: west", "topic: " + "w" * 10_000))
    assert len(problem) < 200


def test_bytes_that_are_not_utf8_are_refused_with_their_line() -> None:
    with pytest.raises(ContentErrors, match=r"west\.en\.md:6: the file is not UTF-8"):
        decode("west.en.md", COMMENTARY.replace("Minsk", "Мінск").encode("cp1251"))


def test_a_file_that_is_too_large_is_refused() -> None:
    assert decode("west.en.md", b"a" * MAX_BYTES)
    with pytest.raises(ContentErrors, match=r"west\.en\.md: the file is larger than 256 KiB"):
        decode("west.en.md", b"a" * (MAX_BYTES + 1))
