"""What an issue knows of itself."""

import pytest

from bot.model.issue import Commentary, Disagreement, Issue, IssueState, Revision, disagreements
from bot.model.publication import Trend
from bot.model.week import Week

WEEK = Week.parse("2019-W21")


def text(language: str, trend: Trend = Trend.IMPROVED, topic: str = "west", week: Week = WEEK) -> Commentary:
    return Commentary(week, topic, language, trend, "Headline", "Text")


def issue(*texts: Commentary, state: IssueState = IssueState.DRAFT) -> Issue:
    revisions = tuple(Revision(number, each) for number, each in enumerate(texts, 1))
    return Issue(WEEK, state, revisions, {each.topic: each.trend for each in texts})


def test_languages_that_name_different_trends_disagree_topic_by_topic_and_week_by_week() -> None:
    later = WEEK.shift(1)
    texts = [
        text("be"),
        text("en", Trend.WORSENED),
        text("be", topic="security"),
        text("en", Trend.IMPROVED, "security"),
        text("ru", Trend.WORSENED, week=later),
    ]
    trends = {"be": Trend.IMPROVED, "en": Trend.WORSENED}
    assert disagreements(texts) == [Disagreement(WEEK, "west", trends)]


def test_of_two_texts_in_one_place_the_latter_counts() -> None:
    assert not disagreements([text("be"), text("en", Trend.WORSENED), text("en")])


def test_a_text_is_found_by_its_topic_and_language() -> None:
    found = issue(text("be"), text("en"), text("be", topic="security")).find("security", "be")
    assert found == Revision(3, text("be", topic="security"))
    assert issue(text("be")).find("west", "en") is None


@pytest.mark.parametrize(
    ("draft", "publishable"),
    [
        pytest.param(issue(text("be"), text("en")), True, id="whole"),
        pytest.param(issue(), False, id="empty"),
        pytest.param(issue(text("be"), text("en", Trend.WORSENED)), False, id="disagreeing"),
        pytest.param(issue(text("be"), state=IssueState.PUBLISHED), False, id="published already"),
        pytest.param(issue(text("be"), state=IssueState.RETRACTED), False, id="retracted"),
    ],
)
def test_only_a_draft_that_agrees_can_be_published(draft: Issue, publishable: bool) -> None:
    assert draft.publishable is publishable
