"""What editors see of something that a second one has to approve."""

from dataclasses import replace

import pytest

from bot.callbacks.approvals import Approve, Decline, TakeRequestBack
from bot.callbacks.broadcasts import Watch
from bot.callbacks.desk import ShowIssue
from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Prepare
from bot.callbacks.scheduling import AskWhen, Confirmed, Publish
from bot.callbacks.table import Callback, decode
from bot.model.approval import Answer, Approval, Barred, Ended
from bot.model.desk import Overview
from bot.model.issue import OpenDrafts
from bot.model.message import Message
from bot.model.plan import Plan
from bot.render.editors.approvals import ApprovalScreens
from bot.render.editors.desk import DeskScreens
from bot.render.editors.publish import PlanScreens
from bot.render.editors.schedule import ScheduleScreens
from bot.render.html.visible import visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, commentary, issue
from tests.tdlib import Accepted, judge

SCREENS = ApprovalScreens(TEXTS, ScheduleScreens(PUBLICATION, TEXTS).moment)
APPROVAL = Approval(7, WEEK, "1;", 777, 0, due=1_764_144_000)
AT_ONCE = replace(APPROVAL, due=0)
CORRECTION = replace(AT_ONCE, proposal=3)
ANSWER = Answer(7, WEEK, 777, Ended.APPROVED, broadcast=5)
PLAN = Message("<b>Publish?</b>\nAll of it.")
ALERT = 200
"""So many characters fit into the window that answers a press."""


def lines(message: Message) -> list[str]:
    return visible(message.html).splitlines()


def presses(message: Message) -> list[Callback | None]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


def every_screen(language: str) -> list[Message]:
    return [
        *(SCREENS.waiting(each, language) for each in (APPROVAL, AT_ONCE, CORRECTION)),
        *(
            SCREENS.asked(each, name, PLAN, language)
            for each in (APPROVAL, AT_ONCE, CORRECTION)
            for name in ("", "Ala <3")
        ),
        *(SCREENS.over(replace(ANSWER, how=how), name, language) for how in Ended for name in ("", "Ala <3")),
        SCREENS.settled(WEEK, language),
        SCREENS.moved(WEEK, language),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_on_it_means_something(language: str) -> None:
    for message in every_screen(language):
        assert isinstance(judge(message.html), Accepted)
        assert None not in presses(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_answers_a_press_fits_its_window(language: str) -> None:
    answers = [
        SCREENS.gone(language),
        *(SCREENS.bar(bar, language) for bar in Barred),
        *(SCREENS.nobody(author, language) for author in (None, "", "A name of twenty let")),
    ]
    assert all(0 < len(answer) <= ALERT for answer in answers)


def test_whoever_is_asked_sees_who_asks_for_what_and_when() -> None:
    shown = SCREENS.asked(APPROVAL, "Ala", PLAN, "en")
    assert lines(shown) == [
        f"✋ Ala asks you to approve {WEEK}",
        "It is to go out: Wednesday, 26 November, 11:00 (Minsk; 08:00 UTC).",
        "",
        "Publish?",
        "All of it.",
    ]
    assert presses(shown) == [Approve(7), Decline(7), Preview(WEEK)]
    assert presses(SCREENS.asked(CORRECTION, "", PLAN, "en")) == [Approve(7), Decline(7)]


def test_whoever_asks_can_take_it_back() -> None:
    assert presses(SCREENS.waiting(AT_ONCE, "en")) == [TakeRequestBack(7)]
    assert lines(SCREENS.waiting(AT_ONCE, "en"))[:2] == [f"⏳ {WEEK} waits for approval", ""]


def test_in_the_end_it_leads_to_the_issue_and_to_what_goes_out() -> None:
    assert presses(SCREENS.over(replace(ANSWER, how=Ended.DECLINED, broadcast=0), "", "en")) == [ShowIssue(WEEK)]
    assert presses(SCREENS.over(ANSWER, "", "en")) == [Watch(5), ShowIssue(WEEK)]
    assert presses(SCREENS.over(replace(ANSWER, how=Ended.DISCARDED, broadcast=0), "", "en")) == []


def test_where_approval_is_needed_the_plan_asks_for_it_and_those_who_give_it_have_nothing_to_choose() -> None:
    plans, plan = PlanScreens(PUBLICATION, TEXTS, by_two=True), Plan(issue(commentary("west")), {"en": 1}, 0, 1, 1, {})
    offered = plans.plan(plan, Prepare(WEEK), "a-nonce", "en")
    assert offered.keyboard[0][0].text == "✋ Ask for approval"
    assert presses(offered)[:2] == [Publish(Confirmed(WEEK, "a-nonce")), AskWhen(Confirmed(WEEK, "a-nonce"))]
    asked = plans.asked(replace(plan, borrowed={("be", "en"): ("west",)}, far=True), "en")
    assert asked.keyboard == ()
    assert "Tap" not in asked.html


def test_a_desk_with_a_single_editor_says_that_a_second_one_is_needed() -> None:
    shown = DeskScreens(PUBLICATION, TEXTS).desk(Overview(WEEK, OpenDrafts(), alone=True), "en")
    assert lines(shown)[0] == "✋ Nothing can go out: a second editor has to approve it, and there is none."
