"""Streaks: said only where the history proves them, and as of the issue in question."""

import pytest

from bot.model.publication import Trend
from bot.model.streaks import After, FirstSince, Running, Streak, streak
from bot.model.week import Week
from bot.render.verdict import verdict
from tests.render.issues import TEXTS, WEEK, weeks

TRENDS = {"+": Trend.IMPROVED, "=": Trend.UNCHANGED, "-": Trend.WORSENED}


def history(signs: str) -> list[tuple[Week, Trend]]:
    """A sign per week, the last one for WEEK; a dot is a week without an issue."""
    return [(week, TRENDS[sign]) for week, sign in zip(weeks(len(signs)), signs, strict=True) if sign != "."]


SCENARIOS = [
    ("=", None, "the very first issue"),
    ("+=", After(Trend.IMPROVED, 1), "a change after one week"),
    ("-+++=", After(Trend.IMPROVED, 3), "a change after a run"),
    ("-.+=", After(Trend.IMPROVED, 1), "a change after a week that followed a missed one"),
    ("+.-", None, "before a missed week there was nothing"),
    ("==", Running(2), "two weeks"),
    ("-======", Running(6), "six weeks after another verdict"),
    ("==.==", Running(2), "a missed week ends a run"),
    ("==.=", None, "a missed week leaves nothing to run"),
    ("-==-", After(Trend.UNCHANGED, 2), "back after three weeks is not the first since long ago"),
    ("-======-", FirstSince(WEEK.shift(-7)), "back after long"),
    ("--+=+=+=-", FirstSince(WEEK.shift(-7)), "the last time counts, not the first"),
    ("-==.===-", After(Trend.UNCHANGED, 3), "a missed week may have been the last time"),
    ("=======-", After(Trend.UNCHANGED, 7), "never before in what is known"),
]


@pytest.mark.parametrize(("signs", "expected"), [case[:2] for case in SCENARIOS], ids=[case[2] for case in SCENARIOS])
def test_a_streak_is_what_the_history_proves(signs: str, expected: Streak) -> None:
    assert streak(history(signs), WEEK, history(signs)[-1][1]) == expected


def test_an_old_issue_keeps_its_streak_whatever_came_later() -> None:
    past = history("===-==")
    assert streak(past, WEEK.shift(-3), Trend.UNCHANGED) == Running(3)


def test_a_draft_has_its_streak_before_it_is_part_of_the_history() -> None:
    assert streak(history("=="), WEEK.shift(1), Trend.UNCHANGED) == Running(3)


def test_three_weeks_are_not_long_even_across_a_month() -> None:
    may = Week.parse("2019-W19")
    past = [(may.shift(-3), Trend.WORSENED), *((may.shift(-ago), Trend.UNCHANGED) for ago in (2, 1))]
    assert streak(past, may, Trend.WORSENED) == After(Trend.UNCHANGED, 2)


def test_nothing_is_the_first_since_the_month_that_it_is() -> None:
    """Thursday 2 May and Thursday 30 May are four weeks apart."""
    may = Week.parse("2019-W22")
    past = [(may.shift(-4), Trend.WORSENED), *((may.shift(-ago), Trend.UNCHANGED) for ago in (3, 2, 1))]
    assert streak(past, may, Trend.WORSENED) == After(Trend.UNCHANGED, 3)


VERDICTS = [
    ("en", Trend.UNCHANGED, Running(2), "unchanged, second week running"),
    ("en", Trend.UNCHANGED, Running(3), "unchanged, third week running"),
    ("en", Trend.IMPROVED, Running(10), "improved, tenth week running"),
    ("en", Trend.IMPROVED, Running(11), "improved, 11th week running"),
    ("en", Trend.IMPROVED, Running(12), "improved, 12th week running"),
    ("en", Trend.IMPROVED, Running(21), "improved, 21st week running"),
    ("en", Trend.WORSENED, FirstSince(Week.parse("2019-W11")), "worsened, first time since March"),
    ("en", Trend.WORSENED, None, "worsened"),
    ("en", Trend.IMPROVED, After(Trend.WORSENED, 1), "improved (a week earlier: worsened)"),
    ("en", Trend.IMPROVED, After(Trend.WORSENED, 2), "improved after two weeks of worsening"),
    ("en", Trend.UNCHANGED, After(Trend.IMPROVED, 10), "unchanged after ten weeks of improvement"),
    ("en", Trend.WORSENED, After(Trend.UNCHANGED, 11), "worsened after more than ten weeks without change"),
    ("ru", Trend.IMPROVED, After(Trend.WORSENED, 1), "улучшение (неделей раньше — ухудшение)"),
    ("ru", Trend.IMPROVED, After(Trend.WORSENED, 2), "улучшение после двух недель ухудшения"),
    ("ru", Trend.WORSENED, After(Trend.UNCHANGED, 5), "ухудшение после пяти недель без изменений"),
    ("be", Trend.IMPROVED, After(Trend.WORSENED, 1), "паляпшэнне (тыднем раней — пагаршэнне)"),
    ("be", Trend.IMPROVED, After(Trend.WORSENED, 2), "паляпшэнне пасля двух тыдняў пагаршэння"),
    ("be", Trend.WORSENED, After(Trend.IMPROVED, 12), "пагаршэнне пасля больш чым дзесяці тыдняў паляпшэння"),
    ("ru", Trend.UNCHANGED, Running(7), "без изменений, седьмую неделю подряд"),
    ("ru", Trend.UNCHANGED, Running(11), "без изменений, 11\u2011ю неделю подряд"),
    ("ru", Trend.WORSENED, FirstSince(Week.parse("2018-W11")), "ухудшение, впервые с марта 2018 года"),
    ("be", Trend.UNCHANGED, Running(2), "без змен, другі тыдзень запар"),
    ("be", Trend.UNCHANGED, Running(3), "без змен, трэці тыдзень запар"),
    ("be", Trend.UNCHANGED, Running(7), "без змен, сёмы тыдзень запар"),
    ("be", Trend.UNCHANGED, Running(13), "без змен, 13\u2011ы тыдзень запар"),
    ("be", Trend.UNCHANGED, Running(23), "без змен, 23\u2011і тыдзень запар"),
    ("be", Trend.IMPROVED, FirstSince(Week.parse("2019-W11")), "паляпшэнне, упершыню з сакавіка"),
]


@pytest.mark.parametrize(("language", "trend", "past", "text"), VERDICTS)
def test_a_verdict_is_said_in_words(language: str, trend: Trend, past: Streak, text: str) -> None:
    assert verdict(TEXTS.voice(language), trend, past, WEEK) == text
