"""Whatever happens in whatever order: hypothesis plays editors, readers, Telegram and the power supply."""

import asyncio
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.model.broadcast import Broadcast, BroadcastState, Policy, Tally
from bot.model.delivery import DeliveryState
from bot.model.outcome import Gone, Missing, Suspended
from bot.model.reader import Address, Format, Preferences
from tests.faults.outbox import FIRST, IN_FLIGHT, PARTS, Aired, Outbox, Past, Reader
from tests.faults.telegram import Answer, Asked, repeated

PEOPLE = 30
AT_MOST = 2 * 3_600
"""Seconds in virtual time after which a broadcast that has not ended never will."""

people = st.integers(1, PEOPLE)
formats = st.sampled_from(list(PARTS))
a_while = st.sampled_from([0.01, 0.05, 0.2, 1.0, 5.0, 30.0])
NOT_IN_PASSING = {Answer.HALTED, Answer.NO_MESSAGE}
"""The one has a rule of its own, the other is no answer to a message that is sent."""
troubles = st.lists(st.sampled_from([answer for answer in Answer if answer not in NOT_IN_PASSING]), max_size=8)


class OutboxMachine(RuleBasedStateMachine):
    """The promise of the outbox, checked after every step and, once everything has ended, reader by reader."""

    def __init__(self) -> None:
        super().__init__()
        self.outbox = Outbox()
        self.chosen: dict[int, Preferences] = {}
        self.readers: dict[int, Reader] = {}
        self.everybody: list[Reader] = []
        self.aired: list[Aired] = []

    # readers

    @initialize(policy=st.sampled_from(Policy))
    def begin(self, policy: Policy) -> None:
        for chat in range(1, PEOPLE + 1):
            self.choose(chat, Format.FULL if chat % 3 else Format.BRIEF, subscribed=True, topics=-1)
        self.publish(policy)

    @rule(chat=people, form=formats, subscribed=st.booleans(), topics=st.sampled_from([-1, 0]))
    def choose(self, chat: int, form: Format, *, subscribed: bool, topics: int) -> None:
        chosen = Preferences("en", form, topics, subscribed=subscribed)
        number = self.outbox.do(self.outbox.save(chat, chosen))
        if chat not in self.readers or self.readers[chat].number != number:
            self._leaves(chat)
            self.readers[chat] = Reader(chat, number)
            self.everybody.append(self.readers[chat])
        self.chosen[chat] = chosen

    @rule(chat=people)
    def forget(self, chat: int) -> None:
        self.outbox.do(self.outbox.readers.erase(Address(chat)))
        self._leaves(chat)

    def _leaves(self, chat: int) -> None:
        if reader := self.readers.pop(chat, None):
            reader.erased_at = len(self.outbox.telegram.asked)

    @rule(chats=st.sets(people, max_size=12))
    def block(self, chats: set[int]) -> None:
        self.outbox.telegram.blocked |= chats

    @rule()
    def unblock(self) -> None:
        self.outbox.telegram.blocked.clear()

    # editors

    @precondition(lambda self: len(self.aired) < 4)
    @rule(policy=st.sampled_from(Policy))
    def publish(self, policy: Policy) -> None:
        week = FIRST.shift(len(self.aired))
        known = self.outbox.do(self.outbox.known())
        number = self.outbox.do(self.outbox.publish(week, policy))
        aired = Aired(number, week, policy, known)
        for chat, reader in self.readers.items():
            chosen = self.chosen[chat]
            if reader.number in known and chosen.subscribed and chosen.topics:
                aired.owed[reader.number] = (reader, chosen.format)
        self.aired.append(aired)

    @precondition(lambda self: self.aired)
    @rule(data=st.data(), deed=st.sampled_from(["pause", "resume", "stop", "give up", "retry failed"]))
    def steer(self, data: st.DataObject, deed: str) -> None:
        aired = data.draw(st.sampled_from(self.aired))
        broadcasts = self.outbox.broadcasts
        match deed:
            case "pause":
                self.outbox.do(broadcasts.pause(aired.number, "editor"))
            case "resume":
                self.outbox.do(broadcasts.resume(aired.number))
            case "stop":
                aired.stopped |= self.outbox.do(broadcasts.stop(aired.number))
            case "give up":
                self.outbox.do(broadcasts.give_up(aired.number))
            case "retry failed":
                while self.outbox.do(self.outbox.failures.retry(aired.number)):
                    pass
        self.outbox.engine.wake()

    @rule(drop=st.booleans())
    def mend(self, *, drop: bool) -> None:
        """What Telegram refused is tried again or given up."""
        for bundle in self.outbox.do(self.outbox.refused()):
            if drop:
                self.outbox.do(self.outbox.bundles.drop(bundle))
                for aired in self.aired:
                    aired.dropped = True
            else:
                self.outbox.do(self.outbox.bundles.retry(bundle))
        self.outbox.engine.wake()

    # Telegram, the clock, the machine

    @rule(answers=troubles)
    def trouble(self, answers: list[Answer]) -> None:
        self.outbox.telegram.script.extend(answers)

    @rule()
    def storm(self) -> None:
        """A third of all calls is refused for a while."""
        self.outbox.telegram.script.extend([Answer.FLOODED, Answer.ARRIVES, Answer.ARRIVES] * 10)

    @rule()
    def revoke(self) -> None:
        self.outbox.telegram.script.extendleft([Answer.HALTED] * (IN_FLIGHT + 1))

    @rule()
    def release(self) -> None:
        self.outbox.telegram.release()

    @rule(days=st.sampled_from([-8, 8]))
    def jump(self, days: int) -> None:
        self.outbox.clock.jump(days * 86_400)

    @rule(seconds=a_while)
    def wait(self, seconds: float) -> None:
        self.outbox.do(asyncio.sleep(seconds))

    @rule()
    def crash(self) -> None:
        self.outbox.crash()
        self.outbox.start()

    @rule()
    def restart(self) -> None:
        if self.outbox.runs:
            self.outbox.stop()
            assert self.outbox.do(self.outbox.sending()) == 0, "a graceful stop left something in the air"
        self.outbox.start()

    # what must hold

    @invariant()
    def no_more_than_c_are_sending(self) -> None:
        assert self.outbox.telegram.flying <= IN_FLIGHT
        assert self.outbox.do(self.outbox.sending()) <= IN_FLIGHT

    def teardown(self) -> None:
        try:
            self._finish()
            known = self.outbox.do(self.outbox.known())
            for aired in self.aired:
                self._check(aired, known)
            self._check_erased(known)
        finally:
            self.outbox.close()

    def _finish(self) -> None:
        """The trouble is over; editors let everything go on."""
        self.outbox.telegram.script.clear()
        self.outbox.telegram.release()
        deadline = self.outbox.clock.monotonic() + AT_MOST
        while waiting := self.outbox.do(self.outbox.states()):
            assert self.outbox.clock.monotonic() < deadline, f"a broadcast never ends: {waiting}"
            if not self.outbox.runs:
                self.outbox.start()
            self.mend(drop=False)
            for each in waiting:
                match each.state:
                    case BroadcastState.PAUSED:
                        self.outbox.do(self.outbox.broadcasts.resume(each.number))
                    case BroadcastState.RESTING:
                        self._go_on(each)
            self.outbox.engine.wake()
            self.outbox.do(asyncio.sleep(10.0))

    def _go_on(self, resting: Broadcast) -> None:
        """With what was stopped, then with what has failed; what is left then is given up."""
        broadcasts = self.outbox.broadcasts
        if self.outbox.do(broadcasts.tally(resting.number)).cancelled:
            self.outbox.do(broadcasts.resume(resting.number))
        elif not self.outbox.do(self.outbox.failures.retry(resting.number)):
            self.outbox.do(broadcasts.give_up(resting.number))

    def _check(self, aired: Aired, known: set[int]) -> None:
        past = self.outbox.do(self.outbox.past(aired.number))
        assert set(past) <= aired.known, "somebody got what was published before they came"
        for number, (reader, form) in aired.owed.items():
            asked = self.outbox.telegram.to(reader.chat, f"{aired.week} ")
            until = [each for each in asked if self._his(each, reader)]
            Judgement(aired, reader, form, past.get(number), until, stays=number in known).check()
        broadcast = self.outbox.do(self.outbox.broadcasts.find(aired.number))
        assert broadcast
        assert broadcast.tally == tallied(past), "the counts do not add up"

    def _his(self, asked: Asked, reader: Reader) -> bool:
        """Whether it was for this subscription: an earlier one of the same person had ended before this began."""
        earlier = [each for each in self.everybody if each.chat == reader.chat and each.number < reader.number]
        return all(each.erased_at is not None and asked.number >= each.erased_at for each in earlier) or not earlier

    def _check_erased(self, known: set[int]) -> None:
        """Unknown outcomes, floods and refusals erase nobody."""
        for chat, reader in self.readers.items():
            if reader.number not in known:
                outcomes = [each.outcome for each in self.outbox.telegram.to(chat, "")]
                gone = any(isinstance(outcome, Gone) for outcome in outcomes)
                strikes = sum(isinstance(outcome, Missing) for outcome in outcomes)
                assert gone or strikes >= 3, "a reader was erased whom nobody said to be gone"


@dataclass(frozen=True)
class Judgement:
    """One delivery: what the database last knew of it against what Telegram saw."""

    aired: Aired
    reader: Reader
    format: Format
    past: Past | None
    asked: list[Asked]
    stays: bool

    def check(self) -> None:
        self._check_repetitions()
        erased_at = self.reader.erased_at
        if erased_at is not None:
            late = [each for each in self.asked if each.number >= erased_at]
            assert not late, "something was sent after /forget"
        if self.past is None or self.past.erased:
            assert erased_at is not None or not self.stays, "a delivery has vanished"
            return
        self._check_end(self.past)

    def _check_repetitions(self) -> None:
        uncertain = sum(each.uncertain for each in self.asked)
        assert repeated(self.asked) <= min(1, uncertain), "a message came twice without need"
        if self.aired.policy is Policy.NEVER:
            assert repeated(self.asked) == 0, "resent against the policy"
        assert uncertain <= 2, "sent a third time after two unknown outcomes"

    def _check_end(self, past: Past) -> None:
        outcomes = [type(each.outcome) for each in self.asked]
        match past.progress:
            case DeliveryState.SENT:
                arrived = {each.text for each in self.asked if each.delivered}
                assert len(arrived) == PARTS[self.format], "counted as sent, and has not arrived"
            case DeliveryState.UNKNOWN:
                given_up = self.aired.policy is Policy.NEVER or self.aired.stopped or self.aired.dropped
                final = 1 if given_up else 2
                assert past.unknowns >= final, "an unknown outcome was not resent"
            case DeliveryState.GONE:
                assert Gone in outcomes
            case DeliveryState.MISSING:
                assert Missing in outcomes
            case DeliveryState.SUSPENDED:  # or said to be gone, and wrote to the bot afterwards
                assert {Suspended, Gone, Missing} & set(outcomes)
            case DeliveryState.CANCELLED:
                assert self.aired.stopped
            case DeliveryState.FAILED:
                assert self.aired.dropped
            case DeliveryState.QUEUED | DeliveryState.SENDING:
                raise AssertionError("a broadcast has ended without this reader")


def tallied(past: dict[int, Past]) -> Tally:
    """The counts that the broadcast must have, from the rows that it had when it ended."""
    ended = [each.progress for each in past.values() if not each.erased]
    return Tally(
        sent=ended.count(DeliveryState.SENT),
        gone=ended.count(DeliveryState.GONE),
        skipped=ended.count(DeliveryState.SUSPENDED) + ended.count(DeliveryState.MISSING),
        failed=ended.count(DeliveryState.FAILED),
        unknown=ended.count(DeliveryState.UNKNOWN),
        cancelled=ended.count(DeliveryState.CANCELLED),
    )


def play(runs: int) -> None:
    """AssertionError, with the shortest way to it, if something that must hold does not."""
    chosen = settings(
        max_examples=runs, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(OutboxMachine, settings=chosen)
