"""The desk, an issue that is out, and the screen of a topic."""

from dataclasses import replace

import pytest

from bot.callbacks.broadcasts import Watch
from bot.callbacks.corrections import Retract
from bot.callbacks.desk import Begin, NewIssue, SetVerdict, ShowDesk, ShowIssue, ShowTopic
from bot.callbacks.exporting import Export
from bot.callbacks.figures import ShowFigures
from bot.callbacks.locking import AskLock
from bot.callbacks.manual import Template
from bot.callbacks.moving import AskWeek
from bot.callbacks.team import ShowTeam
from bot.model.broadcast import USUAL, Broadcast, BroadcastState, Tally
from bot.model.desk import Overview
from bot.model.issue import Issue, IssueState, OpenDrafts
from bot.model.publication import Trend
from bot.model.status import Status
from bot.model.week import Week
from bot.render.editors.desk import DeskScreens
from bot.render.editors.topic import TopicScreens
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, commentary, issue
from tests.render.test_editor import lines, presses
from tests.tdlib import Accepted, judge

DESK, TOPICS = DeskScreens(PUBLICATION, TEXTS), TopicScreens(PUBLICATION, TEXTS)
DRAFT = replace(issue(commentary("west"), commentary("elite"), west=Trend.WORSENED), state=IssueState.DRAFT)
UNDECIDED = replace(DRAFT, trends={"west": Trend.WORSENED})
EMPTY = Issue(WEEK, IssueState.DRAFT, (), {})
BROADCAST = Broadcast(7, WEEK, BroadcastState.RUNNING, "", USUAL, 2000, Tally(sent=1240, gone=3, unknown=2))
RUNNING = Status(BROADCAST, seconds=31)
ENDED = Status(replace(BROADCAST, state=BroadcastState.ENDED))
PAST = [(WEEK.shift(-3), Trend.WORSENED), (WEEK.shift(-1), Trend.IMPROVED)]


def test_an_empty_desk_offers_to_begin_the_week() -> None:
    shown = DESK.desk(Overview(WEEK, OpenDrafts()), "en")
    assert lines(shown) == [
        "Drafts",
        "None yet. Begin one below, or send texts and files.",
        "",
        "Published",
        "Nothing yet.",
    ]
    assert presses(shown) == [Begin(WEEK), NewIssue(), Template(), ShowFigures(), ShowTeam(), AskLock()]
    assert shown.keyboard[0][0].text == "✏️ Begin 20–26 May 2019"


def test_the_desk_says_what_waits_and_how_each_broadcast_went() -> None:
    paused = replace(RUNNING, broadcast=replace(BROADCAST, state=BroadcastState.PAUSED, number=6))
    weeks = [WEEK.shift(-ago) for ago in range(5)]
    published = ((weeks[1], RUNNING), (weeks[2], paused), (weeks[3], ENDED), (weeks[4], None))
    shown = DESK.desk(Overview(WEEK, OpenDrafts((UNDECIDED,), 2), published), "en")
    assert lines(shown) == [
        "Drafts",
        "20–26 May 2019 · 2 texts · 1 verdict is missing",
        "… and 2 more",
        "",
        "Published",
        "13–19 May 2019 · on its way, 62%",
        "6–12 May 2019 · paused, 62%",
        "29 April – 5 May 2019 · sent: 1,240, not reached: 5",
        "22–28 April 2019 · in the archive only",
    ]
    assert presses(shown) == [
        ShowIssue(WEEK),
        *(Watch(7), Watch(6)),
        *map(ShowIssue, weeks[1:4]),
        *(NewIssue(), Template(), ShowFigures(), ShowTeam(), AskLock()),
    ]


def test_a_locked_desk_says_so_first() -> None:
    shown = DESK.desk(Overview(WEEK, OpenDrafts(), locked=True), "en")
    assert lines(shown)[:2] == ["🔒 The desk is locked", "Nothing goes out. Drafts can be written."]
    assert shown.keyboard[-1][-1].text == "🔒 How it is locked"
    assert presses(shown)[-1] == AskLock()


def test_what_is_scheduled_stands_apart_and_leads_to_its_issue() -> None:
    shown = DESK.desk(Overview(WEEK.shift(1), OpenDrafts(), scheduled=(WEEK,)), "en")
    assert lines(shown)[3:6] == ["Scheduled", "20–26 May 2019", ""]
    assert ShowIssue(WEEK) in presses(shown)
    scheduled = replace(issue(commentary("west")), state=IssueState.SCHEDULED)
    assert lines(DESK.published(scheduled, None, "en"))[1] == "scheduled"


def test_a_new_issue_is_of_this_the_last_or_the_next_week() -> None:
    shown = DESK.new_issue(WEEK, "en")
    assert presses(shown) == [Begin(WEEK), Begin(WEEK.shift(-1)), Begin(WEEK.shift(1)), ShowDesk()]
    assert shown.keyboard[1][0].text == "Last week: 13–19 May 2019"


def test_an_issue_that_is_out_leads_to_its_topics_and_its_broadcast() -> None:
    shown = DESK.published(issue(commentary("west")), RUNNING, "en")
    assert lines(shown)[:2] == ["📣 20–26 May 2019", "on its way, 62%"]
    topics = [ShowTopic(WEEK, each) for each in ("elite", "west", "security")]
    assert presses(shown) == [*topics, Watch(7), Retract(WEEK), AskWeek(WEEK), Export(WEEK), ShowDesk()]
    assert Watch(7) not in presses(DESK.published(issue(commentary("west")), ENDED, "en"))


def test_a_topic_has_its_verdict_chosen_and_last_weeks_beside_it() -> None:
    shown = TOPICS.topic(DRAFT, "west", PAST, "en")
    assert lines(shown) == [
        "Belarus–West relations",
        "20–26 May 2019 · draft",
        "",
        "Verdict: ▼ worsened",
        "A week earlier: improved",
        "",
        "Беларуская: nothing yet",
        "Русский: nothing yet",
        "English: What west did",
    ]
    assert [button.text for button in shown.keyboard[0]] == ["▲ improved", "▬ unchanged", "✓ ▼ worsened"]
    assert presses(shown)[:3] == [SetVerdict(WEEK, "west", trend) for trend in Trend]
    assert presses(shown)[-1] == ShowIssue(WEEK)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        pytest.param(PAST[:1], "Last time, 29 April – 5 May 2019: worsened", id="a week was missed"),
        pytest.param([(WEEK, Trend.IMPROVED), (WEEK.shift(1), Trend.IMPROVED)], "", id="nothing before it"),
    ],
)
def test_the_verdict_before_is_named_by_its_week(past: list[tuple[Week, Trend]], words: str) -> None:
    assert lines(TOPICS.topic(EMPTY, "west", past, "en"))[3:5] == ["Verdict: none yet. Choose one below.", words]


def test_a_verdict_has_buttons_while_it_can_be_set_or_corrected() -> None:
    west = issue(commentary("west"))
    shown = {
        state: SetVerdict(WEEK, "west", Trend.IMPROVED)
        in presses(TOPICS.topic(replace(west, state=state), "west", PAST, "en"))
        for state in IssueState
    }
    assert [state for state, there in shown.items() if there] == [IssueState.DRAFT, IssueState.PUBLISHED]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_each_of_these_screens(language: str) -> None:
    overview = Overview(
        WEEK, OpenDrafts((UNDECIDED, DRAFT), 7), ((WEEK, RUNNING), (WEEK, ENDED), (WEEK, None)), (WEEK,)
    )
    for shown in (
        DESK.desk(overview, language),
        DESK.new_issue(WEEK, language),
        *(DESK.published(issue(commentary("west")), status, language) for status in (None, RUNNING)),
        *(TOPICS.topic(replace(DRAFT, state=state), "west", PAST, language) for state in IssueState),
    ):
        assert isinstance(judge(shown.html), Accepted)
        assert all(len(button.text) <= 40 for row in shown.keyboard for button in row)


def test_buttons_and_words_in_belarusian() -> None:
    shown = TOPICS.topic(DRAFT, "west", PAST, "be")
    assert lines(shown)[1:5] == ["20–26 мая 2019 · чарнавік", "", "Ацэнка: ▼ пагаршэнне", "Тыднем раней: паляпшэнне"]
    assert [button.text for button in shown.keyboard[0]] == ["▲ паляпшэнне", "▬ без змен", "✓ ▼ пагаршэнне"]
