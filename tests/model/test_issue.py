"""What an issue knows of itself."""

import pytest

from bot.model.issue import Commentary, Issue, IssueState, Revision
from bot.model.publication import Trend
from bot.model.week import Week

WEEK = Week.parse("2019-W21")
BOTH = {"west": Trend.IMPROVED, "security": Trend.WORSENED}


def text(language: str, topic: str = "west") -> Commentary:
    return Commentary(WEEK, topic, language, "Headline", "Text")


def issue(*texts: Commentary, state: IssueState = IssueState.DRAFT, trends: dict[str, Trend] = BOTH) -> Issue:
    return Issue(WEEK, state, tuple(Revision(number, each) for number, each in enumerate(texts, 1)), trends)


def test_a_text_is_found_by_its_topic_and_language() -> None:
    found = issue(text("be"), text("en"), text("be", "security")).find("security", "be")
    assert found == Revision(3, text("be", "security"))
    assert issue(text("be")).find("west", "en") is None


def test_its_topics_are_those_with_a_text_whatever_was_decided() -> None:
    assert issue(text("be"), text("en")).topics == {"west"}
    assert issue(text("be"), text("be", "elite")).undecided == {"elite"}
    assert issue().undecided == set()


@pytest.mark.parametrize(
    ("draft", "publishable"),
    [
        pytest.param(issue(text("be"), text("en")), True, id="whole"),
        pytest.param(issue(), False, id="verdicts only"),
        pytest.param(issue(text("be"), text("be", "elite")), False, id="a topic without a verdict"),
        pytest.param(issue(text("be"), trends={}), False, id="no verdict at all"),
        pytest.param(issue(text("be"), state=IssueState.PUBLISHED), False, id="published already"),
        pytest.param(issue(text("be"), state=IssueState.RETRACTED), False, id="retracted"),
    ],
)
def test_only_a_draft_that_is_decided_can_be_published(draft: Issue, publishable: bool) -> None:
    assert draft.publishable is publishable
