"""Who takes a place in the pace, and who had better not."""

import asyncio
import time

import pytest

from bot.outbox.limiter import Limiter
from bot.outbox.pace import GUARD, Pace


async def test_who_gives_up_before_the_turn_comes_takes_nobodys_place() -> None:
    pace = Pace(1, answer_rate=1)
    limiter = Limiter(pace, time.monotonic)
    await limiter.enter(1)
    for chat in range(2, 50):
        with pytest.raises(TimeoutError):
            await limiter.enter(chat, patience=0.1)
    assert pace.next_answer(now := time.monotonic()) <= now + 1 + GUARD
    assert limiter.answer_wait(49) == 0


async def test_two_who_speak_in_one_chat_do_not_speak_at_once() -> None:
    limiter = Limiter(Pace(1), time.monotonic)
    first, *later = sorted([slot.at for slot in await asyncio.gather(*(limiter.enter(1) for _ in range(2)))])
    assert later[0] >= first + 1
