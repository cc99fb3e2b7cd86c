"""A wipe code erases its reader, however it is written, and nothing stored tells what it is."""

import pytest

from bot.model.delivery import DeliveryState
from bot.model.reader import Address
from bot.store.wipes import ALPHABET, hashed
from tests.render.issues import commentary
from tests.store.kept import Kept

ANNA, BORIS = Address(7), Address(8)


@pytest.fixture
async def code(kept: Kept) -> str:
    await kept.subscribe(ANNA.chat, BORIS.chat)
    made = await kept.stores.wipes.make(ANNA)
    assert made
    return made


async def test_a_code_erases_its_reader_and_nobody_else(kept: Kept, code: str) -> None:
    await kept.stores.wipes.use(code, 100)
    assert await kept.stores.readers.find(ANNA) is None
    assert await kept.stores.readers.find(BORIS)
    await kept.stores.wipes.use(code, 100)
    assert await kept.stores.readers.find(BORIS)


async def test_a_code_that_is_nobodys_erases_nobody(kept: Kept, code: str) -> None:
    for wrong in ("", "0", code[:-1], code + "0", "0000-0000-0000-0000"):
        await kept.stores.wipes.use(wrong, 100)
    assert await kept.stores.readers.find(ANNA)
    assert not await kept.database.fetch("SELECT 1 FROM vanishing")


@pytest.mark.parametrize(
    "written",
    [
        "0AB1-EKMH-PCTX-01Z9",
        "0ab1ekmhpctx01z9",
        " 0AB1 EKMH\nPCTX 01Z9 ",
        "OАВI-ЕКМН-РСТХ-oL-z9",
        "0ab1–ekmh–pctx–olz9.",
    ],
)
def test_it_is_understood_as_people_write_it(written: str) -> None:
    assert hashed(written) == hashed("0AB1EKMHPCTX01Z9")


async def test_only_the_newest_code_counts(kept: Kept, code: str) -> None:
    newer = await kept.stores.wipes.make(ANNA)
    assert newer
    assert newer != code
    await kept.stores.wipes.use(code, 100)
    assert await kept.stores.readers.find(ANNA)
    await kept.stores.wipes.use(newer, 100)
    assert await kept.stores.readers.find(ANNA) is None


async def test_a_code_has_eighty_bits_and_is_nowhere_in_the_database(kept: Kept, code: str) -> None:
    letters = code.replace("-", "")
    assert len(letters) == 16
    assert len(ALPHABET) == 32
    assert set(letters) <= set(ALPHABET)
    (row,) = await kept.database.fetch("SELECT code FROM wipe")
    assert letters.encode() not in row["code"]
    assert code.encode() not in row["code"]


async def test_who_has_nothing_stored_gets_no_code(kept: Kept) -> None:
    assert await kept.stores.wipes.make(ANNA) is None
    assert not await kept.stores.wipes.exists(ANNA)


async def test_a_code_goes_when_it_is_removed_and_with_its_reader(kept: Kept, code: str) -> None:
    wipes = kept.stores.wipes
    assert await wipes.exists(ANNA)
    await wipes.drop(ANNA)
    assert not await wipes.exists(ANNA)
    await wipes.use(code, 100)
    assert await kept.stores.readers.find(ANNA)
    await wipes.make(ANNA)
    await kept.stores.readers.erase(ANNA)
    assert not await kept.database.fetch("SELECT 1 FROM wipe")


async def test_the_messages_that_are_known_vanish_and_those_near_the_one_with_the_code(kept: Kept, code: str) -> None:
    number = await kept.publish(commentary("west"), messages=("one", "two"))
    await kept.deliver(number)
    await kept.stores.wipes.use(code, 900)
    due = await kept.stores.vanishing.due(10)
    assert {(each.address, each.message, each.around) for each in due} == {
        (ANNA, 700, False),
        (ANNA, 701, False),
        (ANNA, 900, True),
    }
    rows = await kept.database.fetch("SELECT state FROM delivery")
    assert all(row["state"] == DeliveryState.SENT for row in rows)
