"""The file that comes back from a refusal: it opens in any editor, says what was understood, and loses no word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.corrected import MARK
from bot.model.reading import Doubt, Refused, Taken
from tests.library.documents import document, paragraph, run
from tests.library.readings import GOOD, problems, reading, refused, taken, with_key

FRONT, TEXT = GOOD.split("\n\n", maxsplit=1)


def given_back(name: str, content: str | bytes) -> dict[str, str]:
    """The keys of the corrected file with their values, and its text."""
    front, _, body = refused(name, content).corrected.removeprefix("---\n").partition("\n---\n\n")
    return {**dict(line.split(": ", 1) for line in front.split("\n")), "text": body.rstrip("\n")}


FAULTS = {
    "a topic of nobody": ("topic", "topic: sport", f"{MARK} elite | society | security | west | russia"),
    "a topic nearly right": ("topic", "topic: secuirty", f"{MARK} security | elite | society | west | russia"),
    "a week that there is not": ("week", "week: 2019-W53", f"{MARK} 2019-W52 | 2020-W01"),
    "a week in words": ("week", "week: soon", f"{MARK} 2019-W22 | 2019-W21 | 2019-W23"),
    "a language of nobody": ("language", "language: klingon", f"{MARK} be | ru | en"),
    "a verdict of nobody": ("trend", "trend: sunny", f"{MARK} improved | unchanged | worsened"),
    "a headline without words": ("headline", "headline: —", f"{MARK} —"),
    "a headline too long": ("headline", f"headline: {'x' * 201}", f"{MARK} {'x' * 201}"),
    "a link that leads nowhere": ("link", "link: foo", f"{MARK} foo"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_marked_with_what_could_stand_there_and_the_rest_stays(name: str) -> None:
    key, line, expected = FAULTS[name]
    text = with_key(key, line) if key != "link" else GOOD.replace("topic:", f"{line}\ntopic:")
    found = given_back("upload.md", text.replace("The second one.", "See [a](foo)."))
    assert found.pop(key) == expected
    right = {
        "week": "2019-W22",
        "topic": "west",
        "language": "en",
        "trend": "unchanged",
        "headline": "Minsk builds ties",
    }
    right.pop(key, None)
    assert found == {**right, "text": f"The first paragraph.\n\n{MARK} See [a](foo)."}


def test_words_of_people_come_back_as_the_words_of_files() -> None:
    facts = "Тыдзень: 27.05–02.06\nТэма: Захад\nМова: беларуская\nАцэнка: горш"
    keys = f"{facts}\nЗагаловак: «Мінск: вынікі»\nАўтары: А. Б.; В. Г."
    found = given_back("upload.md", f"{keys}\nЛід: Коратка.\nСпасылка: <https://a.by/x>\n\nТэкст [тут](foo).\n")
    assert found == {
        "week": "2019-W22",
        "topic": "west",
        "language": "be",
        "trend": "worsened",
        "headline": "Мінск: вынікі",
        "lead": "Коратка.",
        "link": "https://a.by/x",
        "authors": "А. Б., В. Г.",
        "text": f"{MARK} Тэкст [тут](foo).",
    }


def test_a_verdict_that_nobody_gave_is_not_asked_for() -> None:
    found = given_back("x.md", GOOD.replace("trend: unchanged\n", "").replace("The first", "[a](b)"))
    assert "trend" not in found


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_comes_back_the_same_from_every_encoding(encoding: str) -> None:
    text = GOOD.replace("The first", "[a](b) Першы")
    assert (
        refused("west.en.md", text.replace("\n", "\r\n").encode(encoding)).corrected
        == refused("west.en.md", text).corrected
    )


def test_a_word_document_comes_back_as_markdown_with_its_text() -> None:
    text = document(
        "Topic: sport",
        "Week: 22",
        "Verdict: better",
        "Link: foo",
        paragraph("A ", run("b", "b"), " headline"),
        "Text *of* it.",
    )
    found = given_back("a.docx", text)
    assert found["topic"].startswith(MARK)
    assert (found["week"], found["trend"], found["link"]) == ("2019-W22", "improved", f"{MARK} foo")
    assert (found["headline"], found["text"]) == ("A b headline", r"Text \*of\* it.")


def test_lines_that_were_not_used_are_left_out_and_the_text_is_not() -> None:
    found = refused("x.md", GOOD.replace("topic", "tags: a\ncssclass: b\ntopic").replace("The first", "[a](b)"))
    assert "tags" not in found.corrected
    assert found.corrected.endswith("The second one.\n")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"A {MARK} B", id="within a line"),
        pytest.param(f"{MARK} A", id="at a beginning"),
        pytest.param(f"A\n\n{MARK}", id="alone"),
    ],
)
def test_a_mark_that_stands_anywhere_keeps_a_file_from_being_taken_and_is_not_doubled(body: str) -> None:
    found = refused("west.en.md", f"{FRONT}\n\n{body}\n")
    assert [problem.message for problem in found.problems if MARK in problem.message]
    assert found.corrected.count(MARK) == 1


@pytest.mark.parametrize("signs", ["⚠️", "⚠️⚠️", "⚠⚠⚠"])
def test_fewer_signs_of_warning_are_a_text_like_others(signs: str) -> None:
    assert taken("west.en.md", GOOD.replace("The first", f"{signs} The first")).commentary.body.startswith(signs)


def test_a_file_that_is_mended_mark_by_mark_is_taken_in_the_end() -> None:
    text = "Week: 99\nTopic: sport\nLanguage: klingon\nTrend: sunny\nHeadline: —\nLink: foo\n\nText.\n\nSee [a](b).\n"
    found = reading("upload.md", text)
    right = {
        "week": "2019-W22",
        "topic": "west",
        "language": "en",
        "trend": "worsened",
        "headline": "A headline",
        "link": "https://a.by",
    }
    for key, value in right.items():
        assert isinstance(found, Refused)
        lines = found.corrected.split("\n")
        text = "\n".join(f"{key}: {value}" if line.startswith(f"{key}: {MARK}") else line for line in lines)
        found = reading("upload.md", text)
    assert isinstance(found, Refused)
    last = reading("upload.md", found.corrected.replace(f"{MARK} See [a](b).", "See it."))
    assert isinstance(last, Taken)
    assert (str(last.commentary.week), last.commentary.topic, last.commentary.link) == (
        "2019-W22",
        "west",
        "https://a.by",
    )
    assert last.commentary.body == "Text.\n\nSee it."


def test_what_an_editor_has_answered_stands_in_the_file_that_comes_back() -> None:
    text = with_key("topic", "topic: secuirty").replace("The first", "[a](b)")
    found = refused("upload.md", text, {Doubt.TOPIC: "security"})
    assert "\ntopic: security\n" in found.corrected
    assert [problem.line for problem in found.problems] == [9]


LINES = st.sampled_from(
    [
        "",
        "Text.",
        "week: 1",
        "---",
        "# H",
        "- a",
        "> b",
        "| a | b |",
        "[a](b)",
        "  x",
        "a: b",
        "**c**",
        MARK,
        "`d`",
        "1. e",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_no_line_of_a_text_is_lost_on_the_way_back(lines: list[str]) -> None:
    body = "\n".join(("See [a](foo).", *lines)).rstrip()
    found = refused("west.en.md", f"{FRONT}\n\n{body}\n")
    _, _, text = found.corrected.partition("\n---\n\n")
    assert [line.removeprefix(f"{MARK} ") for line in text.rstrip("\n").split("\n")] == [
        line.removeprefix(f"{MARK} ") for line in body.split("\n")
    ]


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_a_corrected_file_is_corrected_to_itself(lines: list[str]) -> None:
    body = "\n".join(("See [a](foo).", *lines)).rstrip()
    once = refused("west.en.md", f"{FRONT}\n\n{body}\n").corrected
    assert refused("west.en.md", once).corrected == once
    assert problems(once)
