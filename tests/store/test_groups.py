"""What is kept of groups: each of their topics is a reader of its own, and a group may get another number."""

import pytest

from bot.model.reader import Address, Preferences
from tests.render.issues import commentary
from tests.store.kept import Kept

OLD, NEW = -41, -1_001_000_000_041
ENGLISH = Preferences("en", subscribed=True)


async def subscribe(kept: Kept, *addresses: Address) -> None:
    for address in addresses:
        await kept.stores.readers.save(address, ENGLISH)


async def test_a_group_that_gets_another_number_has_its_issue_there(kept: Kept) -> None:
    await subscribe(kept, Address(OLD))
    number = await kept.publish(commentary("west"))
    await kept.stores.readers.move(OLD, NEW)
    assert await kept.stores.readers.find(Address(OLD)) is None
    assert await kept.stores.readers.find(Address(NEW)) == ENGLISH
    assert await kept.deliver(number) == [(NEW, "one")]


async def test_if_it_subscribes_under_both_numbers_it_has_the_issue_once(kept: Kept) -> None:
    await subscribe(kept, Address(OLD), Address(NEW), Address(OLD, 7))
    number = await kept.publish(commentary("west"))
    await kept.stores.readers.move(OLD, NEW)
    await kept.stores.readers.move(OLD, NEW)
    assert await kept.deliver(number) == [(NEW, "one"), (NEW, "one")]
    assert {row["thread"] for row in await kept.database.fetch("SELECT thread FROM reader")} == {0, 7}


async def test_what_it_was_sent_is_not_looked_for_among_the_messages_of_its_new_number(kept: Kept) -> None:
    await subscribe(kept, Address(OLD), Address(9))
    await kept.deliver(await kept.publish(commentary("west")))
    assert await kept.count("sent") == 2
    await kept.stores.readers.move(OLD, NEW)
    assert await kept.count("sent") == 1


@pytest.mark.parametrize("thread", [0, 7])
async def test_leaving_a_topic_leaves_the_others(kept: Kept, thread: int) -> None:
    await subscribe(kept, Address(NEW), Address(NEW, 7))
    await kept.stores.readers.erase(Address(NEW, thread))
    assert await kept.count("reader") == 1


async def test_of_a_group_that_has_thrown_the_bot_out_nothing_is_left(kept: Kept) -> None:
    await subscribe(kept, Address(NEW), Address(NEW, 7), Address(OLD))
    number = await kept.publish(commentary("west"))
    assert await kept.stores.readers.erase_chat(NEW)
    assert not await kept.stores.readers.erase_chat(NEW)
    assert await kept.deliver(number) == [(OLD, "one")]
    assert (await kept.count("reader"), await kept.count("sent")) == (1, 1)
