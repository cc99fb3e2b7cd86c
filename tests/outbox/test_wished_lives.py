"""Random lives of readers with hours of their own: everybody who wants an issue gets it once, never before its time."""

import asyncio
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.broadcast import BroadcastState, Policy
from bot.model.reader import Format, Preferences
from bot.model.wishes import AT_ONCE, Hours, Quiet, Weekly, due, quiet_until
from tests.faults.outbox import FIRST, PRESENT, Outbox

pytestmark = pytest.mark.slow

DAY = 86_400
PEOPLE = range(1, 9)
ZONES = st.sampled_from(["UTC", "Europe/Minsk", "America/New_York"])
HOURS = st.one_of(
    st.just(AT_ONCE),
    st.builds(Weekly, st.integers(1, 7), st.integers(0, 23), ZONES),
    st.builds(Quiet, st.integers(20, 23), st.integers(5, 9), ZONES),
)
DEEDS = st.one_of(
    st.tuples(st.just("hours"), st.sampled_from(PEOPLE), HOURS),
    st.tuples(st.sampled_from(["news", "pause", "resume"]), st.sampled_from(PEOPLE), st.just(AT_ONCE)),
    st.tuples(st.sampled_from(["publish", "publish old", "restart", "crash", "stop"]), st.just(0), st.just(AT_ONCE)),
)
WAITS = st.sampled_from([0.3, 90.0, 3_600, 10 * 3_600, 3 * DAY])
"""Seconds that pass then; the bot is down in hours and days, for its idle looks would take too long."""


@dataclass
class Life:
    """What was chosen, when what was published, and who is owed which issue."""

    outbox: Outbox
    chosen: dict[int, Preferences] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    owed: set[tuple[int, int]] = field(default_factory=set)
    excused: set[tuple[int, int]] = field(default_factory=set)
    hours: dict[int, list[tuple[float, Hours]]] = field(default_factory=dict)
    published: dict[int, datetime] = field(default_factory=dict)

    def choose(self, chat: int, chosen: Preferences) -> None:
        self.outbox.do(self.outbox.save(chat, chosen))
        self.chosen[chat] = chosen
        self.hours.setdefault(chat, []).append((self.outbox.clock.utc(), chosen.hours))

    def do(self, deed: str, chat: int, hours: Hours) -> None:
        now = self.outbox.clock.utc()
        match deed:
            case "hours":
                self.choose(chat, replace(self.chosen[chat], hours=hours))
            case "news":
                self.choose(chat, replace(self.chosen[chat], only_news=not self.chosen[chat].only_news))
            case "pause":
                self.excused |= {(chat, number) for number in self.numbers}
                self.choose(chat, replace(self.chosen[chat], paused=int(now) + 2 * DAY))
            case "resume":
                self.choose(chat, replace(self.chosen[chat], paused=0))
            case "publish" | "publish old" if len(self.numbers) < 3:
                self._publish(PRESENT if deed == "publish" else 0)
            case "restart":
                self.outbox.stop()
                self.outbox.start()
            case "crash":
                self.outbox.crash()
                self.outbox.start()
            case "stop" if self.numbers:
                self.outbox.do(self.outbox.broadcasts.stop(self.numbers[-1]))
                self.outbox.engine.wake()

    def _publish(self, news: int) -> None:
        now = int(self.outbox.clock.utc())
        number = self.outbox.do(self.outbox.publish(FIRST.shift(len(self.numbers)), Policy.ONCE, news=news))
        self.numbers.append(number)
        self.published[number] = datetime.fromtimestamp(now - now % 60, UTC)
        self.owed |= {
            (chat, number) for chat, each in self.chosen.items() if each.paused <= now and (news or not each.only_news)
        }

    def wait(self, seconds: float) -> None:
        if seconds > 90:
            self.outbox.stop()
            self.outbox.clock.jump(seconds)
            self.outbox.start()
        self.outbox.do(asyncio.sleep(min(seconds, 90)))

    def go_on(self) -> None:
        """From hour to hour, until the last has come."""
        for _ in range(60):
            states = self.outbox.do(self.outbox.states())
            if not states:
                return
            for each in states:
                if each.state is BroadcastState.RESTING:
                    self.outbox.do(self.outbox.broadcasts.resume(each.number))
            self.outbox.engine.wake()
            wakes = [each.wakes for each in states if each.asleep]
            self.wait(max(91, min(wakes) - self.outbox.clock.utc()) if len(wakes) == len(states) else 60)
        raise AssertionError("it never ends")

    def check(self) -> None:
        given_up = {
            number
            for number in self.numbers
            if (found := self.outbox.do(self.outbox.broadcasts.find(number))) and found.tally.cancelled
        }
        for chat in PEOPLE:
            for place, number in enumerate(self.numbers):
                week = FIRST.shift(place)
                came = [each for each in self.outbox.telegram.to(chat, f"{week} ") if each.delivered]
                at = [each.at for each in came]
                uncertain = sum(each.uncertain for each in came)
                assert len(came) <= 1 + min(1, uncertain), "it came twice without need"
                assert came or (chat, number) not in self.owed - self.excused or number in given_up, "it never came"
                assert not came or (chat, number) in self.owed, "it was not wanted"
                assert all(self._timely(chat, number, moment) for moment in at), "it came before its time, or at night"

    def _timely(self, chat: int, number: int, moment: float) -> bool:
        """By the hours of then, or of a second before: a request may have been under way."""
        then = datetime.fromtimestamp(moment, UTC)
        chosen = [hours for since, hours in self.hours[chat] if since <= moment]
        lately = sum(moment - 1 <= since <= moment for since, _ in self.hours[chat])
        at_night = all(quiet_until(hours, then) for hours in chosen[-1 - lately :])
        return not at_night and (len(chosen) > 1 or then >= due(chosen[0], self.published[number]))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(PEOPLE), HOURS), st.lists(st.tuples(DEEDS, WAITS), max_size=12))
def test_who_wants_an_issue_gets_it_once_and_never_in_their_night(
    hours: dict[int, Hours], deeds: list[tuple[tuple[str, int, Hours], float]]
) -> None:
    with closing(Outbox()) as outbox:
        life = Life(outbox)
        for chat in PEOPLE:
            life.choose(chat, Preferences("en", Format.BRIEF, subscribed=True, hours=hours.get(chat, AT_ONCE)))
        life.do("publish", 0, AT_ONCE)
        for (deed, chat, chosen), seconds in deeds:
            life.do(deed, chat, chosen)
            life.wait(seconds)
        life.go_on()
        life.check()
