"""Letters that nobody sees, and wrappings that nobody means: a text is read as a person reads it."""

import pytest

from bot.library.front.trends import trend_meant
from bot.library.front.wrappings import unwrapped
from bot.model.publication import Trend
from bot.model.streaks import FirstSince, Running, Streak
from bot.model.week import Week
from bot.paths import folder
from bot.render.verdict import verdict
from bot.render.voice import Texts
from tests.library.readings import GOOD, oddities, problems, taken, with_key

FRONT, TEXT = GOOD.split("\n\n", maxsplit=1)
KEYS = FRONT.removeprefix("---\n").removesuffix("\n---")
WEEK = Week.parse("2019-W22")
VOICES = Texts(folder("locales"))
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TABLE = "\n".join(f"| {' | '.join(line.split(': '))} |" for line in KEYS.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD.replace("trend:", "tre\u0301nd:"), id="a stressed key"),
        pytest.param(GOOD.replace(": west", ": we\u200cst"), id="a non-joiner"),
        pytest.param(GOOD.replace(": west", ": w\u2060e\u200dst"), id="joiners"),
        pytest.param(with_key("topic", "topic: За\u0301пад"), id="a stressed value"),
        pytest.param(with_key("trend", "trend: ▬\ufe0e"), id="a sign as text"),
        pytest.param(with_key("week", "week: 2\ufe0f\u20e32\ufe0f\u20e3"), id="keys of a telephone"),
        pytest.param(with_key("week", "week: ２２"), id="wide digits"),
        pytest.param(with_key("week", "week: ٢٢"), id="Arabic digits"),
        pytest.param(GOOD.replace("trend: unchanged", "ｔｒｅｎｄ：ｕｎｃｈａｎｇｅｄ"), id="wide letters"),
        pytest.param(GOOD.replace("Minsk", "\u061cMinsk\u180e"), id="marks of other scripts"),
        pytest.param(GOOD.replace("\n", "\r\r\n"), id="line ends of a broken transfer"),
        pytest.param(GOOD.replace("\nw", "\n1. w").replace("\ntopic", "\n2. topic"), id="numbered keys"),
        pytest.param(f"<!-- a note\nof two lines -->\n<!-- and one -->\n\n{GOOD}", id="comments above"),
        pytest.param(f"```\n{GOOD}\n```\n", id="a block of code"),
        pytest.param(f"\n```markdown\n{KEYS}\n\n{TEXT}```", id="a block of code without fences"),
        pytest.param("".join(f"> {line}\n" for line in GOOD.split("\n")), id="a quoted letter"),
        pytest.param(f"{TABLE}\n\n{TEXT}", id="a table of keys"),
        pytest.param(f"| Key | Value |\n|---|:--|\n{TABLE}\n\n{TEXT}", id="a table with a head"),
        pytest.param(f"---\n{TABLE}\n---\n\n{TEXT}", id="a table between fences"),
    ],
)
def test_a_text_is_read_as_a_person_reads_it(text: str) -> None:
    found, good = taken("upload.md", text), taken("west.en.md", GOOD)
    body = "\n\n".join(filter(None, found.commentary.body.split("\n\n")))
    assert (found.commentary.headline, body.strip(), found.trend) == (
        good.commentary.headline,
        good.commentary.body,
        good.trend,
    )
    assert (found.commentary.week, found.commentary.topic) == (good.commentary.week, good.commentary.topic)
    assert not any("left out" in each for each in oddities(found))


@pytest.mark.parametrize(
    ("hidden", "code"),
    [("\u3164", "U+3164"), ("\uffa0", "U+FFA0"), ("\u1160", "U+1160"), ("\U000e0041\U000e0042", "U+E0041")],
)
def test_letters_that_are_blank_are_left_out_and_told(hidden: str, code: str) -> None:
    found = taken("west.en.md", GOOD.replace("Minsk", f"Min{hidden}sk"))
    assert found.commentary.headline == "Minsk builds ties"
    assert oddities(found) == [f"6: the invisible character {code} is left out"]


def test_the_flag_of_england_stays_whole() -> None:
    assert taken("west.en.md", GOOD.replace("Minsk", ENGLAND)).commentary.headline == f"{ENGLAND} builds ties"


@pytest.mark.parametrize("language", ["be", "ru", "en"])
@pytest.mark.parametrize("trend", Trend)
@pytest.mark.parametrize(
    "streak",
    [None, *map(Running, range(2, 13)), FirstSince(Week.parse("2019-W02")), FirstSince(Week.parse("2017-W50"))],
)
def test_a_verdict_is_understood_as_readers_see_it(language: str, trend: Trend, streak: Streak) -> None:
    words = verdict(VOICES.voice(language), trend, streak, WEEK)
    assert trend_meant(words).values == (trend.value,), words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("пагаршэнне сітуацыі", Trend.WORSENED),
        ("улучшение ситуации", Trend.IMPROVED),
        ("не изменилась (вторую неделю)", Trend.UNCHANGED),
        ("не изменилась, но хуже", None),
        ("без изменений, лучше недели назад", None),
        ("unchanged, worse than last week", None),
        ("без изменений, кроме Запада", None),
    ],
)
def test_what_is_added_to_a_verdict_is_how_long_it_holds_and_nothing_else(written: str, meant: Trend | None) -> None:
    found = trend_meant(written)
    assert found.sure is bool(meant)
    assert not meant or found.values == (meant.value,)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"{GOOD}\n{GOOD.replace('west', 'elite')}", 13, id="with fences"),
        pytest.param(f"{GOOD}\n{KEYS}\n\n{TEXT}", 13, id="without"),
        pytest.param(f"Headline\n\n{TEXT}\n{FRONT}\n", 7, id="at its end"),
    ],
)
def test_a_second_text_in_a_file_is_no_part_of_the_first(text: str, line: int) -> None:
    told = "week, topic and the like stand here, within the text: put them at its top, one text in a file"
    assert f"{line}: {told}" in problems(text)


def test_two_keys_in_a_text_are_words_and_so_are_three_far_apart() -> None:
    far = "\n\n".join(f"{word}: a sentence.\n\nAnother.\n\nAnother." for word in ("Topic", "Title", "Issue"))
    assert taken("west.en.md", f"{GOOD}\nTopic: a.\nTitle: b.\n\n{far}").commentary.body.endswith("Another.")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\ncode\n```\n\nText\n\n```\nmore\n```", id="two blocks of code"),
        pytest.param("```\ncode\n```\n\nText", id="a block above a text"),
        pytest.param("> quoted\n\nText", id="a quotation"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", id="a table"),
        pytest.param("Text\n<!-- note -->", id="a comment below"),
        pytest.param("<!-- open\nText", id="a comment that does not end"),
        pytest.param("<!-- a --> Text", id="a comment before words"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_wraps_nothing_stays(text: str) -> None:
    assert unwrapped(text.split("\n")) == text.split("\n")
