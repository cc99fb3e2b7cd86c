"""Whatever an editor gives up leaves the write-ahead log, too."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.build import utc_now
from bot.model.cell import Part
from bot.model.correction import Amendment
from bot.model.week import Week
from bot.store.build import Stores, open_stores
from tests.kills import WEEK, commentary
from tests.stage import Stage

EDITOR = 777


async def offer(stores: Stores) -> None:
    issue = await stores.issues.find(WEEK)
    assert issue
    await stores.confirmations.offer(EDITOR, issue)
    await stores.confirmations.withdraw(EDITOR, WEEK)


async def proposal(stores: Stores) -> None:
    made = await stores.corrections.propose(EDITOR, Amendment(WEEK, "west"), 0)
    await stores.corrections.drop(made.number, EDITOR)


async def cell(stores: Stores) -> None:
    opened = await stores.cells.open(EDITOR, Week.parse("2026-W40"), "west", "en", Part.WHOLE)
    await stores.cells.drop(EDITOR, opened.number)


@pytest.mark.parametrize("given_up", [offer, proposal, cell])
async def test_the_log_holds_nothing_of_what_was_given_up(
    stage: Stage, given_up: Callable[[Stores], Awaitable[None]]
) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        await given_up(open_stores(database, cipher, utc_now))
        await database.scrubbed()
        files = [Path(f"{stage.database}{end}") for end in ("", "-wal")]
        assert not [file.name for file in files if file.exists() and cipher.seal(EDITOR) in file.read_bytes()]
