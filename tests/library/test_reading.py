"""One file from its bytes to what it says: evidence that contradicts itself, answers, and what a refusal gives back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.check import JUDGES
from bot.library.corrected import MARK
from bot.library.reading import read
from bot.model.issue import Commentary
from bot.model.publication import Trend
from bot.model.reading import Asked, Doubt, Refused, Taken
from bot.model.week import Week
from tests.library.publications import COMMENTARY, PUBLICATION
from tests.library.readings import (
    GOOD,
    SHIPPED,
    TODAY,
    asked,
    oddities,
    problems,
    reading,
    refused,
    taken,
    told,
    values,
    with_key,
)


def test_a_file_becomes_a_commentary_that_knows_its_lines() -> None:
    keys = (
        "lead: >\n  One line\n  folded.\nlink: <https://example.org/a>\nauthors: [A. Author, 'B, C']\n---\n\nThe first"
    )
    found = taken("west.en.md", GOOD.replace("---\n\nThe first", keys))
    assert found.commentary == Commentary(
        week=Week.parse("2019-W22"),
        topic="west",
        language="en",
        headline="Minsk builds ties",
        body="The first paragraph.\n\nThe second one.",
        lead="One line folded.",
        link="https://example.org/a",
        authors=("A. Author", "B, C"),
    )
    assert (found.trend, found.oddities) == (Trend.UNCHANGED, ())
    assert found.lines["trend"] == 5
    assert found.lines["authors"] == 11


def test_the_indentation_of_the_first_line_and_rules_in_the_body_are_kept() -> None:
    body = taken("west.en.md", GOOD.replace("The first", "  a\n\n---\n\nThe first")).commentary.body
    assert body.startswith("  a\n\n---\n\nThe first")


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_its_lines_with_each_line_quoted() -> None:
    text = with_key("trend", "trend: sunny").replace("topic: west", "topic: " + "w" * 300).replace("first", "f[a](b)")
    found = refused("west.en.md", text)
    assert [each.line for each in found.problems] == [3, 5, 9]
    assert [each.quote for each in found.problems[1:]] == ["trend: sunny", "The f[a](b) paragraph."]
    assert found.problems[0].quote.startswith("topic: www")
    assert len(found.problems[0].quote) < 90
    assert all(len(str(each)) < 300 for each in found.problems)


def test_a_refusal_gives_the_file_back_with_what_is_right_and_marks_for_the_rest() -> None:
    front = "Тема: Запада\nНеделя: 22\nВердикт: лучше\nЗаголовок: «Минск: итоги»\nСсылка: foo\ntags: x"
    text = f"{front}\n\nТекст тут, слова.\n"
    found = refused("upload.md", text)
    assert found.corrected == (
        "---\n"
        "week: 2019-W22\n"
        f"topic: {MARK} west | elite | society | security | russia\n"
        "language: ru\n"
        "trend: improved\n"
        "headline: Минск: итоги\n"
        f"link: {MARK} foo\n"
        "---\n\n"
        "Текст тут, слова.\n"
    )
    again = refused("upload.md", found.corrected)
    assert {each.line for each in again.problems} == {3, 7}
    mended = found.corrected.replace(f"{MARK} west | elite | society | security | russia", "west")
    assert taken("upload.md", mended.replace(f"{MARK} foo", "https://example.org")).commentary.link


def test_lines_of_the_text_are_marked_too_and_a_mark_that_stays_is_told() -> None:
    found = refused("west.en.md", GOOD.replace("The second one.", "See [a](foo)."))
    assert f"The first paragraph.\n\n{MARK} See [a](foo)." in found.corrected
    assert f"11: the mark {MARK} still stands here" in "\n".join(problems(found.corrected))


def test_a_file_without_a_text_is_given_back_with_a_place_for_it() -> None:
    found = refused("west.en.md", GOOD.partition("\n\n")[0])
    assert found.corrected.endswith(f"---\n\n{MARK}\n")


@pytest.mark.parametrize("content", [b"", b"%PDF", b"x" * 300_000])
def test_what_cannot_be_mended_gives_nothing_back(content: bytes) -> None:
    assert refused("a.md", content).corrected == ""


def test_what_is_asked_tells_what_is_known_and_an_answer_goes_on_from_there() -> None:
    text = with_key("week", "week: soon").replace("topic: west\n", "")
    found = reading("upload.md", text)
    assert isinstance(found, Asked)
    assert found.known == {Doubt.LANGUAGE: "en", Doubt.TREND: "unchanged"}
    assert [told(each) for each in found.questions] == [
        "2: “soon” names no week, as 2019-W21 does: which is meant?",
        "0: which topic is it?",
    ]
    assert found.questions[0].quote == "week: soon"
    assert set(asked("upload.md", text, {Doubt.WEEK: "2019-W20"})) == {Doubt.TOPIC}
    commentary = taken("upload.md", text, {Doubt.WEEK: "2019-W20", Doubt.TOPIC: "russia"}).commentary
    assert (str(commentary.week), commentary.topic) == ("2019-W20", "russia")


def test_an_answer_counts_more_than_the_file_and_one_that_is_none_counts_nothing() -> None:
    assert taken("west.ru.md", GOOD, {Doubt.LANGUAGE: "be"}).commentary.language == "be"
    assert taken("west.en.md", with_key("trend", "trend: sunny"), {Doubt.TREND: ""}).trend is None
    text = GOOD.replace("topic: west\n", "")
    for answer in ("weather", "", "WEST"):
        assert set(asked("upload.md", text, {Doubt.TOPIC: answer})) == {Doubt.TOPIC}
    assert set(asked("a.md", with_key("week", "week: soon"), {Doubt.WEEK: "22"})) == {Doubt.WEEK}


def test_the_letters_of_a_file_are_asked_for_alone_with_a_line_that_shows_them() -> None:
    text = GOOD.replace("Minsk builds", "Минск строит").encode("cp1251")
    (question,) = asked("upload.md", text).values()
    assert [(each.value, each.sample) for each in question.choices] == [("cp1251", "headline: Минск строит ties")]
    assert taken("upload.md", text, {Doubt.ENCODING: "cp1251"}).commentary.headline == "Минск строит ties"
    assert set(asked("upload.md", text, {Doubt.ENCODING: "utf-7"})) == {Doubt.ENCODING}


def test_a_file_with_a_few_lost_bytes_is_told_where() -> None:
    content = bytearray(GOOD.replace("The first", "Першы абзац з літарамі, якіх хапае, каб іх пазнаць").encode())
    content[content.index("абзац".encode())] = 0xFF
    found = refused("west.en.md", bytes(content))
    assert [each.line for each in found.problems] == [9]


@pytest.mark.parametrize(("weeks", "told"), [(-3, True), (-2, False), (0, False), (2, False), (3, True), (4, True)])
def test_a_week_far_from_today_is_odd(weeks: int, told: bool) -> None:
    week = Week.of(TODAY).shift(weeks)
    found = taken("west.en.md", GOOD.replace("2019-W22", str(week)))
    assert any("more than two weeks" in each for each in oddities(found)) is told


def test_without_today_old_weeks_are_as_good_as_new_ones_and_need_their_year() -> None:
    content = GOOD.replace("2019-W22", "2001-W01").encode()
    found = read("west.en.md", content, SHIPPED, None, JUDGES)
    assert isinstance(found, Taken)
    assert found.oddities == ()
    assert isinstance(read("west.en.md", with_key("week", "week: W22").encode(), SHIPPED, None, JUDGES), Asked)
    later = read("west.en.md", with_key("week", "week: W22").encode(), SHIPPED, TODAY + timedelta(days=366), JUDGES)
    assert isinstance(later, Taken)
    assert str(later.commentary.week) == "2020-W22"


def test_a_retired_topic_is_odd() -> None:
    found = reading("economy.en.md", COMMENTARY.replace("west", "economy"), publication=PUBLICATION)
    assert isinstance(found, Taken)
    assert "3: the topic “economy” is retired: nobody can follow it" in oddities(found)


def test_a_date_is_offered_as_the_week_and_not_taken_for_it() -> None:
    text = GOOD.replace("week: 2019-W22", "date: 2019-04-03")
    assert values(asked("upload.md", text)[Doubt.WEEK])[:2] == ["2019-W14", "2019-W22"]


def test_a_first_line_that_repeats_the_headline_is_shown_once() -> None:
    found = taken("west.en.md", GOOD.replace("The first", "# Minsk builds ties\n\nThe first"))
    assert found.commentary.body.startswith("The first")
    assert oddities(found) == ["9: the first line repeats the headline, and is left out"]


def test_a_page_of_one_language_or_topic_needs_neither() -> None:
    small = replace(SHIPPED, languages=("lt",), topics=SHIPPED.topics[:1])
    found = reading("a.md", "week: 2019-W22\n\nAntraštė\n\nTekstas.", publication=small)
    assert isinstance(found, Taken)
    assert (found.commentary.language, found.commentary.topic) == ("lt", SHIPPED.topics[0].id)


def test_two_leads_or_links_are_told_and_the_same_twice_is_one() -> None:
    text = GOOD.replace("topic", "lead: One\nsummary: Two\nlink: https://a.by\nurl: https://b.by\ntopic")
    assert [each.partition(":")[0] for each in problems(text)] == ["4", "6"]
    same = GOOD.replace("topic", "lead: One\nsummary: «One»\nlink: https://a.by\nurl: <https://a.by>\ntopic")
    assert taken("west.en.md", same).commentary.lead == "One"


def test_the_body_may_have_so_many_lines_and_bytes() -> None:
    assert taken("west.en.md", GOOD + "слова " * 2970)
    assert problems(GOOD + "слова " * 2990) == ["9: the text has 33 KiB: at most 32 KiB fit"]
    found = reading("west.en.md", GOOD + "\n" * 3000 + "x")
    assert isinstance(found, Refused)
    assert "lines" in found.problems[0].message
