"""What editors' words above a text mean: weeks, days, topics, languages, keys, fences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.front.days import NoSuchDayError, days, nearest
from bot.library.front.keys import Key, key_meant, key_mistyped, split_key
from bot.library.front.languages import language_meant, languages_of, written_otherwise
from bot.library.front.layout import heading, is_fence, laid_out
from bot.library.front.named import named
from bot.library.front.topics import topic_meant, topics_of
from bot.library.front.trends import trend_meant
from bot.library.front.values import cleaned, many_values, one_value, word_value
from bot.library.front.weeks import week_meant
from bot.library.front.words import bare, folded
from bot.model.publication import Trend
from bot.model.week import Week
from bot.render.dates import week_range
from tests.library.readings import SHIPPED, TODAY

LANGUAGES = ("be", "ru", "en")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(DAYS, st.integers(-20, 20))
def test_every_week_is_understood_as_it_is_written_everywhere(today: date, away: int) -> None:
    week = Week.of(today + timedelta(weeks=away))
    year, number, _ = week.monday.isocalendar()
    for written in (
        str(week),
        f"{year} W{number}",
        f"W{number} {year}",
        f"неделя {number} {year}",
        f"{number:02}/{year}" if number > 12 else str(week),
        f"{week.monday:%Y-%m-%d}",
        f"{week.sunday:%d.%m.%Y}",
        f"{week.monday:%d.%m.%Y}–{week.sunday:%d.%m.%Y}",
        f"{week.monday:%d.%m} - {week.sunday:%d.%m.%Y}",
        *(week_range(week, language) for language in LANGUAGES),
    ):
        assert week_meant(written, today).values == (str(week),), written


@given(DAYS, st.integers(-20, 20))
def test_a_week_without_a_year_is_one_near_today(today: date, away: int) -> None:
    week = Week.of(today + timedelta(weeks=away))
    for written in (f"{week.monday:%d.%m}–{week.sunday:%d.%m}", f"{week.thursday:%d.%m}"):
        assert str(week) in week_meant(written, today).values, written
    number = week.monday.isocalendar().week
    found = week_meant(f"W{number}", today)
    if number <= 52:
        assert str(week) in found.values


@given(st.text(max_size=30), DAYS)
def test_no_text_is_too_strange_for_a_week(text: str, today: date) -> None:
    for near in (today, None):
        found = week_meant(text, near)
        assert found.sure or found.why
        assert all(str(Week.parse(value)) == value for value in found.values)


@pytest.mark.parametrize("number", range(1, 53))
def test_a_number_of_a_year_is_a_week_unless_it_may_be_a_month(number: int) -> None:
    found = week_meant(f"2019-{number:02}", TODAY)
    assert found.values[0] == f"2019-W{number:02}"
    assert found.sure == (number > 12 or number == 1)


def test_of_two_years_that_are_as_near_both_are_offered() -> None:
    assert len(nearest(date(2019, 7, 1), lambda year: date(year, 1, 1))) == 2
    with pytest.raises(NoSuchDayError):
        nearest(date(2019, 7, 1), lambda year: date(year, 2, 29))


@pytest.mark.parametrize(
    "text", ["32.05", "00.05", "2019-13-01", "31.04.2019", "20.05–20.06", "26.05–20.05", "30 лютага 2019"]
)
def test_days_that_no_calendar_has_are_told(text: str) -> None:
    with pytest.raises(NoSuchDayError):
        assert not days(text.replace("–", "-"), TODAY)
        raise NoSuchDayError
    assert week_meant(text, TODAY).why


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_topic_is_known_by_its_names_in_all_languages(code: str) -> None:
    for topic in SHIPPED.topics:
        for written in (topic.id, topic.names[code], topic.names[code].upper(), f"{topic.sign} {topic.names[code]}."):
            assert topic_meant(written, SHIPPED).values == (topic.id,)


@given(st.text(max_size=30))
def test_no_text_is_too_strange_for_a_topic_a_language_or_a_verdict(text: str) -> None:
    for found in (topic_meant(text, SHIPPED), language_meant(text, LANGUAGES), trend_meant(text)):
        assert found.sure or (found.why and len(found.values) > 1)


@pytest.mark.parametrize("trend", Trend)
def test_the_words_that_readers_see_are_understood(trend: Trend) -> None:
    shown = {
        Trend.IMPROVED: ("improved", "паляпшэнне", "улучшение", "палепшылася", "улучшилась"),
        Trend.UNCHANGED: ("unchanged", "без змен", "без изменений"),
        Trend.WORSENED: ("worsened", "пагаршэнне", "ухудшение", "пагоршылася", "ухудшилась"),
    }
    for word in shown[trend]:
        for written in (word, word.title(), f"{trend.sign} {word}", f"«{word}»", f"{word}."):
            assert trend_meant(written).values == (trend.value,), written


@pytest.mark.parametrize(
    "text",
    ["not improved", "no better", "improved and worsened", "не лучше", "не горш", "nothing improved", "less improved",
     "перестала ухудшаться", "лучше не стало", "improved?", "▲▼", "better or worse", ""],
)  # fmt: skip
def test_a_verdict_that_could_be_another_is_never_taken(text: str) -> None:
    assert not trend_meant(text).sure


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Мінск шукае стасункаў з асобнымі краінамі ЕС", ("be",)),
        ("Минск ищет отношений с отдельными странами ЕС", ("ru",)),
        ("Minsk builds ties with single member states", ("en",)),
        (
            "Мінск кажа «поиск идёт», а Вільня не згодная з гэтым і лічыць, што іншыя краіны таксама не згодзяцца",
            ("be",),
        ),
        ("Кто там сказал про это слово тут", ("be", "ru")),
        ("Да", ()),
        ("2019 — 2020: 100 %", ()),
        ("https://example.org/a-long-address", ()),
    ],
)
def test_a_language_is_known_by_its_letters_or_left_open(text: str, languages: tuple[str, ...]) -> None:
    assert set(languages_of(text, LANGUAGES)) == set(languages)


def test_a_text_against_its_language_is_noticed_even_of_neighbours() -> None:
    assert written_otherwise("Мінск шукае стасункаў з краінамі", "ru")
    assert written_otherwise("Минск ищет отношений", "en")
    assert not written_otherwise("Минск ищет отношений", "ru")
    assert not written_otherwise("EU", "ru")


@pytest.mark.parametrize(
    ("name", "week", "topic", "language"),
    [
        ("west.ru.md", "", "west", "ru"),
        ("WEST.EN.MD.TXT", "", "west", "en"),
        ("Запад 22.docx", "", "west", ""),
        ("security_be.txt", "", "security", "be"),
        ("Бяспека W22 (1).docx", "2019-W22", "security", ""),
        ("issues/2019-W22/west.be.md", "", "west", "be"),
        ("2019-W21 Запад.md", "2019-W21", "west", ""),
        ("Запад 20-26.05.md", "2019-W21", "west", ""),
        ("Запад, тыдзень 22 (фінал).docx", "2019-W22", "west", ""),
        ("To be or not to be done.docx", "", "", ""),
        ("text.md", "", "", ""),
        ("документ от 5.docx", "", "", ""),
        ("Запад и Россия.md", "", "", ""),
        ("about the west.md", "", "", ""),
        ("Копия west.ru.md", "", "west", "ru"),
        ("west.by.md", "", "west", "be"),
    ],
)
def test_a_files_name_says_what_it_surely_says(name: str, week: str, topic: str, language: str) -> None:
    found = named(name, SHIPPED, TODAY)
    sure = ["".join(each.values) if each.sure else "" for each in (found.week, found.topic, found.language)]
    assert sure == [week, topic, language]


def test_a_number_in_a_name_and_a_word_within_it_are_only_offered() -> None:
    assert named("Запад 22.docx", SHIPPED, TODAY).numbers == ("2019-W22",)
    assert named("about the west.md", SHIPPED, TODAY).topic.values == ("west",)
    assert topics_of("Запад и Россия, и снова Россия", SHIPPED) == ("russia", "west")


@pytest.mark.parametrize(
    ("line", "key", "rest"),
    [
        ("Topic: West", Key.TOPIC, "West"),
        ("\xa0\tТэма :\u3000Захад", Key.TOPIC, "Захад"),
        ("**Topic:** West", Key.TOPIC, "West"),
        ("__Topic__: West", Key.TOPIC, "West"),
        ("- week: 22", Key.WEEK, "22"),
        ("• Неделя：22", Key.WEEK, "22"),
        ("headline: a: b", Key.HEADLINE, "a: b"),
        ('"title": b', Key.HEADLINE, "b"),
        ("Минск: переговоры", None, "переговоры"),
    ],
)
def test_a_line_is_a_key_and_the_first_colon_ends_it(line: str, key: Key | None, rest: str) -> None:
    split = split_key(line)
    assert split
    assert (key_meant(split[0]), split[1]) == (key, rest)


@pytest.mark.parametrize("line", ["https://example.org", "no colon", "", "x" * 100 + ": y"])
def test_what_is_no_key_is_none(line: str) -> None:
    assert split_key(line) is None


def test_typing_errors_in_keys_are_known_if_they_are_near_one_only() -> None:
    assert key_mistyped(folded("headlnie")) is Key.HEADLINE
    assert key_mistyped(folded("загаловк")) is Key.HEADLINE
    assert key_mistyped(folded("tags")) is None
    assert key_mistyped(folded("by")) is None


@pytest.mark.parametrize("line", ["-", "- a", "--a", "", "— Добры дзень", "#", "Text", "> ---", "*", "..."])
def test_what_is_no_fence_is_none(line: str) -> None:
    assert not is_fence(line)


@pytest.mark.parametrize(
    ("text", "keys", "body"),
    [
        ("---\nweek: 1\n---\nText", ["week"], "Text"),
        ("week: 1\n\ntopic: a\n\nText: more", ["week", "topic"], "Text: more"),
        ("Минск: переговоры\n\nweek: 1", [], "Минск: переговоры"),
        ("---\nweek: 1\n\nText\n\n---\nMore", ["week"], "Text"),
        ("---\nweek: 1\nText\n\nMore", ["week"], "Text"),
        ("---\nlead: >\n  a\n\n  b\nweek: 1\n---\nText", ["lead", "week"], "Text"),
        ("# Title\n\nweek: 1\n\nText", ["headline", "week"], "Text"),
        ("# Title\n\nText", [], "# Title"),
        ("link: https://a.by\n\nText", [], "link: https://a.by"),
        ("week:\n22\ntopic:\nwest\n\nText", ["week", "topic"], "Text"),
        ("---\n---\nText", [], "Text"),
        ("", [], ""),
    ],
)
def test_where_front_matter_ends(text: str, keys: list[str], body: str) -> None:
    lines = text.split("\n")
    found = laid_out(lines)
    assert [entry.key.value for entry in found.entries if entry.key] == keys
    assert (lines[found.body] if found.body < len(lines) else "") == body


@given(
    st.lists(
        st.sampled_from(["---", "week: 1", "topic: a", "tags: x", "  more", "- item", "", "Text.", "# H", "—", "a: b"])
    )
)
def test_no_order_of_lines_is_too_strange(lines: list[str]) -> None:
    found = laid_out(lines)
    assert 0 <= found.body <= len(lines)
    assert all(entry.line <= found.body for entry in found.entries)
    assert [entry.line for entry in found.entries] == sorted(entry.line for entry in found.entries)


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (("“a: b”",), "a: b"),
        (("'It''s'",), "It’s"),
        ((r'"a \"b\" c"',), 'a "b" c'),
        (("«a» і «b»",), "«a» і «b»"),
        (("**a b**",), "a b"),
        ((">", "a", "b"), "a b"),
        (("|-", "a"), "a"),
        ((r"a \[b\]",), "a [b]"),
        (("",), ""),
    ],
)
def test_a_value_is_what_was_meant(parts: tuple[str, ...], value: str) -> None:
    assert one_value(parts) == value


def test_lists_are_read_in_every_form() -> None:
    for parts in (("A, B",), ("A; B",), ("[A, 'B']",), ("", "- A", "- B"), ("", "• «A»", "• B"), ('"A", "B"',)):
        assert many_values(parts) == ("A", "B"), parts
    assert many_values(('["A, B", C]',)) == ("A, B", "C")
    assert word_value(("[[West]]",)) == "West"
    assert word_value(("", "- west")) == "west"
    assert word_value(("west # a note",)) == "west"


def test_marks_are_taken_off_a_line_and_told() -> None:
    assert cleaned("A **b** <i>c</i> [d](https://e.by) 5*3*2 snake_case") == (
        "A b c d 5*3*2 snake_case",
        ("**b**", "<i>", "</i>", "[d](https://e.by)"),
    )
    assert cleaned("a &amp; b <!-- note -->") == ("a & b", ("<!-- note -->",))
    assert heading("## A b ##") == "A b"


@given(st.text(max_size=60))
def test_bare_words_are_bare_and_folding_is_final(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert folded(text) == folded(text.swapcase().swapcase())
