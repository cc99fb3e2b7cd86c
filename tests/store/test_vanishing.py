"""What is to vanish: in time, once, and never kept for longer than it can be done."""

from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from bot.model.reader import Address, Preferences
from bot.model.vanishing import Vanishes
from bot.store.cipher import BITS, Cipher
from bot.store.vanishing import LIFE, PATIENCE, Vanishing, vanish_now
from tests.render.issues import commentary
from tests.store.kept import Kept

ANNA = Address(7)


async def vanishes(kept: Kept, *messages: int, around: int = 0) -> Vanishing:
    sealed = kept.cipher.seal(ANNA.chat)
    await kept.database.write(lambda sql: vanish_now(sql, sealed, messages, kept.seconds, around=around))
    return kept.stores.vanishing


async def test_what_was_settled_is_gone_and_what_could_not_be_done_waits_a_minute(kept: Kept) -> None:
    vanishing = await vanishes(kept, 1, 2)
    assert await vanishing.due(1) == [Vanishes(ANNA, 1)]
    await vanishing.settle([Vanishes(ANNA, 1)])
    await vanishing.postpone([Vanishes(ANNA, 2)])
    assert await vanishing.due(9) == []
    kept.passes(PATIENCE)
    assert await vanishing.due(9) == [Vanishes(ANNA, 2)]


async def test_asked_for_twice_it_is_there_once(kept: Kept) -> None:
    await vanishes(kept, 1, 2, around=2)
    vanishing = await vanishes(kept, 1, 2, around=2)
    assert await vanishing.due(9) == [Vanishes(ANNA, 1), Vanishes(ANNA, 2, around=True)]


async def test_what_came_to_nothing_for_two_days_is_erased(kept: Kept) -> None:
    vanishing = await vanishes(kept, 1)
    kept.passes(LIFE - 1)
    await vanishing.drop_lapsed()
    assert await vanishing.due(9)
    kept.passes(1)
    await vanishing.drop_lapsed()
    assert await vanishing.due(9) == []


async def test_a_row_that_another_key_has_sealed_is_erased(kept: Kept) -> None:
    await vanishes(kept, 1)
    other = Vanishing(kept.database, Cipher(1, AESSIV.generate_key(BITS)), kept.clock)
    assert await other.due(9) == []
    assert await kept.stores.vanishing.due(9) == []


async def test_of_a_chat_that_is_not_reached_any_more_nothing_is_kept(kept: Kept) -> None:
    vanishing = await vanishes(kept, 1)
    await kept.stores.readers.erase_chat(ANNA.chat)
    assert await vanishing.due(9) == []


async def test_what_is_sent_goes_after_its_readers_hours_and_nothing_of_who_wants_no_such_thing(kept: Kept) -> None:
    await kept.stores.readers.save(ANNA, Preferences("en", subscribed=True, vanishes=3))
    await kept.subscribe(8)
    number = await kept.publish(commentary("west"), messages=("one", "two"))
    await kept.deliver(number, now=kept.seconds)
    await kept.stores.vanishing.keep(ANNA, [31, 32, 0])
    await kept.stores.vanishing.keep(Address(8), [33])
    await kept.stores.vanishing.keep(Address(9), [34])
    kept.passes(3 * 3600 - 1)
    assert await kept.stores.vanishing.due(9) == []
    kept.passes(1)
    assert await kept.stores.vanishing.due(9) == [Vanishes(ANNA, each) for each in (31, 32, 700, 701)]


async def test_leaving_does_not_wait_for_the_hours(kept: Kept) -> None:
    await kept.stores.readers.save(ANNA, Preferences("en", vanishes=47))
    await kept.stores.vanishing.keep(ANNA, [31])
    await kept.stores.readers.erase(ANNA)
    assert await kept.stores.vanishing.due(9) == [Vanishes(ANNA, 31)]
    await kept.stores.vanishing.keep(ANNA, [32])
    assert await kept.stores.vanishing.due(9) == [Vanishes(ANNA, 31)]
