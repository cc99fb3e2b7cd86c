"""What is kept of editors, and how it goes."""

from datetime import UTC, datetime, timedelta

from bot.build import utc_now
from bot.model.reader import Address
from bot.store.cards import Cards
from bot.store.confirmations import MINUTES, Confirmations
from bot.store.editors import Editors
from bot.store.issues import Issues
from bot.store.readers import Readers
from tests.kills import WEEK, commentary
from tests.stage import Stage

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_an_offer_whose_time_is_over_is_erased_though_nobody_publishes(stage: Stage) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        issue = await Issues(database, utc_now).find(WEEK)
        assert issue
        await Confirmations(database, cipher, lambda: MADE).offer(7, issue)
        for seconds, kept in ((MINUTES * 60 - 1, True), (MINUTES * 60, False)):
            await Editors(database, cipher, lambda: MADE + timedelta(seconds=seconds)).drop_lapsed()  # noqa: B023
            assert await Readers(database, cipher, utc_now).edits(Address(7)) is kept


async def test_nothing_is_kept_of_who_is_an_editor_no_more(stage: Stage) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        issue, readers = await Issues(database, utc_now).find(WEEK), Readers(database, cipher, utc_now)
        assert issue
        await Cards(database, cipher, [7, 8]).put("draft:2026-W48", 7, 70)
        await Cards(database, cipher, [7, 8]).put("draft:2026-W48", 8, 80)
        await Confirmations(database, cipher, utc_now).offer(9, issue)
        await Editors(database, cipher, utc_now).keep_only({8})
        assert [await readers.edits(Address(chat)) for chat in (7, 8, 9)] == [False, True, False]
        assert await Cards(database, cipher, [8]).find("draft:2026-W48") == {8: 80}
