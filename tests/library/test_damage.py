"""Good files, damaged at random: each ends as taken, asked or told, and never as another topic, language or week."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.reading import Asked, Reading, Refused, Taken
from tests.library.documents import document
from tests.library.readings import GOOD, reading

QUICK = settings(max_examples=150, deadline=None)
LINES = GOOD.split("\n")
NOISE = st.sampled_from(
    [
        *("", " ", "\xa0", "\t", "—", "---", ":", ": ", "“", "”", '"', "'", "#", "*", "**", "[", "]", "\\", "`", "<b>"),
        *(
            "\0",
            "\u202e",
            "\ufeff",
            "\u200b",
            "\ufffd",
            "\r",
            "\r\n",
            "\x0b",
            "\x85",
            "\u2028",
            "е",
            "ў",
            "E",
            "0",
            "W",
        ),
        *("9" * 30, "\n", "\n\n", "- ", "> "),
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Signs put in, lines swapped, doubled, cut or taken out."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines[at])))
        match draw(st.integers(0, 5)):
            case 0 | 1:
                lines[at] = lines[at][:place] + draw(NOISE) + lines[at][place:]
            case 2:
                lines[at] = lines[at][:place]
            case 3:
                lines.insert(draw(st.integers(0, len(lines))), lines[at])
            case 4 if len(lines) > 1:
                del lines[at]
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def holds(found: Reading) -> None:
    """It says something, in our own words, and is what the good file is unless it says so."""
    match found:
        case Taken():
            assert found.commentary.headline
            assert any(map(str.isalnum, found.commentary.body))
        case Asked():
            assert found.questions
            for question in found.questions:
                assert question.message % question.values
                assert question.choices
                assert len({choice.value for choice in question.choices}) == len(question.choices)
        case Refused():
            assert found.problems
            for problem in found.problems:
                assert problem.message % problem.values
                assert len(problem.quote) <= 100
            told = [(problem.line, str(problem)) for problem in found.problems]
            assert len(set(told)) == len(told)
            assert told == sorted(told, key=lambda each: each[0])


@QUICK
@given(damaged())
def test_a_damaged_file_ends_as_taken_asked_or_told(text: str) -> None:
    found = reading("west.en.md", text)
    holds(found)
    if isinstance(found, Taken):
        assert (found.commentary.topic, found.commentary.language) == ("west", "en")


@QUICK
@given(damaged(), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1251", "koi8-r"]))
def test_in_any_encoding(text: str, encoding: str) -> None:
    holds(reading("upload.md", text.encode(encoding, "replace")))


@QUICK
@given(st.binary(max_size=400), st.integers(0, 300), st.integers(0, 40))
def test_bytes_in_the_place_of_others(noise: bytes, place: int, cut: int) -> None:
    content = GOOD.encode()
    holds(reading("west.en.md", content[:place] + noise + content[place + cut :]))


@QUICK
@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    holds(reading("", text.encode("utf-8", "replace")))


@QUICK
@given(
    st.dictionaries(
        st.sampled_from(["week", "topic", "language", "trend", "headline", "lead", "link", "authors"]),
        st.text(max_size=60),
    )
)
def test_any_values_at_all(values: dict[str, str]) -> None:
    front = "\n".join(f"{key}: {value}" for key, value in values.items())
    holds(reading("", f"---\n{front}\n---\n\nText.\n".encode("utf-8", "replace")))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 3000))
def test_a_damaged_document(noise: bytes, place: int) -> None:
    content = document("Topic: West", "Week: 22", "A headline", "Text of it.")
    holds(reading("a.docx", content[:place] + noise + content[place + len(noise) :]))


@QUICK
@given(damaged())
def test_a_corrected_file_keeps_what_was_right_and_is_refused_while_a_mark_stands(text: str) -> None:
    found = reading("west.en.md", text)
    if isinstance(found, Refused) and found.corrected:
        again = reading("west.en.md", found.corrected)
        assert isinstance(again, Refused) == ("⚠️⚠️⚠️" in found.corrected)


@QUICK
@given(
    st.sampled_from(["topic", "language", "week"]), st.integers(0, 20), st.sampled_from("abcdeёіўqz0123456789-WВеo ")
)
def test_one_wrong_letter_never_makes_another_topic_language_or_week(key: str, place: int, letter: str) -> None:
    """Unless what it makes is itself a right one, which nobody can tell."""
    value = {"topic": "security", "language": "en", "week": "2019-W22"}[key]
    wrong = value[:place] + letter + value[place + 1 :]
    text = re.sub("west", "security", GOOD).replace(f"{key}: {value}", f"{key}: {wrong}")
    found = reading("upload.md", text)
    if isinstance(found, Taken):
        read = {
            "topic": found.commentary.topic,
            "language": found.commentary.language,
            "week": str(found.commentary.week),
        }[key]
        assert read == value or read.casefold() in wrong.casefold().replace(" ", "") or key == "week"
