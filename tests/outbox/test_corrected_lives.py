"""Random lives of an issue that is steered and corrected on its way: in the end every copy says the last word."""

import asyncio
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.broadcast import USUAL, BroadcastState, Kind, Policy
from bot.model.bundle import Bundle, Deed, Delivered, Piece
from bot.model.message import EVERYTHING, Message
from bot.model.reader import Format, Preferences, Variant
from bot.store.bundles import retire, sending
from tests.faults.outbox import FIRST, PARTS, PRESENT, Outbox, messages

pytestmark = pytest.mark.slow

FORMATS = {
    1: Format.BRIEF,
    2: Format.FULL,
    3: Format.RICH,
    4: Format.FULL,
    5: Format.BRIEF,
    6: Format.RICH,
    7: Format.FULL,
    8: Format.RICH,
}
DEEDS = st.tuples(
    st.sampled_from(["pause", "resume", "stop", "correct", "correct", "restart"]),
    st.integers(0, 3),
    st.sampled_from([0.01, 0.05, 0.3, 1.1, 2.5, 30.0]),
)
"""What is done, to which broadcast, and how many seconds pass then."""


class Life:
    """An issue, number 0, and its corrections; the version of a text is the number of the correction."""

    def __init__(self, outbox: Outbox, *, old: bool) -> None:
        self.outbox = outbox
        outbox.telegram.old = old
        for chat, form in FORMATS.items():
            outbox.do(outbox.save(chat, Preferences("en", form, subscribed=True)))
        self.numbers = [outbox.do(outbox.publish(FIRST, Policy.ONCE))]

    def do(self, deed: str, which: int) -> None:
        broadcasts, number = self.outbox.broadcasts, self.numbers[which % len(self.numbers)]
        match deed:
            case "pause":
                self.outbox.do(broadcasts.pause(number, "editor"))
            case "resume":
                self.outbox.do(broadcasts.resume(number))
            case "stop":
                self.outbox.do(broadcasts.stop(number))
            case "correct":
                self.numbers.append(self.outbox.do(self._correct(len(self.numbers))))
            case "restart":
                self.outbox.stop()
                self.outbox.start()
        self.outbox.engine.wake()

    async def _correct(self, version: int) -> int:
        """As the desk does: heirs for who has nothing, edits and a message for who has something."""
        issue = await self.outbox.issues.find(FIRST)
        assert issue
        delivered = await self.outbox.bundles.delivered(self.numbers[0])
        bundles = [
            Bundle(
                each.variant,
                (
                    *(
                        Piece(message, Deed.EDIT, place)
                        for place, message in enumerate(messages(f"v{version}", format_of(each)))
                    ),
                    Piece(Message(f"told {version}"), place=0, takes=each.free),
                ),
                follows=each.number,
            )
            for each in delivered
        ]
        heirs = [sending(Variant("en", form, PRESENT), messages(f"v{version}", form)) for form in PARTS]
        await self.outbox.database.write(lambda sql: retire(sql, self.numbers[0], issue, heirs))
        return await self.outbox.broadcasts.follow_up(
            Kind.CORRECTION, self.numbers[0], issue, PRESENT, bundles, USUAL, content=str(version), planned=len(FORMATS)
        )

    def go_on(self) -> None:
        """Until nothing is left to do."""
        for _ in range(12):
            for each in self.outbox.do(self.outbox.states()):
                if each.state in {BroadcastState.PAUSED, BroadcastState.RESTING}:
                    self.outbox.do(self.outbox.broadcasts.resume(each.number))
            self.outbox.engine.wake()
            self.outbox.do(asyncio.sleep(30))

    def copy(self, chat: int) -> list[str]:
        """What a reader sees, oldest first."""
        seen: dict[int, str] = {}
        for each in self.outbox.telegram.asked:
            if each.chat == chat and each.delivered:
                seen[each.edits or each.number + 1] = each.text
        return list(seen.values())


def format_of(delivered: Delivered) -> Format:
    """As it came: what was to be rich may have come in full."""
    form = delivered.variant.format
    return Format.FULL if form is Format.RICH and delivered.places[0] != EVERYTHING else form


@settings(max_examples=60, deadline=None)
@given(st.lists(DEEDS, max_size=12), st.booleans())
def test_every_copy_is_whole_once_and_says_the_last_word(deeds: list[tuple[str, int, float]], old: bool) -> None:
    with closing(Outbox()) as outbox:
        life = Life(outbox, old=old)
        for deed, which, seconds in deeds:
            life.do(deed, which)
            outbox.do(asyncio.sleep(seconds))
        life.go_on()
        assert outbox.do(outbox.states()) == []
        last = len(life.numbers) - 1
        for chat, form in FORMATS.items():
            texts = [text for text in life.copy(chat) if not text.startswith("told")]
            told = [text for text in life.copy(chat) if text.startswith("told")]
            came = Format.FULL if form is Format.RICH and old else form
            whole = [message.html for message in messages(f"v{last}" if last else f"{FIRST} {form}", came)]
            assert sorted(texts) == whole
            assert len(told) == len(set(told))
