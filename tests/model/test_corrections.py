"""What is put right in an issue, and what a plan and a desk make of issues."""

import pytest

from bot.model.correction import Amendment, Correction
from bot.model.desk import Overview
from bot.model.issue import Commentary, Issue, IssueState, OpenDrafts, Proposed
from bot.model.plan import Plan
from bot.model.publication import Trend
from bot.model.week import Week

WEEK = Week.parse("2019-W21")
TEXT = Correction("west", "be", 1, "A typing error", "1", "2")
VERDICT = Correction("west", "", 2, "", "improved", "worsened")
RETRACTION = Correction("", "", 3, "Not ours", "", "")
LATER = Correction("", "", 4, "Again", "", "")


def issue(*corrections: Correction, state: IssueState = IssueState.RETRACTED, week: Week = WEEK) -> Issue:
    return Issue(week, state, (), {}, corrections)


@pytest.mark.parametrize(("correction", "of_verdict"), [(TEXT, False), (VERDICT, True), (RETRACTION, False)])
def test_a_verdict_is_corrected_in_all_languages_at_once(correction: Correction, of_verdict: bool) -> None:
    assert correction.of_verdict is of_verdict


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(issue(TEXT, VERDICT, RETRACTION), RETRACTION, id="the whole issue"),
        pytest.param(issue(RETRACTION, LATER, TEXT), LATER, id="the latest"),
        pytest.param(issue(TEXT, VERDICT), None, id="nobody said why"),
        pytest.param(issue(RETRACTION, state=IssueState.PUBLISHED), None, id="published since"),
    ],
)
def test_readers_are_told_why_an_issue_is_retracted_only_while_it_is(given: Issue, told: Correction | None) -> None:
    assert given.retraction == told


def test_what_an_editor_confirms_is_the_text_and_the_verdict_that_was_proposed() -> None:
    proposed = Proposed(9, Commentary(WEEK, "west", "be", "Headline", "Text"), issue(), Trend.WORSENED)
    assert proposed.amendment == Amendment(WEEK, "west", "be", 9, Trend.WORSENED)


def test_a_plan_names_every_missing_text_once_whoever_lends_it() -> None:
    borrowed = {("en", "be"): ("west",), ("ru", "be"): ("elite",), ("en", "ru"): ("security", "elite")}
    plan = Plan(issue(), {}, 0, 0, 0.0, borrowed)
    assert plan.missing == {"en": ("west", "security", "elite"), "ru": ("elite",)}


@pytest.mark.parametrize(
    ("weeks", "begun"),
    [((), False), ((WEEK.shift(-1),), False), ((WEEK.shift(1), WEEK), True)],
    ids=["no draft", "only last week's", "among others"],
)
def test_the_week_at_hand_is_begun_once_it_has_a_draft(weeks: tuple[Week, ...], begun: bool) -> None:
    drafts = OpenDrafts(tuple(issue(state=IssueState.DRAFT, week=week) for week in weeks))
    assert Overview(WEEK, drafts).begun is begun
