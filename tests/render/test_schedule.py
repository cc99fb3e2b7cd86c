"""What editors see of an issue that is to go out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.callbacks.drafts import Draft
from bot.callbacks.locking import AskLock
from bot.callbacks.publishing import Prepare
from bot.callbacks.scheduling import AskTime, Confirmed, Hasten, PublishAt, Recall
from bot.callbacks.table import Callback, decode
from bot.model.broadcast import Terms
from bot.model.desk_lock import DeskLock
from bot.model.message import Message
from bot.model.scheduled import Hold, Scheduled
from bot.render.editors.schedule import ScheduleScreens
from bot.render.html.visible import visible
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK
from tests.tdlib import Accepted, judge

SCREENS = ScheduleScreens(PUBLICATION, TEXTS)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DUE = int(NOON.timestamp())
SOON = Scheduled(WEEK, "1", DUE, DUE - 60, Terms(), 777)
FAR = Scheduled(WEEK, "1", DUE, DUE - 90_000, Terms(), 777)
LOCK = DeskLock(1, DUE + 86_340, (777,))
OFFER = Confirmed(WEEK, "a-nonce", ticked=5)


def held(why: Hold) -> Scheduled:
    return Scheduled(WEEK, "1", DUE, DUE - 60, Terms(), 777, why)


def presses(message: Message) -> list[Callback | None]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


def every_screen(language: str) -> list[Message]:
    return [
        SCREENS.scheduled(SOON, DUE - 42, "Ala", language),
        SCREENS.scheduled(FAR, DUE - 90_000, "", language),
        *(SCREENS.scheduled(held(why), DUE, "", language) for why in Hold if why),
        SCREENS.scheduled(SOON, DUE, "", language, LOCK),
        SCREENS.recalled(WEEK, "Ala", language),
        SCREENS.moved(WEEK, language),
        SCREENS.retired(WEEK, language, scheduled=True),
        SCREENS.retired(WEEK, language, scheduled=False),
        SCREENS.choices(OFFER, [NOON + timedelta(hours=hours) for hours in (1, 7, 20, 99)], NOON, language),
        SCREENS.ask_time(OFFER, language),
        SCREENS.no_time(language, past=True),
        SCREENS.no_time(language, past=False),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_takes_every_screen_and_every_button_on_it_means_something(language: str) -> None:
    for message in every_screen(language):
        assert isinstance(judge(message.html), Accepted)
        assert None not in presses(message)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (60, "It goes out in 60 seconds."),
        (58, "It goes out in 60 seconds."),
        (1, "It goes out in 5 seconds."),
        (0, "It goes out now."),
        (-9, "It goes out now."),
        (121, "It goes out: Wednesday, 25 November, 15:00 (Minsk; 12:00 UTC)."),
    ],
)
def test_the_last_two_minutes_are_counted_down_and_before_that_the_time_is_told(left: int, words: str) -> None:
    assert words in visible(SCREENS.scheduled(SOON, DUE - left, "", "en").html).splitlines()


def test_on_a_locked_desk_it_says_that_it_does_not_go_out_if_it_is_due_before_the_end() -> None:
    shown = [SCREENS.scheduled(each, DUE - 9, "", "en", LOCK).html for each in (SOON, replace(SOON, due=LOCK.until))]
    assert ["The desk is locked, so it does not go out." in html for html in shown] == [True, False]


def test_whoever_publishes_is_named_if_that_is_known() -> None:
    named, nameless = (SCREENS.scheduled(SOON, DUE - 9, name, "en").html for name in ("Ala <3", ""))
    assert "<b>Ala &lt;3 publishes 2019-W21</b>" in named
    assert "<b>2019-W21 is being published</b>" in nameless


def test_what_is_scheduled_can_be_taken_back_or_sent_at_once() -> None:
    for scheduled, others in ((SOON, [AskLock()]), (FAR, [AskLock()]), (held(Hold.LATE), [])):
        offered = [Recall(WEEK), Hasten(WEEK, scheduled.made)]
        assert presses(SCREENS.scheduled(scheduled, DUE, "", "en")) == offered + others
        assert presses(SCREENS.scheduled(scheduled, DUE, "", "en", LOCK)) == offered
    assert presses(SCREENS.recalled(WEEK, "", "en")) == [Draft(WEEK)]


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("en", "Thursday, 26 November, 01:30 (Minsk; 25.11 22:30 UTC)"),
        ("be", "чацвер, 26 лістапада, 01:30 (Мінск; 25.11 22:30 UTC)"),
        ("ru", "четверг, 26 ноября, 01:30 (Минск; 25.11 22:30 UTC)"),
    ],
)
def test_a_time_is_told_by_the_publications_clocks_beside_utc(language: str, moment: str) -> None:
    due = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert SCREENS.moment(int(due.timestamp()), language) == moment


def test_times_are_offered_in_words_that_fit_a_button() -> None:
    zone = ZoneInfo("Europe/Minsk")
    now = NOON.astimezone(zone)
    times = [now + timedelta(hours=1), now.replace(hour=18), now + timedelta(hours=27), now.replace(day=27, hour=9)]
    asked = SCREENS.choices(OFFER, times, now, "en")
    labels = [button.text for row in asked.keyboard for button in row]
    assert labels == ["In an hour", "Today 18:00", "Tomorrow 18:00", "Fri 09:00", "Another time…", "← Back"]
    assert presses(asked)[1] == PublishAt(OFFER, int(times[1].timestamp()) // 60)
    assert presses(asked)[4:] == [AskTime(OFFER), Prepare(WEEK, ticked=5)]
    assert presses(SCREENS.ask_time(OFFER, "en")) == [Prepare(WEEK, ticked=5)]
