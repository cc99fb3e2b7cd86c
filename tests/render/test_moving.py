"""What editors are shown while an issue moves: every button means something, and no week is offered that is taken."""

import pytest

from bot.callbacks.corrections import Retract
from bot.callbacks.desk import ShowIssue
from bot.callbacks.drafts import Draft
from bot.callbacks.moving import AskOtherWeek, AskWeek, MoveTo
from bot.callbacks.scheduling import Recall
from bot.model.issue import IssueState
from bot.model.moving import OtherWeeks
from bot.render.editors.moving import MovingScreens
from tests.render.issues import LANGUAGES, TEXTS, WEEK
from tests.render.test_editor import lines, presses

SCREENS = MovingScreens(TEXTS)
LAST, NEXT, LATER = (WEEK.shift(weeks) for weeks in (-1, 1, 2))
OTHERS = {LAST: IssueState.PUBLISHED, NEXT: None, LATER: None}


def weeks(state: IssueState = IssueState.DRAFT) -> OtherWeeks:
    return OtherWeeks(WEEK, state, OTHERS)


def test_the_free_weeks_have_buttons_and_the_others_are_told() -> None:
    asked = SCREENS.weeks(weeks(), "en")
    assert lines(asked) == ["To which week shall the draft of 20–26 May 2019 move?", "13–19 May 2019: published"]
    assert presses(asked) == [MoveTo(WEEK, NEXT), MoveTo(WEEK, LATER), AskOtherWeek(WEEK), ShowIssue(WEEK)]
    assert lines(SCREENS.weeks(weeks(), "en", LAST))[0] == "13–19 May 2019 has an issue already."


@pytest.mark.parametrize("state", [IssueState.PUBLISHED, IssueState.RETRACTED])
def test_of_what_readers_know_a_draft_is_made(state: IssueState) -> None:
    assert lines(SCREENS.weeks(weeks(state), "en"))[0].startswith("For which week shall there be a draft")
    copied = SCREENS.copied(weeks(state), NEXT, "en")
    ways = [Draft(NEXT), Retract(WEEK)] if state is IssueState.PUBLISHED else [Draft(NEXT)]
    assert presses(copied) == ways


def test_what_is_scheduled_is_to_be_taken_back_first() -> None:
    assert presses(SCREENS.weeks(weeks(IssueState.SCHEDULED), "en")) == [Recall(WEEK)]


def test_words_that_could_be_two_weeks_are_asked_by_buttons() -> None:
    why = ("“%(written)s” can be either of two weeks: which is meant?", {"written": "22"})
    asked = SCREENS.which(WEEK, [WEEK, NEXT, LATER], why, "en")
    assert lines(asked) == ["“22” can be either of two weeks: which is meant?"]
    assert presses(asked) == [MoveTo(WEEK, NEXT), MoveTo(WEEK, LATER), AskWeek(WEEK)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_it_in_every_language(language: str) -> None:
    screens = [SCREENS.weeks(weeks(), language), SCREENS.ask(WEEK, language), SCREENS.copied(weeks(), NEXT, language)]
    assert all("%(" not in screen.html and screen.html for screen in screens)
    assert "2019" in SCREENS.moved(NEXT, language)
