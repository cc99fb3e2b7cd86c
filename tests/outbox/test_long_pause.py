"""Telegram wants nothing for ten minutes: the watchdog must not take that for a bot that is stuck."""

import asyncio
from contextlib import closing
from itertools import pairwise

import pytest

from bot.model.broadcast import Policy
from bot.model.outcome import Flooded
from bot.model.reader import Address, Preferences
from bot.observe.health import FRESH_SECONDS
from tests.faults import telegram
from tests.faults.outbox import FIRST, Outbox
from tests.faults.telegram import Answer


async def publish(outbox: Outbox) -> None:
    for chat in range(1, 40):
        await outbox.readers.save(Address(chat), Preferences("en", subscribed=True))
    outbox.telegram.script.extend([Answer.FLOODED] * 4)
    await outbox.publish(FIRST, Policy.ONCE)
    await asyncio.sleep(3000)


def test_the_engine_says_that_it_is_well_all_through_a_long_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(telegram.OUTCOMES, Answer.FLOODED, Flooded(600))
    with closing(Outbox()) as outbox:
        outbox.do(publish(outbox))
        assert max(later - earlier for earlier, later in pairwise(outbox.wells)) < FRESH_SECONDS
        assert sum(asked.delivered for asked in outbox.telegram.asked) == 39
