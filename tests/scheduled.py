"""An issue that may go out, as when an editor has confirmed it."""

from collections.abc import Callable
from datetime import datetime

from bot.build import utc_now
from bot.model.broadcast import Terms
from bot.model.issue import Issue
from bot.model.scheduled import Scheduled
from bot.store.cipher import Cipher
from bot.store.confirmations import Confirmations
from bot.store.schedule import Schedule
from bot.store.sql import Database


async def scheduled(
    database: Database,
    cipher: Cipher,
    issue: Issue,
    *,
    terms: Terms = Terms(),  # noqa: B008 -- it is frozen
    due: int = 0,
    clock: Callable[[], datetime] = utc_now,
) -> Scheduled:
    offer = await Confirmations(database, cipher, clock).offer(1, issue)
    return await Schedule(database, cipher, clock).book(offer, due, terms)
