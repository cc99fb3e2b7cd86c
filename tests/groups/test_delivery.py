"""An issue on its way into groups and their topics, whatever becomes of them meanwhile."""

import pytest

from bot.build import utc_now
from bot.demo.phone import Person
from bot.demo.telegram.chats import Chat, Standing
from bot.model.reader import Address, Preferences
from bot.store.readers import Readers
from tests.delivery.telling import counts, when
from tests.kills import WEEK, commentary
from tests.readers.chats import count_stored, eventually
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")
TOPIC = 7


@pytest.fixture
def anna(stage: Stage) -> Person:
    return stage.telegram.person("Anna")


def forum(stage: Stage, anna: Person) -> Chat:
    """Anna's, with the bot in it, and an open topic."""
    chat = stage.telegram.group("Neighbours", anna, forum=True)
    anna.enters(chat).adds_bot()
    anna.enters(chat).opens_topic(TOPIC)
    stage.telegram.updates.drop()
    return chat


async def publish(stage: Stage, *addresses: Address) -> None:
    """An issue that goes out at the bot's next start, to who subscribed there one day."""
    async with stage.store() as (database, cipher):
        for address in addresses:
            await Readers(database, cipher, utc_now).save(address, Preferences("en", subscribed=True))
    await stage.draft([commentary("en")])
    await stage.publish(WEEK)


async def test_an_issue_comes_into_the_topic_that_subscribed_and_nowhere_else(stage: Stage, anna: Person) -> None:
    chat = forum(stage, anna)
    await publish(stage, Address(chat.id, TOPIC))
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"sent": 1}
    assert [message.thread for message in chat.news] == [TOPIC]


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "deleted"])
async def test_a_topic_that_is_closed_or_gone_gets_nothing_and_general_neither(
    stage: Stage, anna: Person, *, closed: bool
) -> None:
    chat = forum(stage, anna)
    if closed:
        anna.enters(chat).opens_topic(TOPIC, open_=False)
    else:
        del chat.topics[TOPIC]
    await publish(stage, Address(chat.id, TOPIC))
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"skipped": 1}
    assert chat.news == []
    assert await count_stored(stage) == 1


async def test_a_group_in_which_the_bot_may_not_write_is_left_out_and_stays_subscribed(
    stage: Stage, anna: Person
) -> None:
    chat = forum(stage, anna)
    anna.enters(chat).adds_bot(Standing.RESTRICTED)
    await publish(stage, Address(chat.id))
    async with stage.bot():
        assert counts(await when(stage, "ended")) == {"skipped": 1}
    assert await count_stored(stage) == 1


async def test_a_group_that_became_a_supergroup_meanwhile_has_the_issue_once_under_its_new_number(
    stage: Stage, anna: Person
) -> None:
    old = stage.telegram.group("Neighbours", anna, basic=True)
    anna.enters(old).adds_bot()
    await publish(stage, Address(old.id), Address(anna.id))
    new = stage.telegram.upgrade(old, anna.account)
    stage.telegram.updates.drop()
    async with stage.bot():
        assert counts(await when(stage, "ended"))["sent"] == 1
    assert (len(old.news), len(new.news)) == (0, 1)
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        assert await readers.find(Address(new.id))
        assert await readers.find(Address(old.id)) is None


async def test_the_message_that_tells_of_the_new_number_is_enough(stage: Stage, anna: Person) -> None:
    old = stage.telegram.group("Neighbours", anna, basic=True)
    anna.enters(old).adds_bot()
    async with stage.store() as (database, cipher):
        await Readers(database, cipher, utc_now).save(Address(old.id), Preferences("en", subscribed=True))
    async with stage.bot():
        new = stage.telegram.upgrade(old, anna.account)
        await stage.telegram.updates.idle()
        async with stage.store() as (database, cipher):
            assert await Readers(database, cipher, utc_now).find(Address(new.id))
            assert await count_stored(stage) == 1


@pytest.mark.parametrize("standing", [Standing.KICKED, Standing.LEFT])
async def test_a_group_from_which_the_bot_is_removed_is_forgotten_with_all_its_topics(
    stage: Stage, anna: Person, standing: Standing
) -> None:
    chat = forum(stage, anna)
    async with stage.store() as (database, cipher):
        for thread in (0, TOPIC):
            await Readers(database, cipher, utc_now).save(Address(chat.id, thread), Preferences("en", subscribed=True))
    async with stage.bot():
        anna.enters(chat).adds_bot(standing)
        await stage.telegram.updates.idle()
        assert await count_stored(stage) == 0
        sealed = cipher.seal(chat.id)
        files = stage.database.parent
        await eventually(lambda: not any(sealed in file.read_bytes() for file in files.iterdir()))
    assert str(chat.id) not in stage.log.read_text() if stage.log.exists() else True
